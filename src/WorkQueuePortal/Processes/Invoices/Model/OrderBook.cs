namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>The order lines an invoice may be compared with, and what earlier invoices hold of them. Loaded by the caller for one
/// invoice under a lock on its order lines, or for a whole file that is taken in order.</summary>
public sealed class OrderBook
{
    private readonly Dictionary<OrderKey, OrderedLine> _lines = [];
    private readonly Dictionary<string, List<OrderKey>> _byOrder = new(StringComparer.Ordinal), _bySupplier = new(StringComparer.Ordinal);

    public OrderBook(IEnumerable<OrderedLine> lines, UnitFactors? units = null)
    {
        Units = units ?? UnitFactors.None;
        foreach (var line in lines)
        {
            _lines.Add(line.Order.Key, line);
            Add(_byOrder, line.Order.Order, line.Order.Key);
            Add(_bySupplier, line.Order.Supplier, line.Order.Key);
        }
    }

    public UnitFactors Units { get; }

    public OrderedLine? Find(OrderKey key) => _lines.GetValueOrDefault(key);
    public bool HasOrder(string order) => _byOrder.ContainsKey(order);
    public IEnumerable<OrderedLine> OfOrder(string order) => Lines(_byOrder, order);
    public IEnumerable<OrderedLine> OfSupplier(string supplier) => Lines(_bySupplier, supplier);

    /// <summary>Takes what a compared invoice holds off its order lines, so that the next invoice finds less.</summary>
    public void Reserve(InvoiceMatch match)
    {
        foreach (var line in match.Lines)
            if (line.Order is { } order && line.Reserved != Allocation.None)
                _lines[order.Key] = _lines[order.Key] with { Prior = _lines[order.Key].Prior.Plus(line.Reserved) };
    }

    private IEnumerable<OrderedLine> Lines(Dictionary<string, List<OrderKey>> index, string key) =>
        index.TryGetValue(key, out var keys) ? keys.Select(k => _lines[k]) : [];

    private static void Add(Dictionary<string, List<OrderKey>> index, string key, OrderKey line)
    {
        if (!index.TryGetValue(key, out var lines)) index[key] = lines = [];
        lines.Add(line);
    }
}
