using WorkQueuePortal.Kernel;
using static WorkQueuePortal.Processes.Invoices.Model.Figures;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>One invoice line against the order line it belongs to, in the order's unit.</summary>
internal static class LineComparison
{
    public static LineMatch Of(InvoiceFacts invoice, InvoiceLine line, OrderedLine ordered, UnitFactors units, MatchTerms terms)
    {
        var order = ordered.Order;
        var policy = order.Policy ?? terms.Policy;
        var sheet = new CheckSheet(policy.Name);
        sheet.Add(MatchRules.Order, "Order is open and from this supplier", true, order.Supplier, invoice.Supplier);
        if (line.IsCredit) return CreditComparison.Of(line, ordered, units, sheet);
        if (order.Amount is { } amount) return AmountComparison.Of(line, ordered, amount, sheet, terms);

        if (units.Between(order.Item, line.Unit, order.Unit) is not { } ratio)
        {
            sheet.Add(MatchRules.Unit, "Unit has a factor", false, order.Unit, line.Unit);
            sheet.Stop(Codes.Unit, MatchRules.Unit, $"Item {order.Item} has no factor from {line.Unit} to {order.Unit}, so neither price nor quantity can be compared.");
            return new(line, order, MatchVerdict.Exception, sheet.Codes, [], 0m, 0m, sheet.Why(), sheet.Checks);
        }
        sheet.Add(MatchRules.Unit, "Unit has a factor", true, order.Unit, $"{line.Unit} × {Quantity(ratio.Value)}");

        var quantity = ratio.Quantity(line.Quantity);
        var sameCurrency = (line.Currency ?? invoice.Currency) == order.Currency;
        sheet.Add(MatchRules.Currency, "Currency of the order", sameCurrency, order.Currency, line.Currency ?? invoice.Currency);
        if (!sameCurrency)
            sheet.Stop(Codes.Currency, MatchRules.Currency, $"Billed in {line.Currency ?? invoice.Currency}, ordered in {order.Currency}.");
        var price = sameCurrency
            ? PriceComparison.Of(ratio.Price(line.Price), order.Price, quantity, policy, policy.DeMinimisAfter(terms.DeMinimisUsed))
            : null;
        if (price is not null)
        {
            PriceChecks.Look(price, order, quantity, policy, policy.DeMinimisAfter(terms.DeMinimisUsed), units, sheet);
            PriceChecks.LookAtRates(order, invoice.LedgerRate, quantity, policy, sheet);
        }
        var uncovered = QuantityChecks.Look(ordered, quantity, policy, sheet);
        return Judge(line, order, policy, price, quantity, uncovered, sheet, terms);
    }

    private static LineMatch Judge(
        InvoiceLine line, OrderLineFacts order, TolerancePolicy policy, PriceComparison? price, decimal quantity, decimal uncovered, CheckSheet sheet, MatchTerms terms)
    {
        var codes = sheet.Codes;
        var verdict = Verdict(codes, price?.IsTolerated ?? false, terms);
        var amount = Money.Round(line.Price * line.Quantity);
        return new(line, order, verdict, codes, Notes(price, order, codes), price?.Extended ?? 0m, price?.Percent ?? 0m,
            codes.Count > 0 ? sheet.Why() : PriceChecks.WhyPassed(price!, order, quantity, policy), sheet.Checks)
        {
            Quantity = quantity,
            Amount = amount,
            UncoveredQuantity = uncovered,
            UncoveredAmount = Money.Round(uncovered * order.Price),
            RecoveryAmount = Recovery(price, order, policy, quantity),
            ToleratedAmount = price is { IsTolerated: true } ? price.Extended : 0m,
            DeMinimisUsed = price is { Ground: PriceGround.DeMinimis } && verdict != MatchVerdict.Exception ? price.Extended : 0m,
            Reserved = verdict is MatchVerdict.Matched or MatchVerdict.MatchedTol ? new(quantity, 0m, amount) : Allocation.None,
        };
    }

    /// <summary>Only a missing receipt may be waited for, and only alone: nothing else mends itself.</summary>
    public static MatchVerdict Verdict(IReadOnlyList<string> codes, bool tolerated, MatchTerms terms) =>
        codes.Count == 0 ? tolerated ? MatchVerdict.MatchedTol : MatchVerdict.Matched
        : terms.InsideGrace && codes.All(c => c is Codes.NoReceipt or Codes.OverReceipt) ? MatchVerdict.AwaitingReceipt
        : MatchVerdict.Exception;

    private static List<string> Notes(PriceComparison? price, OrderLineFacts order, IReadOnlyList<string> codes)
    {
        var notes = new List<string>();
        if (price is { IsSuspiciouslyLow: true } && !codes.Contains(Codes.Unit)) notes.Add(Codes.PriceLow);
        if (order.ContractPrice is { } contract && (order.Price != contract || price is { Extended: > 0m } && price.Billed > contract)) notes.Add(Codes.ContractPrice);
        return notes;
    }

    private static decimal Recovery(PriceComparison? price, OrderLineFacts order, TolerancePolicy policy, decimal quantity) => price switch
    {
        null => 0m,
        _ when order.ContractPrice is { } contract => Math.Max(0m, Money.Round((price.Billed - contract) * quantity)),
        { Ground: PriceGround.DeMinimis } when policy.RecoversDeMinimis => price.Extended,
        _ => 0m,
    };
}
