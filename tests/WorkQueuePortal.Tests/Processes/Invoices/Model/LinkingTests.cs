using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Tests.Processes.Invoices.Model;

public sealed class LinkingTests
{
    private static readonly OrderLineFacts Pump = new("PO1", "1", "ACME", "PUMP", 10m, "EA", 100m, "USD", MatchBasis.ThreeWay) { SupplierPart = "P-1", MakerPart = "M-1", Gtin = "00614141999996" };
    private static readonly OrderLineFacts Tube = Pump with { Line = "2", Item = "TUBE", Price = 5m, SupplierPart = "P-2", MakerPart = "M-2", Gtin = null };
    private static readonly InvoiceLine Bare = new("1", null, null, 1m, "EA", 999m);

    [Fact]
    public void The_named_line_wins_over_everything_else() =>
        Assert.Equal(Tube, Found(Bare with { Order = "PO1", OrderLine = "2", SupplierPart = "P-1" }));

    [Fact]
    public void The_supplier_part_number_comes_before_the_makers() =>
        Assert.Equal(Pump, Found(Bare with { SupplierPart = "P-1", MakerPart = "M-2" }));

    [Fact]
    public void A_GTIN_links_where_no_part_number_does() =>
        Assert.Equal(Pump, Found(Bare with { SupplierPart = "X", Gtin = "00614141999996" }));

    [Theory]
    [InlineData(110, true)]
    [InlineData(110.01, false)]
    [InlineData(90, true)]
    [InlineData(89.99, false)]
    public void The_only_open_line_within_ten_percent_of_the_price_links(double price, bool links) =>
        Assert.Equal(links ? Pump : null, Found(Bare with { Price = (decimal)price }));

    [Fact]
    public void Two_lines_at_about_the_price_are_not_guessed_between()
    {
        var link = Linking.Find(Bare with { Price = 100m }, "ACME", Book(Pump, Pump with { Line = "3", SupplierPart = null, Price = 101m }));
        Assert.Equal(Codes.Unlinked, link.Code);
    }

    [Fact]
    public void A_line_of_another_class_is_not_linked_by_price() =>
        Assert.Null(Linking.Find(Bare with { Price = 100m, UnspscClass = "4231" }, "ACME", Book(Pump with { UnspscClass = "4322" })).Line);

    [Theory]
    [InlineData("PO9", "1", "There is no order PO9.")]
    [InlineData("PO1", "9", "Order PO1 has no line 9.")]
    public void An_order_or_line_that_does_not_exist_is_no_valid_order(string order, string line, string sentence)
    {
        var link = Linking.Find(Bare with { Order = order, OrderLine = line }, "ACME", Book(Pump, Tube));
        Assert.Equal((Codes.OrderNotValid, sentence), (link.Code, link.Sentence));
    }

    [Fact]
    public void An_order_of_another_supplier_is_no_valid_order()
    {
        var link = Linking.Find(Bare with { Order = "PO1", OrderLine = "1" }, "OTHER", Book(Pump));
        Assert.Equal((Codes.OrderNotValid, "Order PO1 was placed with ACME, not with OTHER."), (link.Code, link.Sentence));
    }

    private static OrderLineFacts? Found(InvoiceLine line) => Linking.Find(line, "ACME", Book(Pump, Tube)).Line?.Order;

    private static OrderBook Book(params OrderLineFacts[] lines) => new(lines.Select(l => new OrderedLine(l, ReceiptFacts.None, Allocation.None)));
}
