using WorkQueuePortal.Integration.Sandbox;

namespace WorkQueuePortal.Integration.Queries;

/// <summary>How the sandbox ERP misbehaves just now.</summary>
public sealed class FaultRows(SandboxErp erp)
{
    public Task<ErpFault> Now(CancellationToken ct) => erp.Faults(ct);
}
