namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Says what stops an invoice: the sentence at the head of its case, the rule behind it, and what the list shows under "Difference".</summary>
internal static class JudgementWords
{
    public static (string Sentence, string Why) Of(SupplierInvoice invoice, HeaderContext context, string? primary, HeaderResult header, InvoiceMatch match, HeaderCheck freight, decimal plannedFreight)
    {
        var who = context.Supplier?.Name ?? (invoice.SupplierName.Length > 0 ? invoice.SupplierName : "An unknown sender");
        var total = Figures.Amount(Math.Abs(invoice.Total ?? 0m));
        if (primary is null) return ($"{who} billed what was ordered and received.", "Every check holds.");
        if (header.Checks.FirstOrDefault(c => c.Code == primary) is { } check) return (HeaderSentence(who, invoice, context, primary, check), check.Sentence);
        if (primary == freight.Code) return ($"{who} billed {Figures.Amount(invoice.Freight)} freight{(plannedFreight > 0m ? $"; {Figures.Amount(plannedFreight)} was planned" : " and none was planned")}.", freight.Sentence);
        return primary switch
        {
            Codes.NonPoNoPolicy => ($"{who} billed {total} without an order.", "The invoice names no order and no open order of the supplier fits its lines. Rule N-01: without an order only agreed categories are paid."),
            Codes.CreditIncomplete when InvoiceJudgement.Exceeds(invoice, context) =>
                ($"{who} gives {total} back for invoice {invoice.OriginalInvoice}, of which {Figures.Amount(context.LeftOfOriginal!.Value)} is left.", "A credit memo gives back no more than its invoice. Rule M-15."),
            Codes.CreditIncomplete when string.IsNullOrWhiteSpace(invoice.OriginalInvoice) => ($"{who} gives {total} back and does not say for which invoice.", "A credit memo cites the invoice it credits. Rule M-15."),
            Codes.AmountLarge => ($"{who} billed a line above the amount one person may let through.", $"A line is above {Figures.Amount(match.Lines.Any(l => l.Order is not null) ? 100_000m : 10_000m)}. Rule L-01: a second person looks."),
            _ => OfLine(who, invoice, primary, match.Lines.FirstOrDefault(l => l.Codes.Contains(primary)) ?? match.Lines[0]),
        };
    }

    /// <summary>Money, a quantity, or the missing fact.</summary>
    public static string Difference(SupplierInvoice invoice, string? code, InvoiceMatch match, decimal variance)
    {
        var line = match.Lines.FirstOrDefault(l => code is not null && l.Codes.Contains(code));
        return code switch
        {
            Codes.PriceOver => Signed(match.Lines.Where(l => l.VarianceAmount > 0m).Sum(l => l.VarianceAmount)),
            Codes.NoReceipt => "not received",
            Codes.OverReceipt or Codes.OverOrder when line is not null => Signed(line.UncoveredAmount),
            Codes.Freight or Codes.TaxVariance => Signed(variance),
            Codes.TaxExempt => Signed(invoice.Tax ?? 0m),
            Codes.Currency => invoice.Currency ?? "",
            Codes.NonPoNoPolicy or Codes.MissingData => "no order",
            Codes.CreditIncomplete => "no original",
            Codes.Unit when line is not null => line.Line.Unit,
            _ => "",
        };
    }

    private static string HeaderSentence(string who, SupplierInvoice invoice, HeaderContext context, string primary, HeaderCheck check) => primary switch
    {
        Codes.TaxVariance => $"{who} billed {Figures.Amount(invoice.Tax ?? 0m)} tax; {Figures.Amount(context.ComputedTax)} was computed. Difference {Signed((invoice.Tax ?? 0m) - context.ComputedTax)}.",
        Codes.TaxExempt => $"{who} billed {Figures.Amount(invoice.Tax ?? 0m)} tax to a site that is exempt.",
        _ => $"{who}: {WithoutRule(check)}",
    };

    private static string WithoutRule(HeaderCheck check) => check.Sentence[..check.Sentence.LastIndexOf(" Rule ", StringComparison.Ordinal)];

    private static (string Sentence, string Why) OfLine(string who, SupplierInvoice invoice, string code, LineMatch line)
    {
        var unit = line.Order?.Unit;
        var goods = invoice.Lines.Find(l => l.Line == line.Line.Line)?.Name is { Length: > 0 } name ? $" of {name}" : "";
        var sentence = code switch
        {
            Codes.PriceOver when line.Order is { } order && line.Quantity != 0m =>
                $"{who} billed {Figures.Price(Math.Round(line.VarianceAmount / line.Quantity, 4))} more per unit than the {(order.ContractPrice == order.Price ? "contract" : "order")} on {Figures.Quantity(line.Quantity)} {unit}{goods}. Difference {Signed(line.VarianceAmount)}, {line.VariancePercent:0.##} %.",
            Codes.NoReceipt => $"{who} billed {Figures.Quantity(line.Quantity)} {unit}{goods}, and nothing is received.",
            Codes.OverReceipt => $"{who} billed {Figures.Quantity(line.UncoveredQuantity)} {unit}{goods} more than was received, {Signed(line.UncoveredAmount)}.",
            Codes.OverOrder => $"{who} billed {Figures.Quantity(line.UncoveredQuantity)} {unit}{goods} more than was ordered, {Signed(line.UncoveredAmount)}.",
            Codes.Unit when line.Order is { } order && line.Line.Unit == order.Unit => $"{who} billed {Figures.Price(line.Line.Price)} per {unit}{goods}; ordered at {Figures.Price(order.Price)}, so the unit is in doubt.",
            Codes.Unit => $"{who} billed by {line.Line.Unit}; ordered was by {unit}, and no factor leads from one to the other.",
            Codes.Unlinked => $"{who} billed a line{goods} that fits no single order line.",
            Codes.OrderNotValid => $"{who} billed an order that cannot be billed.",
            Codes.Inspection => $"{who} billed goods whose inspection is open{goods.Replace(" of ", ": ", StringComparison.Ordinal)}.",
            _ => $"{who}: {ExceptionCode.NameOf(code).ToLowerInvariant()}.",
        };
        return (sentence, line.Why);
    }

    private static string Signed(decimal amount) => amount switch
    {
        > 0m => "+" + Figures.Amount(amount),
        < 0m => "\u2212" + Figures.Amount(-amount),
        _ => Figures.Amount(0m),
    };
}
