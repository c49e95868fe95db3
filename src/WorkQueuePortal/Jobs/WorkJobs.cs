using WorkQueuePortal.Processes.Invoices.Actions;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Jobs;

/// <summary>The jobs that keep clocks, queues and waiting invoices up to now.</summary>
public static class WorkJobs
{
    public static IReadOnlyList<JobDefinition> All { get; } =
    [
        new("sla-sweep", "SLA sweep", "* * * * *", (at, ct) => at.GetRequiredService<SweepClocks>().Run(ct)),
        new("work-offers", "Work offers", "* * * * *", (at, ct) => at.GetRequiredService<OfferWork>().Run(ct)),
        new("queue-ageing", "Queue ageing", "*/15 * * * *", (at, ct) => at.GetRequiredService<RecalculateAgeing>().Run(ct)),
        new("decision-history", "Decision history", "40 3 * * *", (at, ct) => at.GetRequiredService<ForgetDecisions>().Run(ct)),
        new("receipt-grace", "Receipts overdue", "*/10 * * * *", (at, ct) => at.GetRequiredService<SweepGrace>().Run(ct)),
    ];
}
