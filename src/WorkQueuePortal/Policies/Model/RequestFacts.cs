using NodaTime;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Policies.Model;

/// <summary>Everything the request policy may know. The same facts and the same rules always come to the same verdict.</summary>
/// <param name="Total">Including freight, excluding tax, in ledger currency.</param>
/// <param name="SplitTotal">Other requests and orders of the last ten days that count as one with this: same cost centre or requester, and same supplier or family.</param>
/// <param name="Line">Who could decide, from the cost-centre owner upward.</param>
public sealed record RequestFacts(
    Guid RequesterId, decimal Total, IReadOnlyList<RequestLineFacts> Lines, decimal SplitTotal, string? SplitWith, string CostCenter, bool IsCostCenterActive, Guid CostCenterOwnerId, string Gl,
    bool IsGlAllowed, BudgetFacts? Budget, IReadOnlyList<Approver> Line, Instant Now);

/// <param name="PriceOff">How far the price is from the contract or last paid price, as a share; null where neither is known.</param>
public sealed record RequestLineFacts(string Item, bool IsCatalogueItem, decimal? PriceOff, bool HasContractPrice, string Risk, bool IsCapital, string SupplierCode, SupplierStatus Status, Screening Screening);

public sealed record BudgetFacts(decimal Annual, decimal Actual, decimal Committed, decimal PreCommitted, Instant AsOf)
{
    public decimal Available => Annual - Actual - Committed - PreCommitted;
}

/// <param name="Limit">The operating limit of the person's level.</param>
public sealed record Approver(Guid Id, string Name, string Role, decimal Limit, bool IsActive);

/// <summary>Operating limits of the delegation of authority, in ledger currency.</summary>
public static class Authority
{
    /// <summary>What the policy itself may approve when every low-risk test holds.</summary>
    public const decimal Policy = 2_500m;

    private static readonly (string Role, decimal Limit)[] Levels =
    [
        (Kernel.Roles.Manager, 10_000m), (Kernel.Roles.Director, 50_000m), (Kernel.Roles.VicePresident, 250_000m), (Kernel.Roles.Cfo, 1_000_000m), (Kernel.Roles.Ceo, 5_000_000m),
    ];

    /// <summary>The highest level among the roles, or nothing for people who approve nothing.</summary>
    public static (string Role, decimal Limit)? Of(IReadOnlyCollection<string> roles)
    {
        for (var level = Levels.Length - 1; level >= 0; level--)
            if (roles.Contains(Levels[level].Role)) return Levels[level];
        return null;
    }
}
