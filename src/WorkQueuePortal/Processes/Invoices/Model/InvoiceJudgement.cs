using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Header, lines, freight and amount together: what stops an invoice, and the sentence that says so.</summary>
/// <param name="Codes">In the order of the taxonomy; empty when it may be released.</param>
/// <param name="Sentence">For the head of the case: who, what differs, how much.</param>
/// <param name="Why">The rule with its values, and the nearest rule that did not fire.</param>
/// <param name="Variance">What is billed beyond what was agreed, in money: prices, else freight or tax where these stop it. Below zero where less is billed.</param>
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
        var (sentence, why) = JudgementWords.Of(invoice, context, primary, checks, match, freight, plannedFreight);
        var variance = primary switch
        {
            Model.Codes.Freight => invoice.Freight - plannedFreight,
            Model.Codes.TaxVariance => (invoice.Tax ?? 0m) - context.ComputedTax,
            _ => match.VarianceAmount,
        };
        return new InvoiceJudgement(match, checks, freight, ordered, sentence, why, variance, match.Lines.Count == 0 ? 0m : match.Lines.Max(l => l.VariancePercent), JudgementWords.Difference(invoice, primary, match, variance));
    }

    internal static bool Exceeds(SupplierInvoice credit, HeaderContext context) => credit.IsCredit && context.LeftOfOriginal is { } left && -(credit.Total ?? 0m) > left;
}
