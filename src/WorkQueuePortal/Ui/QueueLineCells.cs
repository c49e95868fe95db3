using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace WorkQueuePortal.Ui;

/// <summary>The cells of a row, as one piece of markup. Nothing in them is acted on by itself, and a tree of sixty elements with four components
/// in each of fifty rows more than doubles what a tab costs in memory and in bytes. Written short, as HTML allows: no end of a cell, no quotes where none are needed.</summary>
internal static class QueueLineCells
{
    private const int UsualLength = 500;
    private static readonly ConcurrentDictionary<(QueueColumns Columns, QueueHeads Heads), MarkupString> Drawn = [];

    public static string Of(QueueLine line, QueueColumns columns, ViewerClock clock, bool isOpen)
    {
        var html = new StringBuilder(UsualLength);
        bool Has(QueueColumns column) => columns.HasFlag(column);
        Cell(html, "c-sel");
        Text(html, "c-pos", line.Position.ToString(CultureInfo.InvariantCulture));
        Due(html, line, clock, isOpen);
        Cell(html, "c-pri").Append(CultureInfo.InvariantCulture, $"<b class=\"pr p{line.Priority}\">P{line.Priority}</b>");
        Text(html, "c-exc", line.What);
        if (Has(QueueColumns.Document)) Text(html, "c-inv", line.Document);
        if (Has(QueueColumns.Party)) Text(html, "c-sup", line.Party);
        if (Has(QueueColumns.Site)) Text(html, "c-fac", line.Site);
        if (Has(QueueColumns.Amount)) Text(html, "c-amt num", line.Amount);
        if (Has(QueueColumns.Difference)) Text(html, "c-var num", line.Difference);
        if (Has(QueueColumns.Owner))
        {
            _ = line.OwnerName is { } owner ? Put(Avatar(Cell(html, "c-own"), owner), owner) : Cell(html, "c-own m3").Append("nobody");
        }
        if (Has(QueueColumns.Touches)) Text(html, "c-n num", line.Touches?.ToString(CultureInfo.InvariantCulture) ?? "");
        if (Has(QueueColumns.Handoffs)) Text(html, "c-n num", line.Handoffs?.ToString(CultureInfo.InvariantCulture) ?? "");
        if (!Has(QueueColumns.Why)) return html.ToString();
        Put(Cell(html, "c-why"), line.Why);
        if (line.ViewerName is { } viewer) Put(Avatar(html.Append(' '), viewer).Append("<span class=sr>"), viewer).Append(" is viewing</span>");
        return html.ToString();
    }

    /// <summary>Widths and heads of the columns.</summary>
    public static MarkupString Head(QueueColumns columns, QueueHeads heads) => Drawn.GetOrAdd((columns, heads), static of => new MarkupString(HeadOf(of.Columns, of.Heads)));

    private static string HeadOf(QueueColumns columns, QueueHeads heads)
    {
        // Class, width, head and class of the head; no width takes what is left.
        List<(QueueColumns Column, string Css, string Width, string Head, string HeadCss)> all =
        [
            (QueueColumns.Document, "c-inv", "96px", heads.Document, "c-inv"), (QueueColumns.Party, "", "16%", heads.Party, ""), (QueueColumns.Site, "c-fac", "46px", "Site", "c-fac"),
            (QueueColumns.Amount, "c-amt", "75px", "Amount", "c-amt num"), (QueueColumns.Difference, "", "74px", heads.Difference, "num"), (QueueColumns.Owner, "c-own", "110px", "Owner", "c-own"),
            (QueueColumns.Touches, "", "64px", "Touches", "num"), (QueueColumns.Handoffs, "", "68px", "Handoffs", "num"), (QueueColumns.Why, "", "", "Why here", ""),
        ];
        all.RemoveAll(c => !columns.HasFlag(c.Column));
        var html = new StringBuilder("<colgroup><col style=width:32px><col style=width:20px><col style=width:142px><col style=width:30px><col style=width:118px>");
        foreach (var (_, css, width, _, _) in all) html.Append("<col").Append(Attribute("class", css)).Append(Attribute("style", width.Length == 0 ? "" : $"width:{width}")).Append('>');
        html.Append("</colgroup><thead><tr aria-rowindex=1><th class=c-sel><span class=sr>Select</span><th class=c-pos><span class=sr>Position</span><span aria-hidden=true>#</span>")
            .Append("<th aria-sort=ascending>Due <span aria-hidden=true>↑</span><th class=c-pri><span class=sr>Priority</span>");
        Put(html.Append("<th>"), heads.What);
        foreach (var (_, _, _, head, css) in all) Put(html.Append("<th").Append(Attribute("class", css)).Append('>'), head);
        return html.Append("</thead>").ToString();
    }

    private static string Attribute(string name, string value) => value.Length == 0 ? "" : $" {name}=\"{value}\"";

    private static void Due(StringBuilder html, QueueLine line, ViewerClock clock, bool isOpen)
    {
        Cell(html, "c-due");
        var words = DueWords.Of(clock, line.DueAt, line.StartAt, line.Clock, line.Left, line.FollowUpAt);
        if (words.Text.Length > 0)
        {
            html.Append(words.DueMs is null ? $"<span class=\"sla {words.Css}\"" : "<span class=sla");
            if (words.StartMs is null) html.Append(CultureInfo.InvariantCulture, $" style=--u:{DueWords.Used(line.Share)}%");
            if (words.DueMs is { } due) html.Append(CultureInfo.InvariantCulture, $" data-due={due}");
            if (words.StartMs is { } start) html.Append(CultureInfo.InvariantCulture, $" data-start={start}");
            if (line.IsAnswer) html.Append(" data-for=answer");
            if (isOpen) html.Append(" data-say");
            html.Append('>');
            // What ticks is worded and coloured by clocks.js, which does it anew every minute anyway.
            if (words.DueMs is null)
            {
                Put(html.Append("<i></i><span class=t aria-hidden=true>"), words.Text);
                Put(html.Append("</span><span class=sr>"), words.Aloud).Append("</span>");
            }
            html.Append("</span>");
        }
        if (line is { DueAt: { } at, Clock: ClockState.Running }) Put(html.Append("<span class=at>"), line.IsAnswer ? "answer" : clock.When(at)).Append("</span>");
    }

    private static StringBuilder Cell(StringBuilder html, string css) => html.Append("<td class=").Append(css.Contains(' ') ? $"\"{css}\"" : css).Append('>');

    private static void Text(StringBuilder html, string css, string text) => Put(Cell(html, css), text);

    private static StringBuilder Avatar(StringBuilder html, string name) => Put(html.Append("<span class=av aria-hidden=true>"), Display.Initials(name)).Append("</span>");

    private static StringBuilder Put(StringBuilder html, string text) => html.Append(WebUtility.HtmlEncode(text));
}
