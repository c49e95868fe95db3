namespace WorkQueuePortal.Processes.Invoices.Model;

public enum MatchVerdict
{
    Matched,
    /// <summary>Passed because of a tolerance.</summary>
    MatchedTol,
    /// <summary>Nothing is wrong but the receipt, and its grace has not run out.</summary>
    AwaitingReceipt,
    Exception,
}

/// <summary>One thing that was looked at, with what was allowed and what was found. All of them together are the drawer "All checks".
/// Price limits are alternatives: one of them holding is enough, so a failed check alone does not make an exception.</summary>
public sealed record MatchCheck(string Rule, string Name, bool Passed, string Limit, string Value);

/// <summary>What became of one invoice line.</summary>
/// <param name="Codes">Why it stopped, in the order of the taxonomy; the first is the primary one.</param>
/// <param name="Notes">Codes that inform and never stop.</param>
/// <param name="VarianceAmount">Price difference times quantity, negative when billed below the order; 0 where prices could not be compared.</param>
/// <param name="VariancePercent">The difference in percent of the order price; 100 where the order says 0 and the invoice does not.</param>
public sealed record LineMatch(
    InvoiceLine Line, OrderLineFacts? Order, MatchVerdict Verdict, IReadOnlyList<string> Codes, IReadOnlyList<string> Notes,
    decimal VarianceAmount, decimal VariancePercent, string Why, IReadOnlyList<MatchCheck> Checks)
{
    /// <summary>Quantity in the order's unit, and the billed amount; 0 where the unit is not known.</summary>
    public decimal Quantity { get; init; }
    public decimal Amount { get; init; }

    /// <summary>What was billed beyond order or receipt, in the order's unit and at the order's price.</summary>
    public decimal UncoveredQuantity { get; init; }
    public decimal UncoveredAmount { get; init; }

    /// <summary>To be claimed back although the line may pass: above the contract, or let through under contract tolerance.</summary>
    public decimal RecoveryAmount { get; init; }

    /// <summary>How much of the supplier's monthly de-minimis this line used.</summary>
    public decimal DeMinimisUsed { get; init; }

    /// <summary>What this line holds of its order line from now on.</summary>
    public Allocation Reserved { get; init; } = Allocation.None;

    public bool IsMatched => Verdict is MatchVerdict.Matched or MatchVerdict.MatchedTol;

    /// <summary>A price above the order that a tolerance let through. The header guard adds these up.</summary>
    public decimal ToleratedAmount { get; init; }
}

/// <summary>A whole invoice: as good as its worst line.</summary>
public sealed record InvoiceMatch(InvoiceFacts Invoice, IReadOnlyList<LineMatch> Lines, MatchCheck HeaderGuard)
{
    public MatchVerdict Verdict => Lines.Count == 0 ? MatchVerdict.Exception : Lines.Max(l => l.Verdict);

    /// <summary>Every code of every line once, in the order of the taxonomy.</summary>
    public IReadOnlyList<string> Codes => ExceptionCode.InOrder(Lines.SelectMany(l => l.Codes));

    /// <summary>The code that routes the invoice. It is taken from the lines that decide the verdict: one that only waits for its
    /// receipt must not send another line's exception to receiving.</summary>
    public string? Primary => ExceptionCode.Primary(Deciding.SelectMany(l => l.Codes));
    public IReadOnlyList<string> Secondary => [.. Codes.Where(c => c != Primary)];

    public decimal VarianceAmount => Lines.Sum(l => l.VarianceAmount);
    public decimal RecoveryAmount => Lines.Sum(l => l.RecoveryAmount);
    public decimal DeMinimisUsed => Lines.Sum(l => l.DeMinimisUsed);

    /// <summary>The sentence of the line that brought the primary code.</summary>
    public string Why => Deciding.FirstOrDefault(l => Primary is not { } code || l.Codes.Contains(code))?.Why ?? "The invoice has no lines.";

    private IEnumerable<LineMatch> Deciding => Lines.Where(l => l.Verdict == Verdict);
}
