using Microsoft.AspNetCore.Components;

namespace WorkQueuePortal.Ui;

/// <summary>A row as it stands on the page: its cells, and which of the two names of the flash it has, so that a second change starts the flash anew. No component of its own,
/// whose parameters would be sent for each of fifty rows.</summary>
internal sealed record DrawnLine(QueueLine? Line, QueueColumns Columns, bool IsOpen, MarkupString Cells, string? Flash)
{
    public static DrawnLine None { get; } = new(null, QueueColumns.None, false, default, null);

    /// <summary>The same object where nothing differs, so that its cells are not written again.</summary>
    public DrawnLine Now(QueueLine line, QueueColumns columns, bool isOpen, ViewerClock clock)
    {
        if ((Line, Columns, IsOpen) == (line, columns, isOpen)) return this;
        // Only what the row says flashes: that it moved up, or that it was opened, is no news.
        var isNews = Line is { } was && was with { Position = line.Position, Share = line.Share } != line;
        return new DrawnLine(line, columns, isOpen, new MarkupString(QueueLineCells.Of(line, columns, clock, isOpen)), !isNews ? null : Flash == "flash-a" ? "flash-b" : "flash-a");
    }

    public string? Css => IsOpen ? Flash is null ? "open" : $"open {Flash}" : Flash;
}
