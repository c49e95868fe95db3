using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Work.Screens;

/// <summary>Which list a queue page shows, read from its address: whose or which queue's, which tab, the words one searches for, and the site.</summary>
public sealed record QueueAddress(Guid Person, string? Code, string Tab, string? Find, string? Site = null)
{
    public const string Open = "open", Free = "free", Waiting = "waiting", Done = "done", AtRisk = "risk", Breached = "late", Mine = "mine";

    public IReadOnlyList<(string Name, string Word)> Tabs => Code is null
        ? [(Open, "Open"), (AtRisk, "At risk"), (Breached, "Breached"), (Waiting, "Waiting"), (Done, "Done today")]
        : [(Open, "Open"), (Free, "Unclaimed"), (AtRisk, "At risk"), (Breached, "Breached"), (Waiting, "Waiting"), (Done, "Done today")];

    /// <summary>How the list is named in the address of an item.</summary>
    public string List => Code ?? Mine;

    public static QueueAddress Of(Guid person, string? code, PageState state) => new(person, code, state["tab"] ?? Open, state["find"], state["site"]);

    /// <summary>The columns that this list comes with.</summary>
    public QueueColumns Comes => Code is null ? QueueColumnSets.Own : QueueColumnSets.Team;

    /// <summary>Those of the view in the address, else those that this person chose.</summary>
    public QueueColumns Columns(PageState state, KeptOfList kept) => QueueColumnSets.Read(state["cols"]) ?? QueueColumnSets.Read(kept.Columns) ?? Comes;

    /// <summary>What is in the list: "Test queue unclaimed H1".</summary>
    public string Words(string title) => $"{title} {Tabs.FirstOrDefault(t => t.Name == Tab).Word} {Site} {Find}";

    /// <summary>The open list behind an item's address.</summary>
    public static QueueView OfItem(Guid person, string? list, string? find) => new(list is null or Mine ? person : null, list is null or Mine ? null : list, Text: find);

    public QueueView View(ViewerClock clock) => View(Tab, clock) with { Text = Find };

    public QueueView View(string tab, ViewerClock clock)
    {
        var whole = new QueueView(Code is null ? Person : null, Code, Site: Site);
        return tab switch
        {
            Free => whole with { Unclaimed = true },
            AtRisk => whole with { AtRisk = true },
            Breached => whole with { Breached = true },
            Waiting => whole with { Standing = Standing.Waiting },
            Done => whole with { Standing = Standing.Closed, ClosedSince = clock.Now.InZone(clock.Zone).Date.AtStartOfDayInZone(clock.Zone).ToInstant() },
            _ => whole,
        };
    }
}

/// <summary>How an address is kept as a view, and opened again.</summary>
public static class ViewAddress
{
    /// <summary>What of an address is kept: everything but the item that happens to be open.</summary>
    public static string Of(PageState state) => (state with { Path = "/" }).With("item", null).With("tab", state["tab"] ?? QueueAddress.Open).Address[2..];

    public static string Of(string list, ViewRow view) => $"{(list == QueueAddress.Mine ? Links.Queue : Links.QueueOf(list))}?{view.Query}";

    /// <summary>Whether the page shows this view and nothing besides.</summary>
    public static bool IsShown(ViewRow view, PageState state) => view.Query == Of(state);
}

/// <summary>The counts above a list.</summary>
/// <param name="Sites">Of the tab that is shown; none where all of it is of one site.</param>
/// <param name="Views">By the view's id.</param>
public sealed record QueueCounts(IReadOnlyDictionary<string, int> Tabs, int Overdue, int DueToday, IReadOnlyList<SiteCount> Sites, IReadOnlyDictionary<Guid, int> Views)
{
    /// <summary>Nothing is counted beyond a limit, so a count that reaches it says that there may be more: "10,000+".</summary>
    public static string Word(int count) => count < QueueRows.CountedUpTo ? Display.Count(count) : $"{Display.Count(QueueRows.CountedUpTo)}+";

    public static QueueCounts None { get; } = new(new Dictionary<string, int>(), 0, 0, [], new Dictionary<Guid, int>());

    /// <summary>Who has the same queue open in the same zone shares one reading; one's own list is one's own.</summary>
    public static async Task<QueueCounts> Read(QueueAddress address, IReadOnlyList<ViewRow> views, QueueRows rows, ViewerClock clock, CancellationToken ct)
    {
        var tabs = address.Tabs.Select(t => t.Name).ToList();
        var shared = (address with { Person = address.Code is null ? address.Person : Guid.Empty, Find = null }, clock.Zone.Id);
        var counts = await rows.Counts(shared, () =>
        {
            var (open, now) = (address.View(QueueAddress.Open, clock), clock.Now);
            return [.. tabs.Select(tab => address.View(tab, clock)), open with { DueBefore = now }, open with { DueBefore = now.InZone(clock.Zone).Date.PlusDays(1).AtStartOfDayInZone(clock.Zone).ToInstant() }];
        }, ct);
        var sites = await rows.Sites(shared, address.View(clock), ct);
        var kept = views.Count == 0 ? [] : await rows.Counts((shared, string.Join('|', views.Select(v => v.Query))), () => [.. views.Select(v => QueueAddress.Of(address.Person, address.Code, PageState.Of($"/?{v.Query}")).View(clock))], ct);
        return new QueueCounts(tabs.Zip(counts).ToDictionary(), counts[^2], counts[^1] - counts[^2], sites.Count > 1 || address.Site is not null ? sites : [], views.Select(v => v.Id).Zip(kept).ToDictionary());
    }
}
