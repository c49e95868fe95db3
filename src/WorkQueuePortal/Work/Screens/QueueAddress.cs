using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Work.Screens;

/// <summary>Which list a queue page shows, read from its address: whose or which queue's, which tab, and the words one searches for.</summary>
public sealed record QueueAddress(Guid Person, string? Code, string Tab, string? Find)
{
    public const string Open = "open", Free = "free", Waiting = "waiting", Done = "done", AtRisk = "risk", Breached = "late", Mine = "mine";

    public IReadOnlyList<(string Name, string Word)> Tabs => Code is null
        ? [(Open, "Open"), .. Pressing, (Waiting, "Waiting"), (Done, "Done today")]
        : [(Open, "Open"), (Free, "Unclaimed"), .. Pressing, (Waiting, "Waiting"), (Done, "Done today")];

    /// <summary>What the board points at. Whoever comes another way has the same items at the top of the open ones and needs no tab for them.</summary>
    private IEnumerable<(string Name, string Word)> Pressing => Tab switch
    {
        AtRisk => [(AtRisk, "At risk")],
        Breached => [(Breached, "Breached")],
        _ => [],
    };

    /// <summary>How the list is named in the address of an item.</summary>
    public string List => Code ?? Mine;

    public static QueueAddress Of(Guid person, string? code, PageState state) => new(person, code, state["tab"] ?? Open, state["find"]);

    /// <summary>The open list behind an item's address.</summary>
    public static QueueView OfItem(Guid person, string? list, string? find) => new(list is null or Mine ? person : null, list is null or Mine ? null : list, Text: find);

    public QueueView View(ViewerClock clock) => View(Tab, clock) with { Text = Find };

    public QueueView View(string tab, ViewerClock clock)
    {
        var whole = new QueueView(Code is null ? Person : null, Code);
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

/// <summary>The counts above a list.</summary>
public sealed record QueueCounts(IReadOnlyDictionary<string, int> Tabs, int Overdue, int DueToday)
{
    public static QueueCounts None { get; } = new(new Dictionary<string, int>(), 0, 0);

    /// <summary>Who has the same queue open in the same zone shares one reading; one's own list is one's own.</summary>
    public static async Task<QueueCounts> Read(QueueAddress address, QueueRows rows, ViewerClock clock, CancellationToken ct)
    {
        var tabs = address.Tabs.Select(t => t.Name).ToList();
        var counts = await rows.Counts((address with { Person = address.Code is null ? address.Person : Guid.Empty, Find = null }, clock.Zone.Id), () =>
        {
            var (open, now) = (address.View(QueueAddress.Open, clock), clock.Now);
            return [.. tabs.Select(tab => address.View(tab, clock)), open with { DueBefore = now }, open with { DueBefore = now.InZone(clock.Zone).Date.PlusDays(1).AtStartOfDayInZone(clock.Zone).ToInstant() }];
        }, ct);
        return new QueueCounts(tabs.Zip(counts).ToDictionary(), counts[^2], counts[^1] - counts[^2]);
    }
}
