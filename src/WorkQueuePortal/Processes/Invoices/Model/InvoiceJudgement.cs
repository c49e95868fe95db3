using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Header, lines, freight and amount together: what stops an invoice, and the sentence that says so.</summary>
/// <param name="Codes">In the order of the taxonomy; empty when it may be released.</param>
/// <param name="Sentence">For the head of the case: who, what differs, how much.</param>
/// <param name="Why">The rule with its values, and the nearest rule that did not fire.</param>
public sealed record InvoiceJudgement(InvoiceMatch Match, HeaderResult Header, HeaderCheck Freight, IReadOnlyList<string> Codes, string Sentence, string Why, decimal Variance, decimal VariancePercent, string Difference)
{
    public string? Primary => Codes is [var first, ..] ? first : null;

    /// <summary>Nothing stops it but a receipt that may still come.</summary>
    public bool OnlyWaits => Codes.Count > 0 && Match.Verdict == MatchVerdict.AwaitingReceipt && Codes.All(c => c is Model.Codes.NoReceipt or Model.Codes.OverReceipt);

    /// <summary>Every check in the order it was made.</summary>
    public IReadOnlyList<MatchCheck> Checks =>
    [
        .. Header.Checks.Select(c => new MatchCheck(c.Rule, c.Name, c.Passed, "", c.Sentence)), .. Match.Lines.SelectMany(l => l.Checks.Select(c => c with { Name = $"Line {l.Line.Line}: {c.Name}" })),
        Match.HeaderGuard, new MatchCheck(Freight.Rule, Freight.Name, Freight.Passed, "", Freight.Sentence),
    ];

    public static InvoiceJudgement Of(SupplierInvoice invoice, InvoiceFacts facts, InvoiceHeader header, HeaderContext context, OrderBook book, TolerancePolicy policy, decimal plannedFreight, bool isFreightPrepaid, bool insideGrace)
    {
        var checks = HeaderChecks.Run(header, context);
        var match = ThreeWayMatch.Compare(facts, book, new MatchTerms(policy, insideGrace));
        var freight = ReleaseChecks.Freight(policy, plannedFreight, invoice.IsCredit ? 0m : invoice.Freight, isFreightPrepaid);
        var codes = new List<string>(checks.Codes);
        var named = invoice.OrderNumber is not null || invoice.Lines.Exists(l => l.OrderNumber is not null);
        // Where no order is named and no line fits one, "no single line fits" would send it to the wrong people. Whether an order is missing or none is needed, H4 has said.
        var lacksOriginal = invoice.IsCredit && string.IsNullOrWhiteSpace(invoice.OriginalInvoice);
        if (named || match.Lines.Any(l => l.Order is not null) || (invoice.IsCredit && !lacksOriginal)) codes.AddRange(match.Codes);
        else if (header.NonPoCategory is not null && !invoice.IsCredit) codes.Add(Model.Codes.NonPoNoPolicy);
        if (!freight.Passed) codes.Add(freight.Code!);
        if (lacksOriginal || Exceeds(invoice, context)) codes.Add(Model.Codes.CreditIncomplete);
        if (match.Lines.Any(l => ReleaseChecks.IsLarge(l.Amount, l.Order is not null))) codes.Add(Model.Codes.AmountLarge);

        var ordered = ExceptionCode.InOrder(codes);
        var primary = ordered is [var first, ..] ? first : null;
        var (sentence, why) = Words(invoice, context, primary, checks, match, freight);
        return new InvoiceJudgement(match, checks, freight, ordered, sentence, why, match.VarianceAmount, match.Lines.Count == 0 ? 0m : match.Lines.Max(l => l.VariancePercent), DifferenceOf(invoice, primary, match, freight));
    }

    private static bool Exceeds(SupplierInvoice credit, HeaderContext context) => credit.IsCredit && context.LeftOfOriginal is { } left && -(credit.Total ?? 0m) > left;

