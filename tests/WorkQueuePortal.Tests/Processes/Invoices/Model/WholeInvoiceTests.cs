using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;
using static WorkQueuePortal.Processes.Invoices.Model.MatchVerdict;

namespace WorkQueuePortal.Tests.Processes.Invoices.Model;

public sealed class WholeInvoiceTests
{
    [Fact]
    public void Small_tolerances_that_add_up_stop_every_line_that_used_one()
    {
        // Each line is 99.00 over and passes alone; four make 396.00, above min(2 % of 20,396, 250).
        var lines = Enumerable.Range(1, 4).Select(i => (Price: 50m, Billed: 50.99m, Received: 100m)).Append((1m, 1m, 100m)).ToArray();
        var match = Compare(lines);
        Assert.Equal([MatchVerdict.Exception, MatchVerdict.Exception, MatchVerdict.Exception, MatchVerdict.Exception, Matched], match.Lines.Select(l => l.Verdict));
        Assert.False(match.HeaderGuard.Passed);
        Assert.Contains("396.00 over their orders together, above the 250.00 allowed", match.Lines[0].Why, StringComparison.Ordinal);
        Assert.All(match.Lines.Take(4), l => Assert.Equal(Allocation.None, l.Reserved));
    }

    [Fact]
    public void Two_tolerances_within_250_00_pass_together() =>
        Assert.Equal([MatchedTol, MatchedTol], Compare((50m, 50.99m, 100m), (50m, 50.99m, 100m)).Lines.Select(l => l.Verdict));

    [Fact]
    public void A_line_stopped_for_its_price_does_not_drag_the_others_along() =>
        Assert.Equal([MatchVerdict.Exception, MatchedTol], Compare((40m, 44m, 100m), (50m, 50.10m, 100m)).Lines.Select(l => l.Verdict));

    [Fact]
    public void The_invoice_is_as_good_as_its_worst_line_and_routed_by_it()
    {
        var match = Compare((50m, 50m, 0m), (40m, 44m, 100m));
        Assert.Equal(MatchVerdict.Exception, match.Verdict);
        Assert.Equal(Codes.PriceOver, match.Primary);
        Assert.Equal([Codes.NoReceipt], match.Secondary);
        Assert.StartsWith("400.00 over the order", match.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_lines_of_one_invoice_share_what_is_left_of_their_order_line()
    {
        var book = new OrderBook([new(new MatchCase().Order, new(100m), Allocation.None)]);
        var match = ThreeWayMatch.Compare(
            new("INV1", "ACME", "USD", [new("1", "PO1", "1", 60m, "EA", 12.50m), new("2", "PO1", "1", 60m, "EA", 12.50m)]), book, new(TolerancePolicy.Std, false));
        Assert.Equal([Matched, MatchVerdict.Exception], match.Lines.Select(l => l.Verdict));
        Assert.Equal([Codes.OverOrder, Codes.OverReceipt], match.Lines[1].Codes);
    }

    private static InvoiceMatch Compare(params (decimal Price, decimal Billed, decimal Received)[] lines)
    {
        var book = new OrderBook(lines.Select((l, i) => new OrderedLine(
            new("PO1", $"{i}", "ACME", "ITEM", 100m, "EA", l.Price, "USD", MatchBasis.ThreeWay), new(l.Received), Allocation.None)));
        return ThreeWayMatch.Compare(
            new("INV1", "ACME", "USD", [.. lines.Select((l, i) => new InvoiceLine($"{i}", "PO1", $"{i}", 100m, "EA", l.Billed))]), book, new(TolerancePolicy.Std, InsideGrace: true));
    }
}
