using System.Globalization;
using NodaTime;
using NodaTime.Text;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Processes.Requisitions.Queries;

namespace WorkQueuePortal.Processes.Requisitions.Screens;

/// <summary>What stands in the fields just now, finished or not.</summary>
public sealed class RequestEntry
{
    public string CostCenter { get; set; } = "";
    public string Gl { get; set; } = "";
    public string NeedBy { get; set; } = "";
    public string DeliverTo { get; set; } = "";
    public string Reason { get; set; } = "";
    public List<EntryLine> Lines { get; } = [new()];

    public LocalDate? Day => LocalDatePattern.Iso.Parse(NeedBy).TryGetValue(default, out var day) ? day : null;

    /// <summary>Lines without an item are not asked for yet.</summary>
    public RequestForm Form => new(CostCenter, Gl, Day, DeliverTo, Reason, [.. Lines.Where(l => l.Item is not null).Select(l => new RequestFormLine(l.Item!.Sku, l.Amount, l.Uom))]);

    /// <summary>Whether there is enough for the policy to judge.</summary>
    public bool CanBeJudged => CostCenter.Length > 0 && Gl.Length > 0 && Form.Lines is { Count: > 0 } lines && lines.All(l => l.Quantity > 0);

    public static RequestEntry Of(RequestForm form, IReadOnlyList<ItemChoice> items)
    {
        var entry = new RequestEntry { CostCenter = form.CostCenter, Gl = form.Gl, NeedBy = form.NeedBy is { } day ? LocalDatePattern.Iso.Format(day) : "", DeliverTo = form.DeliverTo, Reason = form.Reason };
        var lines = form.Lines.Select(l => (Line: l, Item: items.FirstOrDefault(i => i.Sku == l.Sku))).Where(l => l.Item is not null)
            .Select(l => new EntryLine(l.Item!, l.Line.Quantity.ToString("0.####", CultureInfo.InvariantCulture), l.Line.Uom)).ToList();
        if (lines.Count > 0) entry.Lines.Clear();
        entry.Lines.AddRange(lines);
        return entry;
    }

    public static RequestForm FormOf(PurchaseRequest request) =>
        new(request.CostCenter, request.Gl, request.NeedBy, request.DeliverTo, request.Reason, [.. request.Lines.OrderBy(l => l.Line).Select(l => new RequestFormLine(l.Sku, l.Quantity, l.Uom))]);
}

public sealed class EntryLine
{
    public ItemChoice? Item { get; private set; }
    public string Quantity { get; set; } = "1";
    public string Uom { get; set; } = "";

    public EntryLine() { }

    public EntryLine(ItemChoice item, string quantity, string uom) => (Item, Quantity, Uom) = (item, quantity, uom);

    public decimal Amount => decimal.TryParse(Quantity, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount) ? amount : 0m;

    /// <summary>Another item is sold by other units; the largest is the usual one.</summary>
    public void Choose(ItemChoice? item) => (Item, Uom) = (item, item?.Units.MaxBy(u => u.Factor)?.Uom ?? "");

    /// <summary>For one of the chosen unit.</summary>
    public decimal Price => Item is { } item ? item.Price * (item.Units.FirstOrDefault(u => u.Uom == Uom)?.Factor ?? 1m) : 0m;
}
