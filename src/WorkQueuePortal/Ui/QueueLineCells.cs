using System.Globalization;
using System.Net;
using System.Text;

namespace WorkQueuePortal.Ui;

/// <summary>The cells of a row, as one piece of markup. Nothing in them is acted on by itself, and a tree of sixty elements with four components
/// in each of fifty rows more than doubles what a tab costs in memory and in bytes. Written short, as HTML allows: no end of a cell, no quotes where none are needed.</summary>
internal static class QueueLineCells
{
    private const int UsualLength = 700;

    public static string Of(QueueLine line, QueueColumns columns, ViewerClock clock, bool isOpen)
    {
        var html = new StringBuilder(UsualLength);
        bool Has(QueueColumns column) => columns.HasFlag(column);
        Put(Cell(html, "c-sel").Append("<label><input type=checkbox tabindex=-1 aria-label=\"Select "), line.Name).Append("\"></label>");
        Text(html, "c-pos", line.Position.ToString(CultureInfo.InvariantCulture));
        Due(html, line, clock, isOpen);
        Cell(html, "c-pri").Append(CultureInfo.InvariantCulture, $"<span class=\"pr p{line.Priority}\">P{line.Priority}</span>");
        Text(html, "c-exc", line.What);
        if (Has(QueueColumns.Document)) Text(html, "c-inv", line.Document);
        if (Has(QueueColumns.Party)) Text(html, "c-sup", line.Party);
        if (Has(QueueColumns.Site)) Text(html, "c-fac", line.Site);
        if (Has(QueueColumns.Amount)) Text(html, "c-amt num", line.Amount);
        if (Has(QueueColumns.Difference)) Text(html, "c-var num", line.Difference);
        if (Has(QueueColumns.Owner))
        {
            Cell(html, "c-own");
            _ = line.OwnerName is { } owner ? Put(Avatar(html, owner), owner) : html.Append("<span class=m3>nobody</span>");
        }
        if (Has(QueueColumns.Touches)) Text(html, "c-n num", line.Touches?.ToString(CultureInfo.InvariantCulture) ?? "");
        if (Has(QueueColumns.Handoffs)) Text(html, "c-n num", line.Handoffs?.ToString(CultureInfo.InvariantCulture) ?? "");
        if (!Has(QueueColumns.Why)) return html.ToString();
        Put(Cell(html, "c-why"), line.Why);
        if (line.ViewerName is { } viewer) Put(Avatar(html.Append(' '), viewer).Append("<span class=sr>"), viewer).Append(" is viewing</span>");
        return html.ToString();
    }

    private static void Due(StringBuilder html, QueueLine line, ViewerClock clock, bool isOpen)
    {
        Cell(html, "c-due");
        var words = DueWords.Of(clock, line.DueAt, line.StartAt, line.Clock, line.Left, line.FollowUpAt);
        if (words.Text.Length > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"sla {words.Css}\"");
            if (words.StartMs is null) html.Append(CultureInfo.InvariantCulture, $" style=--u:{DueWords.Used(line.Share)}%");
            if (words.DueMs is { } due) html.Append(CultureInfo.InvariantCulture, $" data-due={due}");
            if (words.StartMs is { } start) html.Append(CultureInfo.InvariantCulture, $" data-start={start}");
            if (isOpen) html.Append(" data-say");
            html.Append('>');
            // What ticks is worded by clocks.js, which words it anew every minute anyway.
            if (words.DueMs is null)
            {
                Put(html.Append("<i></i><span class=t aria-hidden=true>"), words.Text);
                Put(html.Append("</span><span class=sr>"), words.Aloud).Append("</span>");
            }
            html.Append("</span>");
        }
        if (line is { DueAt: { } at, Clock: ClockState.Running }) Put(html.Append("<span class=at>"), clock.When(at)).Append("</span>");
    }

    private static StringBuilder Cell(StringBuilder html, string css) => html.Append("<td class=").Append(css.Contains(' ') ? $"\"{css}\"" : css).Append('>');

    private static void Text(StringBuilder html, string css, string text) => Put(Cell(html, css), text);

    private static StringBuilder Avatar(StringBuilder html, string name) => Put(html.Append("<span class=av aria-hidden=true>"), Display.Initials(name)).Append("</span>");

    private static StringBuilder Put(StringBuilder html, string text) => html.Append(WebUtility.HtmlEncode(text));
}
