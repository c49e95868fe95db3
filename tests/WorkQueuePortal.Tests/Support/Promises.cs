using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Support;

/// <summary>Two facilities, two queues and promises as a test writes them; and items that live through acts as they do in the portal, without a store.</summary>
internal static class Promises
{
    public const string Open = """["Queued","Claimed","InProgress","Paused"]""";

    public static readonly SlaSite Site = new(Guid.CreateVersion7(), "H1", "CHI", "America/Chicago");
    public static readonly SlaSite Away = new(Guid.CreateVersion7(), "H2", "LAX", "America/Los_Angeles");
    public const string SystemZone = "America/Denver";
    public static readonly SlaQueue First = new(Guid.CreateVersion7(), "Q-ONE", "SSC", 240, 1080, Guid.CreateVersion7());
    public static readonly SlaQueue Second = new(Guid.CreateVersion7(), "Q-TWO", "FAC", 60, 540, Guid.CreateVersion7());

    public static SlaDefinition Read(string code, string json, int version = 1, bool isActive = true)
    {
        var read = SlaDefinitionText.Read(code, version, code, json, isActive);
        return read.Value ?? throw new ArgumentException(read.Sentence);
    }

    public static SlaBook Book(params IEnumerable<SlaDefinition> own) => Book(Calendars.NewYork, own);

    public static SlaBook Book(BusinessCalendar office, IEnumerable<SlaDefinition> own) => new(
        [.. HouseDefinitions.All, .. own], new Dictionary<Guid, SlaQueue> { [First.Id] = First, [Second.Id] = Second }, new Dictionary<Guid, SlaSite> { [Site.Id] = Site, [Away.Id] = Away },
        new Dictionary<CalendarRef, BusinessCalendar> { [new("SSC")] = office, [new("CHI")] = Calendars.Chicago, [new("LAX")] = Calendars.LosAngeles }, SystemZone);

    public static WorkQueue AsQueue(this SlaQueue queue) => new() { Id = queue.Id, Code = queue.Code, Name = queue.Code, CalendarCode = queue.CalendarCode, ResponseMinutes = queue.ResponseMinutes, ResolveMinutes = queue.ResolveMinutes };

    public static NewWork Work(int score = 0) => new("test", Guid.CreateVersion7(), Site.Id, First.Code, "What", "Document", "Party", 1m, "USD", "", "", "", score, 0m);
}

/// <summary>An item in hand with every moment and mark it has had.</summary>
internal sealed class LivingItem
{
    private readonly List<ItemMoment> _moments = [];

    public LivingItem(SlaBook book, Instant now, NewWork? work = null)
    {
        Book = book;
        Item = WorkItem.Open(work ?? Promises.Work(), Promises.First.AsQueue(), "SSC", 1, now);
        Held = new ItemWithClocks(Item, book, [], before: null);
        Settle(now);
    }

    public SlaBook Book { get; }
    public WorkItem Item { get; }
    public ItemWithClocks Held { get; }
    public Actor Worker { get; } = WorkDesks.Specialist("Maya");
    public IReadOnlyList<ItemMoment> Moments => _moments;
    public List<Fact> Told { get; } = [];

    /// <summary>When something was last done to it.</summary>
    public Instant Now { get; private set; }

    public SlaClock Clock(string code) => Held.Clocks.Where(c => c.Promise == code).OrderBy(c => c.StoppedAt is not null).ThenByDescending(c => c.StoppedAt).First();

    public LivingItem Do(Instant now, Func<ItemWithClocks, Decision> act)
    {
        var decision = act(Held);
        Assert.Null(decision.Refusal);
        Told.AddRange(decision.Facts);
        Settle(now);
        return this;
    }

    /// <summary>As an action does it: a refusal leaves everything as it is. Whether it was done.</summary>
    public bool Try(Instant now, Func<ItemWithClocks, Decision> act)
    {
        var decision = act(Held);
        if (decision.Refusal is not null) return false;
        Told.AddRange(decision.Facts);
        Settle(now);
        return true;
    }

    public LivingItem Take(Instant now) => Do(now, held =>
    {
        var decision = held.Item.Assign(Worker.Id, Worker.Name, Worker, now);
        held.Touch(Worker, now);
        return decision;
    });

    public LivingItem Pause(Instant now, string cause = PauseReasons.WaitSupplier) =>
        Do(now, held => held.Pause(new PauseRequest(cause, now.InZone(held.Calendar.Zone).Date.PlusDays(2), "letter", BySupervisor: true), Worker, now));

    public LivingItem Resume(Instant now) => Do(now, held => held.Resume("", now));

    private void Settle(Instant now)
    {
        Now = now;
        var settled = Held.Settle(now, _moments);
        if (settled.Moment is { } moment) _moments.Add(moment);
        Told.AddRange(settled.Facts);
    }
}
