using WorkQueuePortal.Access;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Mirror;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Policies;
using WorkQueuePortal.Processes.IntegrationFailures;
using WorkQueuePortal.Processes.Invoices;
using WorkQueuePortal.Processes.Requisitions;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work;

namespace WorkQueuePortal;

/// <summary>The rooms that keep something, one line each, in the order of their first scripts: the third line is <c>0003_mirror.sql</c>.</summary>
public static class Rooms
{
    public static IReadOnlyList<RoomTables> Tables { get; } =
    [
        new StoreTables(),
        new AccessTables(),
        new MirrorTables(),
        new IntegrationTables(),
        new SandboxTables(),
        new WorkTables(),
        new PolicyTables(),
        new InvoiceTables(),
        new RequisitionTables(),
        new JobTables(),
        new FailureTables(),
    ];
}