    private static (string Sentence, string Why) Words(SupplierInvoice invoice, HeaderContext context, string? primary, HeaderResult header, InvoiceMatch match, HeaderCheck freight)
    {
        var who = context.Supplier?.Name ?? (invoice.SupplierName.Length > 0 ? invoice.SupplierName : "An unknown sender");
        if (primary is null) return ($"{who} billed what was ordered and received.", "Every check holds.");
        if (header.Checks.FirstOrDefault(c => c.Code == primary) is { } check) return ($"{who}: {check.Sentence[..check.Sentence.LastIndexOf(" Rule ", StringComparison.Ordinal)]}", check.Sentence);
        if (primary == freight.Code) return ($"{who} billed {Figures.Amount(invoice.Freight)} freight.", freight.Sentence);
        if (primary == Model.Codes.NonPoNoPolicy) return ($"{who} billed {Figures.Amount(invoice.Total ?? 0m)} without an order.", "The invoice names no order and no open order of the supplier fits its lines. Rule N-01: without an order only agreed categories are paid.");
        if (primary == Model.Codes.CreditIncomplete && Exceeds(invoice, context))
            return ($"{who} gives {Figures.Amount(Math.Abs(invoice.Total ?? 0m))} back for invoice {invoice.OriginalInvoice}, of which {Figures.Amount(context.LeftOfOriginal!.Value)} is left.", "A credit memo gives back no more than its invoice. Rule M-15.");
        if (primary == Model.Codes.CreditIncomplete && string.IsNullOrWhiteSpace(invoice.OriginalInvoice)) return ($"{who} gives {Figures.Amount(Math.Abs(invoice.Total ?? 0m))} back and does not say for which invoice.", "A credit memo cites the invoice it credits. Rule M-15.");
        if (primary == Model.Codes.AmountLarge) return ($"{who} billed a line above the amount one person may let through.", $"A line is above {Figures.Amount(match.Lines.Any(l => l.Order is not null) ? 100_000m : 10_000m)}. Rule L-01: a second person looks.");
        var line = match.Lines.FirstOrDefault(l => l.Codes.Contains(primary)) ?? match.Lines[0];
        return (LineSentence(who, primary, line), line.Why);
    }

    private static string LineSentence(string who, string code, LineMatch line) => code switch
    {
        Model.Codes.PriceOver when line.Order is { } order && line.Quantity != 0m =>
            $"{who} billed {Figures.Price(Math.Round(line.VarianceAmount / line.Quantity, 4))} more per unit than the order on {Figures.Quantity(line.Quantity)} {order.Unit}. Difference {Figures.Amount(line.VarianceAmount)}, {line.VariancePercent:0.##} %.",
        Model.Codes.NoReceipt => $"{who} billed {Figures.Quantity(line.Quantity)} {line.Order?.Unit} and nothing is received.",
        Model.Codes.OverReceipt => $"{who} billed {Figures.Quantity(line.UncoveredQuantity)} {line.Order?.Unit} more than was received, {Figures.Amount(line.UncoveredAmount)}.",
        Model.Codes.OverOrder => $"{who} billed {Figures.Quantity(line.UncoveredQuantity)} {line.Order?.Unit} more than was ordered, {Figures.Amount(line.UncoveredAmount)}.",
        Model.Codes.Unit => $"{who} billed by {line.Line.Unit}, ordered was by {line.Order?.Unit}, and the two do not fit.",
        Model.Codes.Unlinked => $"{who} billed a line that fits no single order line.",
        Model.Codes.OrderNotValid => $"{who} billed an order that cannot be billed.",
        Model.Codes.Inspection => $"{who} billed goods whose inspection is open.",
        _ => $"{who}: {ExceptionCode.NameOf(code).ToLowerInvariant()}.",
    };

    /// <summary>What the list shows under "Difference": money, a quantity, or the missing fact.</summary>
    private static string DifferenceOf(SupplierInvoice invoice, string? code, InvoiceMatch match, HeaderCheck freight)
    {
        var line = match.Lines.FirstOrDefault(l => code is not null && l.Codes.Contains(code));
        return code switch
        {
            null => "",
            Model.Codes.PriceOver => $"+{Figures.Amount(match.Lines.Where(l => l.VarianceAmount > 0m).Sum(l => l.VarianceAmount))}",
            Model.Codes.NoReceipt => "not received",
            Model.Codes.OverReceipt or Model.Codes.OverOrder when line is not null => $"+{Figures.Amount(line.UncoveredAmount)}",
            Model.Codes.Freight when !freight.Passed => $"+{Figures.Amount(invoice.Freight)}",
            Model.Codes.TaxExempt or Model.Codes.TaxVariance => $"+{Figures.Amount(invoice.Tax ?? 0m)}",
            Model.Codes.Currency => invoice.Currency ?? "",
            Model.Codes.NonPoNoPolicy or Model.Codes.MissingData => "no order",
            Model.Codes.CreditIncomplete => "no original",
            Model.Codes.Unit when line is not null => $"{line.Line.Unit}",
            _ => "",
        };
    }
}
