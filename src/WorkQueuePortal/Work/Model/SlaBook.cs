using System.Collections.Concurrent;
using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>What clocks must know of a queue.</summary>
public sealed record SlaQueue(Guid Id, string Code, string CalendarCode, int ResponseMinutes, int ResolveMinutes, Guid OwnerId)
{
    public IReadOnlyList<QueueBucket> Buckets { get; init; } = [];

    public int MinutesFor(ClockKind kind) => kind == ClockKind.Resolve ? ResolveMinutes : ResponseMinutes;
}

/// <summary>What clocks must know of a facility.</summary>
public sealed record SlaSite(Guid Id, string Code, string CalendarCode, string Zone);

/// <summary>What never changes about an item and yet decides its clocks.</summary>
/// <param name="PromisedMinutes">A shorter resolve target that its process asked for.</param>
public sealed record SlaSubject(Guid ItemId, string Type, Guid FacilityId, Instant CreatedAt, Instant ReceivedAt, Instant? HardDeadlineAt, int? PromisedMinutes)
{
    /// <summary>Where whoever asked for it worked then; null where nobody of the house did.</summary>
    public Guid? RequesterFacilityId { get; init; }

    public static SlaSubject Of(WorkItem item) => new(item.Id, item.Type, item.FacilityId, item.CreatedAt, item.ReceivedAt ?? item.CreatedAt, item.HardDeadlineAt, item.PromisedMinutes) { RequesterFacilityId = item.RequesterFacilityId };
}

