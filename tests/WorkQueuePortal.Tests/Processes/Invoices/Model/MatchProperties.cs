using WorkQueuePortal.Kernel.Canonical;
using FsCheck.Xunit;
using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Tests.Processes.Invoices.Model;

public sealed class MatchProperties
{
    [Property]
    public bool However_an_order_is_billed_no_more_is_held_than_was_ordered_and_received(byte ordered, byte received, byte[] billed)
    {
        var book = new OrderBook([new(new MatchCase { Ordered = ordered }.Order, new(received), Allocation.None)]);
        for (var i = 0; i < billed.Length; i++)
            book.Reserve(ThreeWayMatch.Compare(new($"INV{i}", "ACME", "USD", [new("1", "PO1", "1", billed[i], "EA", 12.50m)]), book, new(TolerancePolicy.Std, true)));
        return book.Find(new("PO1", "1"))!.Prior.Net <= Math.Min(ordered, received);
    }

    [Property]
    public bool An_invoice_split_in_two_never_holds_more_than_the_whole_may(byte ordered, byte first, byte second)
    {
        var line = new MatchCase { Ordered = ordered };
        var whole = (line with { Billed = first + second, Received = 1000 }).Line();
        var book = new OrderBook([new(line.Order, new(1000m), Allocation.None)]);
        var halves = new[] { first, second }.Select((q, i) =>
        {
            var match = ThreeWayMatch.Compare(new($"INV{i}", "ACME", "USD", [new("1", "PO1", "1", q, "EA", 12.50m)]), book, new(TolerancePolicy.Std, false));
            book.Reserve(match);
            return match.Lines[0];
        }).ToArray();
        return halves.All(h => h.IsMatched) == whole.IsMatched && halves.Sum(h => h.Reserved.Quantity) <= ordered;
    }

    [Property]
    public bool Lines_of_different_orders_are_judged_alike_in_any_order((byte Ordered, byte Received, byte Billed, sbyte Cents)[] lines)
    {
        var book = new OrderBook(lines.Select((l, i) => new OrderedLine(
            new("PO1", $"{i}", "ACME", "ITEM", l.Ordered, "EA", 12.50m, "USD", MatchBasis.ThreeWay), new(l.Received), Allocation.None)));
        var billed = lines.Select((l, i) => new InvoiceLine($"{i}", "PO1", $"{i}", l.Billed, "EA", 12.50m + l.Cents / 100m)).ToArray();
        return Verdicts(billed).SequenceEqual(Verdicts([.. billed.Reverse()]));

        IEnumerable<(string, MatchVerdict, string)> Verdicts(InvoiceLine[] order) =>
            ThreeWayMatch.Compare(new("INV1", "ACME", "USD", order), book, new(TolerancePolicy.Std, true)).Lines
                .Select(l => (l.Line.Line, l.Verdict, string.Join(' ', l.Codes))).OrderBy(l => l.Line, StringComparer.Ordinal);
    }

    [Property]
    public bool A_price_that_passes_also_passes_when_it_is_lower(byte quantity, ushort price, byte over, byte less)
    {
        var given = new MatchCase { Ordered = quantity, OrderPrice = price / 100m };
        var higher = (given with { BilledPrice = given.OrderPrice + over / 100m }).Line();
        var lower = (given with { BilledPrice = given.OrderPrice + Math.Max(0, over - less) / 100m }).Line();
        return !higher.IsMatched || lower.IsMatched;
    }
}
