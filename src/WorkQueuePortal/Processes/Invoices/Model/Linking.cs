namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Which order line an invoice line belongs to: the one it names, else the only one with its part number, else the only
/// open one at about its price. Where two fit, nobody guesses.</summary>
public static class Linking
{
    /// <summary>Without a shared number a link by price is believed up to this difference.</summary>
    private const decimal PriceWithin = 0.10m;

    public static Link Find(InvoiceLine line, string supplier, OrderBook book)
    {
        if (Named(line.Order) is { } order)
        {
            if (!book.HasOrder(order)) return Link.Refused(Codes.OrderNotValid, $"There is no order {order}.");
            if (Named(line.OrderLine) is not { } orderLine) return ByLikeness(line, supplier, [.. book.OfOrder(order)], book.Units);
            var key = new OrderKey(order, orderLine);
            return book.Find(key) is { } named
                ? Usable(named, supplier, "named on the invoice")
                : Link.Refused(Codes.OrderNotValid, $"Order {order} has no line {orderLine}.");
        }
        return ByLikeness(line, supplier, [.. book.OfSupplier(supplier).Where(l => l.IsOpen)], book.Units);
    }

    private static Link ByLikeness(InvoiceLine line, string supplier, IReadOnlyList<OrderedLine> candidates, UnitFactors units)
    {
        var found = Only(candidates, c => Same(c.Order.SupplierPart, line.SupplierPart)) is { } part ? (part, "by supplier part number")
            : Only(candidates, c => Same(c.Order.MakerPart, line.MakerPart) || Same(c.Order.Gtin, line.Gtin)) is { } maker ? (maker, "by maker part number or GTIN")
            : Only(candidates, c => c.IsOpen && SameClass(c.Order, line) && NearPrice(c.Order, line, units)) is { } near ? (near, "as the only open line at about this price")
            : ((OrderedLine, string)?)null;
        return found is var (ordered, how) ? Usable(ordered, supplier, how)
            : Link.Refused(Codes.Unlinked, $"No single order line has the part number of line {line.Line}, or an open quantity within 10 % of its price.");
    }

    private static Link Usable(OrderedLine ordered, string supplier, string how)
    {
        var order = ordered.Order;
        if (order.Supplier != supplier)
            return Link.Refused(Codes.OrderNotValid, $"Order {order.Order} was placed with {order.Supplier}, not with {supplier}.");
        return order.State switch
        {
            OrderState.Closed => Link.Refused(Codes.OrderNotValid, $"Order {order.Key} is closed."),
            OrderState.Cancelled => Link.Refused(Codes.OrderNotValid, $"Order {order.Key} was cancelled."),
            OrderState.NotApproved => Link.Refused(Codes.OrderNotValid, $"Order {order.Key} is not approved."),
            _ => new Link(ordered, how, null, ""),
        };
    }

    private static OrderedLine? Only(IReadOnlyList<OrderedLine> candidates, Func<OrderedLine, bool> fits)
    {
        OrderedLine? found = null;
        foreach (var candidate in candidates)
        {
            if (!fits(candidate)) continue;
            if (found is not null) return null;
            found = candidate;
        }
        return found;
    }

    private static string? Named(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static bool Same(string? a, string? b) => Named(a) is { } known && known.Equals(b, StringComparison.OrdinalIgnoreCase);

    /// <summary>A class that is missing on either side says nothing against the link.</summary>
    private static bool SameClass(OrderLineFacts order, InvoiceLine line) =>
        Named(order.UnspscClass) is null || Named(line.UnspscClass) is null || Same(order.UnspscClass, line.UnspscClass);

    private static bool NearPrice(OrderLineFacts order, InvoiceLine line, UnitFactors units) =>
        units.Between(order.Item, line.Unit, order.Unit) is { } ratio
        && Math.Abs(ratio.Price(line.Price) - order.Price) <= order.Price * PriceWithin;
}

/// <summary>The order line that was found and how, or the code and sentence of why none may be used.</summary>
public sealed record Link(OrderedLine? Line, string How, string? Code, string Sentence)
{
    public static Link Refused(string code, string sentence) => new(null, "", code, sentence);
}
