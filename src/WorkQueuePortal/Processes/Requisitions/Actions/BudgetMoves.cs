using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.Requisitions.Actions;

/// <summary>What the portal has promised of a budget before the ERP knows of it.</summary>
public static class BudgetMoves
{
    public static Task PreCommit(WriteScope at, PurchaseRequest request, CancellationToken ct) => Move(at, request, pre: request.Total, committed: 0m, ct);

    /// <summary>The order exists: what was promised is now committed.</summary>
    public static Task Commit(WriteScope at, PurchaseRequest request, CancellationToken ct) => Move(at, request, pre: -request.Total, committed: request.Total, ct);

    private static async Task Move(WriteScope at, PurchaseRequest request, decimal pre, decimal committed, CancellationToken ct)
    {
        var year = FiscalYear.Of(request.SubmittedAt);
        var budget = await at.Db.Set<Budget>().FirstOrDefaultAsync(b => b.CostCenter == request.CostCenter && b.Gl == request.Gl && b.FiscalYear == year, ct);
        if (budget is null) return;
        budget.PreCommitted += pre;
        budget.Committed += committed;
    }
}
