using System.Globalization;
using NodaTime;

namespace WorkQueuePortal.Kernel;

/// <summary>Which slots a date has, on the wall clock and without a zone: the weekly ones, unless the date is a holiday
/// (none) or an exception (its own, or none). An exception outranks a holiday, so a rule's holiday can be worked. Both replace
/// the slots that start on the date; a night that began on the eve runs to its end.</summary>
public sealed class OpeningHours
{
    private readonly IReadOnlyList<Slot>[] _week;
    private readonly IReadOnlyDictionary<LocalDate, IReadOnlyList<Slot>> _exceptions;
    private readonly IReadOnlySet<LocalDate> _holidays;
    private readonly bool _federalHolidays;

    private OpeningHours(
        IReadOnlyList<Slot>[] week, IReadOnlyDictionary<LocalDate, IReadOnlyList<Slot>> exceptions, IReadOnlySet<LocalDate> holidays, bool federalHolidays) =>
        (_week, _exceptions, _holidays, _federalHolidays) = (week, exceptions, holidays, federalHolidays);

    /// <summary>Every hour of every day.</summary>
    public static OpeningHours RoundTheClock { get; } =
        new([.. Enumerable.Repeat<IReadOnlyList<Slot>>([Slot.AllDay], 7)], new Dictionary<LocalDate, IReadOnlyList<Slot>>(), new HashSet<LocalDate>(), false);

    /// <summary>Refuses slots that overlap, and a week that never opens.</summary>
    public static Outcome<OpeningHours> Create(
        IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Slot>> weekly,
        IReadOnlyDictionary<LocalDate, IReadOnlyList<Slot>>? exceptions = null,
        IReadOnlySet<LocalDate>? holidays = null,
        bool federalHolidays = false)
    {
        var week = new IReadOnlyList<Slot>[7];
        for (var day = 0; day < 7; day++) week[day] = weekly.TryGetValue((IsoDayOfWeek)(day + 1), out var slots) ? [.. slots.Order()] : [];
        if (week.All(slots => slots.Count == 0))
            return Refusal.Shape("The calendar never opens. Give at least one weekday a slot such as 08:00-17:00.");
        for (var day = 0; day < 7; day++)
            if (Clash(NameOf(day), week[day], NameOf((day + 1) % 7), week[(day + 1) % 7]) is { } clash) return clash;

        var hours = new OpeningHours(
            week, (exceptions ?? new Dictionary<LocalDate, IReadOnlyList<Slot>>()).ToDictionary(e => e.Key, e => (IReadOnlyList<Slot>)[.. e.Value.Order()]),
            holidays ?? new HashSet<LocalDate>(), federalHolidays);
        return hours.ClashAroundExceptions() is { } around ? around : hours;

        static string NameOf(int day) => ((IsoDayOfWeek)(day + 1)).ToString();
    }

    /// <summary>The slots that start on this date, earliest first.</summary>
    public IReadOnlyList<Slot> SlotsOn(LocalDate date) =>
        _exceptions.TryGetValue(date, out var special) ? special
        : IsHoliday(date) ? []
        : _week[(int)date.DayOfWeek - 1];

    public bool IsHoliday(LocalDate date) => _holidays.Contains(date) || (_federalHolidays && FederalHolidays.Includes(date));

    /// <summary>What one business day of these hours is worth: the length most open weekdays share, the longer of two that tie.
    /// A short Saturday therefore does not shorten the promise of "two business days".</summary>
    public Duration DayLength => Duration.FromMinutes(_week
        .Where(slots => slots.Count > 0)
        .GroupBy(LengthOf)
        .MaxBy(lengths => (lengths.Count(), lengths.Key))!.Key);

    /// <summary>The open time of a week without holidays and exceptions.</summary>
    public Duration WeekLength => Duration.FromMinutes(_week.Sum(LengthOf));

    private static int LengthOf(IReadOnlyList<Slot> slots) => slots.Sum(slot => slot.EndMinute - slot.StartMinute);

    private Refusal? ClashAroundExceptions() => _exceptions.Keys.Order()
        .SelectMany(date => new[] { date.PlusDays(-1), date })
        .Select(date => Clash(NameOf(date), SlotsOn(date), NameOf(date.PlusDays(1)), SlotsOn(date.PlusDays(1))))
        .FirstOrDefault(clash => clash is not null);

    private static string NameOf(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Two neighbouring days suffice: a slot is at most 24 hours long, so it cannot reach the day after next.</summary>
    private static Refusal? Clash(string name, IReadOnlyList<Slot> day, string nextName, IReadOnlyList<Slot> next)
    {
        (string Name, Slot Slot, int Midnight)[] line =
            [.. day.Select(slot => (name, slot, 0)), .. next.Select(slot => (nextName, slot, NodaConstants.MinutesPerDay))];
        for (var i = 1; i < line.Length; i++)
            if (line[i].Midnight + line[i].Slot.StartMinute < line[i - 1].Midnight + line[i - 1].Slot.EndMinute)
                return Refusal.Shape($"{line[i - 1].Name} {line[i - 1].Slot} overlaps {line[i].Name} {line[i].Slot}. Join the two or move one of them.");
        return null;
    }
}