/// <summary>Every promise in every version, with the queues, facilities and calendars they speak of, as they were at one instant.</summary>
/// <param name="versions">The house's own among them.</param>
/// <param name="systemZone">On whose wall clocks days are read where nothing else says so.</param>
public sealed class SlaBook(
    IEnumerable<SlaDefinition> versions, IReadOnlyDictionary<Guid, SlaQueue> queues, IReadOnlyDictionary<Guid, SlaSite> sites, IReadOnlyDictionary<CalendarRef, BusinessCalendar> calendars, string systemZone = SlaBook.Utc)
{
    public const string Utc = "UTC";

    private readonly ConcurrentDictionary<CalendarRef, BusinessCalendar> _calendars = new(calendars);
    private readonly Dictionary<string, int> _newest = calendars.Keys.GroupBy(known => known.Code).ToDictionary(g => g.Key, g => g.Max(known => known.Version));
    private readonly Dictionary<(string, int), SlaDefinition> _versions = versions.ToDictionary(v => (v.Code, v.Version));

    private readonly bool _mindsTaking = versions.Any(v => v.MindsTaking);

    /// <summary>The newest version of each promise that is in force, in the one order in which they are looked at.</summary>
    public IReadOnlyList<SlaDefinition> Live { get; } =
        [.. versions.GroupBy(v => v.Code).Select(g => g.MaxBy(v => v.Version)!).Where(v => v.IsActive).OrderBy(v => v.Code, StringComparer.Ordinal)];

    /// <summary>The same book with one version more, as if it were live.</summary>
    public SlaBook With(SlaDefinition version) => new([.. _versions.Values.Where(v => (v.Code, v.Version) != (version.Code, version.Version)), version], queues, sites, _calendars, systemZone);

    /// <summary>The same book with this queue set otherwise.</summary>
    public SlaBook With(SlaQueue queue) => new(_versions.Values, new Dictionary<Guid, SlaQueue>(queues) { [queue.Id] = queue }, sites, _calendars);

    /// <summary>The same book with one version more of a calendar, as if it were live.</summary>
    public SlaBook With(string calendar, BusinessCalendar next) =>
        new(_versions.Values, queues, sites, new Dictionary<CalendarRef, BusinessCalendar>(_calendars) { [new CalendarRef(calendar, _newest.GetValueOrDefault(calendar) + 1)] = next });

    /// <summary>Whether the calendar that it names exists.</summary>
    public bool Counts(SlaDefinition sla) => sla.FindsItsCalendar || _newest.ContainsKey(sla.Calendar);

    /// <summary>Whether a calendar of this code exists.</summary>
    public bool Has(string calendar) => _newest.ContainsKey(calendar);

    public bool Knows(Guid queue, Guid facility) => queues.ContainsKey(queue) && sites.ContainsKey(facility);

    public SlaQueue Queue(Guid id) => queues[id];

    public SlaQueue? Queue(string code) => queues.Values.FirstOrDefault(q => q.Code == code);

    public SlaSite Site(Guid id) => sites[id];

    public IEnumerable<SlaSite> Sites => sites.Values;

    /// <summary>The calendar of a code as it is now.</summary>
    public BusinessCalendar Calendar(string code) => Calendar(new CalendarRef(code, _newest.GetValueOrDefault(code, 1), null));

    /// <summary>The version a clock was attached with.</summary>
    public SlaDefinition Of(SlaClock clock) => _versions.GetValueOrDefault((clock.Promise, clock.DefinitionVersion)) ?? HouseDefinitions.Of(clock.Kind);

    public SlaFacts Facts(SlaSubject subject, ItemMoment moment) => new(
        subject.Type, sites[subject.FacilityId].Code, queues[moment.QueueId].Code, moment.Priority, moment.State, moment.OwnerId is not null, moment.IsAnswered, moment.PauseReason) { IsUnanswered = moment.IsUnanswered };

    /// <summary>Whether any clock follows from taking the item. Mostly none does, so that whoever hands out work need not go through them.</summary>
    /// <param name="taken">The item as it is now that somebody has it.</param>
    public bool MindsTaking(SlaSubject subject, ItemMoment taken, IReadOnlyCollection<SlaClock> clocks)
    {
        if (_mindsTaking) return true;
        var facts = Facts(subject, taken);
        // A promise that went live since the last change of the item begins with this one.
        return Live.Any(sla => !clocks.Any(c => c.Promise == sla.Code && c.StoppedAt is null) && sla.Attaches(facts))
            || HouseDefinitions.All.Any(house => !clocks.Any(c => c.Kind == house.Kind) && house.Attaches(facts));
    }

    /// <summary>Whose time a clock counts that is attached now.</summary>
    public CalendarRef CalendarFor(SlaDefinition sla, SlaSubject subject, ItemMoment moment)
    {
        var (site, queue) = (sites[subject.FacilityId], queues[moment.QueueId]);
        var asked = subject.RequesterFacilityId is { } home ? sites.GetValueOrDefault(home) : null;
        var code = sla.Calendar switch
        {
            // Days of the calendar are counted around the clock, whoever is there.
            SlaDefinition.AroundTheClock => CalendarRef.Always.Code,
            _ when sla.Target is SlaTarget.CalendarDays => CalendarRef.Always.Code,
            SlaDefinition.OfFacility => site.CalendarCode,
            SlaDefinition.OfRequester when asked is not null => asked.CalendarCode,
            // Where nobody of the house asked for it, the team's own time counts.
            SlaDefinition.OfQueue or SlaDefinition.OfRequester => queue.CalendarCode == WorkQueue.OfFacility ? site.CalendarCode : queue.CalendarCode,
            var named => named,
        };
        var zone = sla.Zone switch
        {
            null when sla.Target is SlaTarget.CalendarDays => site.Zone,
            // Around the clock has no wall clock of its own, and the time of a day needs one.
            null when code == CalendarRef.Always.Code && sla.Target.IsAgreed => systemZone,
            SlaDefinition.OfFacility => site.Zone,
            SlaDefinition.OfRequester => asked?.Zone ?? systemZone,
            SlaDefinition.OfSystem => systemZone,
            var named => named,
        };
        return new CalendarRef(code, _newest.GetValueOrDefault(code, 1), zone);
    }

    public BusinessCalendar Calendar(CalendarRef wanted) => _calendars.GetOrAdd(wanted, Make);

    public SlaDue Due(SlaDefinition sla, SlaSubject subject, ItemMoment moment, BusinessCalendar calendar, Instant start)
    {
        var ofQueue = queues[moment.QueueId].MinutesFor(sla.Kind);
        var due = sla.Target.On(calendar, start, sla.Kind == ClockKind.Resolve ? Math.Min(subject.PromisedMinutes ?? ofQueue, ofQueue) : ofQueue, subject.HardDeadlineAt);
        return sla.OutOfHoursMinutes > 0 && due.AgreedDue is null && !calendar.IsOpen(start) ? due with { Minutes = due.Minutes + sla.OutOfHoursMinutes } : due;
    }

    private BusinessCalendar Make(CalendarRef wanted) =>
        wanted.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is { } other ? Calendar(wanted with { Zone = null }).In(other)
        : wanted.Code == CalendarRef.Always.Code ? BusinessCalendar.Always
        : throw new InvalidOperationException($"There is no calendar {wanted}. Each queue and facility names one that exists.");
}
