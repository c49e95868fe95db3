using WorkQueuePortal.Kernel;
using static WorkQueuePortal.Processes.Invoices.Model.Figures;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>An invoice against its orders and receipts. Pure: the same facts under the same policy version give the same verdict.</summary>
public static class ThreeWayMatch
{
    /// <summary>Small tolerances must not add up: over all lines together they stay within this share and amount.</summary>
    private const decimal GuardFraction = 0.02m, GuardAmount = 250m;

    /// <summary>Lines are taken in order, so two lines for one order line share what is left of it. Nothing is reserved in the book;
    /// that is the caller's, once the verdict stands.</summary>
    public static InvoiceMatch Compare(InvoiceFacts invoice, OrderBook book, MatchTerms terms)
    {
        var held = new Dictionary<OrderKey, Allocation>();
        var lines = new List<LineMatch>(invoice.Lines.Count);
        foreach (var line in invoice.Lines)
        {
            var match = Compare(invoice, line, book, held, terms);
            lines.Add(match);
            terms = terms with { DeMinimisUsed = terms.DeMinimisUsed + match.DeMinimisUsed };
            if (match.Order is { } order) held[order.Key] = held.GetValueOrDefault(order.Key, Allocation.None).Plus(match.Reserved);
        }
        return Guard(invoice, lines, terms.Policy);
    }

    private static LineMatch Compare(InvoiceFacts invoice, InvoiceLine line, OrderBook book, Dictionary<OrderKey, Allocation> held, MatchTerms terms)
    {
        var link = Linking.Find(line, invoice.Supplier, book);
        if (link.Line is not { } ordered)
        {
            var rule = link.Code == Codes.Unlinked ? MatchRules.Link : MatchRules.Order;
            var sheet = new CheckSheet(terms.Policy.Name);
            sheet.Add(rule, "Order line to compare with", false, "one", "none");
            sheet.Stop(link.Code!, rule, link.Sentence);
            return new(line, null, MatchVerdict.Exception, sheet.Codes, [], 0m, 0m, sheet.Why(), sheet.Checks) { Amount = Money.Round(line.Price * line.Quantity) };
        }
        if (held.TryGetValue(ordered.Order.Key, out var before)) ordered = ordered with { Prior = ordered.Prior.Plus(before) };
        return LineComparison.Of(invoice, line, ordered, book.Units, terms);
    }

    /// <summary>Only variances that a tolerance let through are added up: a line stopped for its price already has a person.</summary>
    private static InvoiceMatch Guard(InvoiceFacts invoice, List<LineMatch> lines, TolerancePolicy policy)
    {
        var tolerated = lines.Sum(l => l.ToleratedAmount);
        var subtotal = lines.Where(l => l.Order is not null && !l.Line.IsCredit).Sum(l => l.Amount);
        var limit = Math.Max(policy.DeMinimis, Math.Min(subtotal * GuardFraction, GuardAmount));
        var check = new MatchCheck(MatchRules.HeaderGuard, "Tolerated differences of all lines together", tolerated <= limit, Amount(limit), Amount(tolerated));
        if (tolerated <= limit) return new(invoice, lines, check);

        var sentence = $"The lines of invoice {invoice.Number} are {Amount(tolerated)} over their orders together, above the {Amount(limit)} allowed for the whole invoice. Rule {MatchRules.HeaderGuard} of {policy}.";
        return new(invoice, [.. lines.Select(l => l.ToleratedAmount > 0m ? Stopped(l, check, sentence) : l)], check);
    }

    private static LineMatch Stopped(LineMatch line, MatchCheck guard, string sentence)
    {
        var codes = ExceptionCode.InOrder([.. line.Codes, Codes.PriceOver]);
        return line with
        {
            Verdict = MatchVerdict.Exception,
            Codes = codes,
            Checks = [.. line.Checks, guard],
            Why = codes[0] == Codes.PriceOver ? sentence : $"{line.Why} Also: {sentence}",
            Reserved = Allocation.None,
            DeMinimisUsed = 0m,
        };
    }
}
