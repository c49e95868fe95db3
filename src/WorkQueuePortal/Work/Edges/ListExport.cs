using System.Globalization;
using NodaTime;
using SpreadCheetah;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Work.Edges;

/// <summary>A list as a file: the rows that the page would show, by its filters, in its order and with its columns. Nothing leaves that its reader could not see on the page.</summary>
public sealed class ListExport(QueueRows rows, Depths depths, SavedViews views, QueueSight sight, ICurrentActor current, IClock clock, PortalSettings settings)
{
    /// <param name="Name">Says which list it is and when it was read.</param>
    public sealed record Exported(string Name, string Type, byte[] Content);

    public const string Csv = "csv", Xlsx = "xlsx";

    /// <summary>A column behind those that are always there.</summary>
    private sealed record Column(QueueColumns Shown, string Head, Func<QueueRow, object?> Cell);

    /// <summary>In the order in which they stand on the page. An amount says its currency, which the page says once.</summary>
    private static readonly IReadOnlyList<Column> Choice =
    [
        new(QueueColumns.Document, QueueHeads.Default.Document, r => r.Document),
        new(QueueColumns.Party, QueueHeads.Default.Party, r => r.Party),
        new(QueueColumns.Site, "Site", r => r.Site),
        new(QueueColumns.Amount, "Amount", r => r.Amount),
        new(QueueColumns.Amount, "Currency", r => r.Currency),
        new(QueueColumns.Difference, QueueHeads.Default.Difference, r => r.Difference),
        new(QueueColumns.Owner, "Owner", r => r.Owner ?? ""),
        new(QueueColumns.Touches, "Touches", r => r.Touches),
        new(QueueColumns.Handoffs, "Handoffs", r => r.Handoffs),
        new(QueueColumns.Why, "Why here", r => r.Resolution ?? r.Why),
    ];

    /// <param name="address">The address of the page whose list it is.</param>
    /// <param name="most">A longer list is cut there, and its last line says so.</param>
    /// <param name="zone">Where the viewer is: times are written as they read there.</param>
    public async Task<Outcome<Exported>> Run(string? code, PageState address, string? zone, string format, CancellationToken ct, int most = QueueRows.CountedUpTo)
    {
        var actor = await current.Get();
        if (!Permissions.WorkTake.IsHeldBy(actor) && !Permissions.BoardSee.IsHeldBy(actor)) return Refusal.NotAllowed("Lists are for those who work on them and for those who oversee that.");
        if (format is not (Csv or Xlsx)) return Refusal.Shape("A list can be had as csv or as xlsx.");
        if (await TitleOf(code, actor, ct) is not { } title) return Refusal.NotFound("The queue");

        var viewer = new ViewerClock(clock, settings);
        viewer.Use(zone);
        var list = QueueAddress.Of(actor.Id, code, address);
        var (view, keptOfList) = (list.View(viewer), await views.Of(list.List, ct));
        var columns = list.Columns(address, keptOfList);
        var found = await rows.All(view, ct, most + 1);
        if (QueueColumnSets.CountsHands(columns)) found = await rows.WithHands(found, ct);
        List<Column> shown = [.. Choice.Where(c => columns.HasFlag(c.Shown))];
        List<object?[]> cells = [[.. Always(view.Standing), .. shown.Select(c => c.Head)], .. found.Take(most).Select((r, i) => Cells(r, i + 1, shown, viewer.Zone))];
        var cut = found.Count <= most ? null : $"Only the first {Display.Items(most)} of the list are here. Narrow the list by its filters to have the rest.";
        var kept = keptOfList.Views.FirstOrDefault(v => ViewAddress.IsShown(v, address));
        return new Exported(NameOf(kept?.Name ?? list.Words(title), viewer, format), format == Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            format == Csv ? WriteCsv(cells, cut) : await WriteXlsx(cells, cut, ct));
    }

    /// <summary>Null for a queue that is not there or not for this person to see: the two are one answer.</summary>
    private async Task<string?> TitleOf(string? code, Actor actor, CancellationToken ct)
    {
        if (code is null) return "My queue";
        return await sight.IsHidden(code, actor, ct) ? null : await depths.NameOf(code, ct);
    }

    /// <summary>What a spreadsheet would take for a formula when it reads a file of text is made text by an apostrophe before it.</summary>
    public static string Safe(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0', ..] ? "'" + text : text;

    private static string[] Always(Standing standing) => ["#", standing switch { Standing.Waiting => "Ask again on", Standing.Closed => "Closed", _ => "Due" }, "Priority", QueueHeads.Default.What];

    private static object?[] Cells(QueueRow row, int position, List<Column> shown, DateTimeZone zone) => [position, When(row, zone), $"P{row.Priority}", row.What, .. shown.Select(c => c.Cell(row))];

    private static DateTime? When(QueueRow row, DateTimeZone zone) => row.Standing switch
    {
        Standing.Waiting => row.FollowUpOn?.ToDateTimeUnspecified(),
        Standing.Closed => row.ClosedAt is { } closed ? At(closed, zone) : null,
        _ => At(row.FirstDueAt, zone),
    };

    private static DateTime At(Instant at, DateTimeZone zone) => at.InZone(zone).ToDateTimeUnspecified();

    private static string NameOf(string what, ViewerClock viewer, string format)
    {
        var words = new string([.. what.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        var plain = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return $"{(plain.Length == 0 ? "list" : plain)}-{viewer.Now.InZone(viewer.Zone).LocalDateTime.ToString("uuuu-MM-dd-HHmm", CultureInfo.InvariantCulture)}.{format}";
    }

    private static byte[] WriteCsv(List<object?[]> cells, string? cut)
    {
        using var bytes = new MemoryStream();
        // With its mark, without which spreadsheets read names in the code page of the machine.
        using (var text = new StreamWriter(bytes, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        {
            foreach (var row in cells) Line(text, row);
            if (cut is not null) Line(text, [cut]);
        }
        return bytes.ToArray();
    }

    /// <summary>By RFC 4180.</summary>
    private static void Line(TextWriter text, IEnumerable<object?> row) => text.Write(string.Join(',', row.Select(cell => Quoted(Plain(cell)))) + "\r\n");

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Plain(object? cell) => cell switch
    {
        null => "",
        string text => Safe(text),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        decimal amount => amount.ToString("0.00##", CultureInfo.InvariantCulture),
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => Safe(cell.ToString() ?? ""),
    };

    /// <summary>Figures and times are cells of their kind, so that each reader's program shows them in the reader's own way. A cell of text is never a formula, whatever it begins with.</summary>
    private static async Task<byte[]> WriteXlsx(List<object?[]> cells, string? cut, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(bytes, cancellationToken: ct))
        {
            await book.StartWorksheetAsync("List", token: ct);
            foreach (var row in cells) await book.AddRowAsync([.. row.Select(Cell)], ct);
            if (cut is not null) await book.AddRowAsync([new DataCell(cut)], ct);
            await book.FinishAsync(ct);
        }
        return bytes.ToArray();
    }

    private static DataCell Cell(object? cell) => cell switch
    {
        DateTime at => new DataCell(at),
        decimal amount => new DataCell(amount),
        int count => new DataCell(count),
        _ => new DataCell(cell as string),
    };
}
