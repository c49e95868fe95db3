using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>What a calendar is made of, in the order in which a form asks for it.</summary>
public enum CalendarPart { Name, Zone, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, FederalHolidays, Dates, Listed }

/// <summary>One part of a calendar before and after.</summary>
public sealed record CalendarPartChange(CalendarPart Part, string Before, string After);

/// <summary>A part of a calendar that cannot be as it is written.</summary>
public sealed record CalendarFault(CalendarPart Part, string Sentence);

/// <summary>A holiday of a list as a sheet holds it.</summary>
/// <param name="Day">As 2026-12-24.</param>
/// <param name="IsOn">Nobody works on it here.</param>
public sealed record ListedDay(string Day, string Name, string Source, bool IsOn);

/// <summary>A calendar as people fill it in. A weekday is a line of slots with commas between, empty where it is closed; dates are lines such as <c>2026-12-23 08:00-12:00</c> or
/// <c>2026-12-26 closed</c>.</summary>
public sealed class CalendarSheet(IReadOnlyDictionary<CalendarPart, string> values, IReadOnlyList<ListedDay> listed)
{
    public const string Yes = "yes", No = "no", Closed = "closed";

    private const int LongestName = 120;

    /// <summary>Monday to Sunday; before <see cref="New"/>, which is read by it.</summary>
    public static IReadOnlyList<CalendarPart> Week { get; } = [CalendarPart.Monday, CalendarPart.Tuesday, CalendarPart.Wednesday, CalendarPart.Thursday, CalendarPart.Friday, CalendarPart.Saturday, CalendarPart.Sunday];

    /// <summary>What a new calendar begins with.</summary>
    public static CalendarSheet New { get; } = Of("", new CalendarDefinition("America/New_York", new Dictionary<string, IReadOnlyList<string>>
    {
        ["Mon"] = ["08:00-17:00"], ["Tue"] = ["08:00-17:00"], ["Wed"] = ["08:00-17:00"], ["Thu"] = ["08:00-17:00"], ["Fri"] = ["08:00-17:00"],
    }, Rules: [Kernel.FederalHolidays.Rule]), []);

    public string this[CalendarPart part] => part == CalendarPart.Listed ? string.Join('\n', listed.Select(Line)) : values.GetValueOrDefault(part, "");

    /// <summary>The days that came with lists, in order.</summary>
    public IReadOnlyList<ListedDay> Listed => listed;

    public CalendarSheet With(CalendarPart part, string value) => new(new Dictionary<CalendarPart, string>(values) { [part] = value }, listed);

    /// <summary>Says whether the house keeps a listed holiday.</summary>
    public CalendarSheet Switch(string day, bool isOn) => new(values, [.. listed.Select(d => d.Day == day ? d with { IsOn = isOn } : d)]);

    /// <summary>Closes these days, whatever hours they had.</summary>
    public CalendarSheet Close(LocalDate first, LocalDate last)
    {
        var days = Enumerable.Range(0, Math.Max(0, Period.DaysBetween(first, last) + 1)).Select(i => LocalDatePattern.Iso.Format(first.PlusDays(i))).ToHashSet();
        return With(CalendarPart.Dates, string.Join('\n', Lines(CalendarPart.Dates).Where(line => !days.Contains(line.Split(' ')[0])).Concat(days.Select(day => $"{day} {Closed}")).Order(StringComparer.Ordinal)));
    }

    /// <summary>Takes over a list of holidays. What was switched off stays off; a day of this source that the list no longer has is kept, so that no closed day is lost by an incomplete file.</summary>
    /// <returns>With what came of it, in words.</returns>
    public (CalendarSheet Sheet, string Said) TakeOver(ListedHolidays list, string source)
    {
        var days = list.Days.ToDictionary(d => LocalDatePattern.Iso.Format(d.Day), d => d.Name);
        var known = listed.Select(d => days.TryGetValue(d.Day, out var name) ? d with { Name = name, Source = source } : d).ToList();
        var added = days.Where(d => listed.All(k => k.Day != d.Key)).Select(d => new ListedDay(d.Key, d.Value, source, true)).ToList();
        var missing = known.Where(d => d.Source == source && !days.ContainsKey(d.Day)).ToList();
        var said = $"{Words.Count(added.Count, "day")} added, {days.Count - added.Count} known."
            + (missing.Count == 0 ? "" : $" Kept although the list no longer has them: {string.Join(", ", missing.Select(d => $"{d.Name} on {d.Day}"))}.")
            + (list.Left.Count == 0 ? "" : $" Left out: {string.Join("; ", list.Left)}.");
        return (new CalendarSheet(values, [.. known.Concat(added).OrderBy(d => d.Day, StringComparer.Ordinal)]), said);
    }

    /// <param name="own">Without the days that came with lists.</param>
    public static CalendarSheet Of(string name, CalendarDefinition own, IEnumerable<ListedDay> listed)
    {
        var week = own.Weekly ?? new Dictionary<string, IReadOnlyList<string>>();
        var dates = (own.Holidays ?? []).Select(day => (Day: day, Hours: Closed)).Concat((own.Exceptions ?? new Dictionary<string, IReadOnlyList<string>>()).Select(e => (Day: e.Key, Hours: e.Value.Count == 0 ? Closed : string.Join(", ", e.Value))));
        var values = Week.ToDictionary(part => part, part => string.Join(", ", week.Where(d => Names(part).Contains(d.Key, StringComparer.OrdinalIgnoreCase)).SelectMany(d => d.Value)));
        values[CalendarPart.Name] = name;
        values[CalendarPart.Zone] = own.Zone ?? "";
        values[CalendarPart.FederalHolidays] = own.Rules is { Count: > 0 } ? Yes : No;
        values[CalendarPart.Dates] = string.Join('\n', dates.OrderBy(d => d.Day, StringComparer.Ordinal).Select(d => $"{d.Day} {d.Hours}"));
        return new CalendarSheet(values, [.. listed.OrderBy(d => d.Day, StringComparer.Ordinal)]);
    }

    public static CalendarSheet Parse(string json) => JsonSerializer.Deserialize<Kept>(json) is { Values: { } values, Listed: { } days } ? new CalendarSheet(values, days) : New;

    public string ToJson() => JsonSerializer.Serialize(new Kept(values.OrderBy(v => v.Key).ToDictionary(v => v.Key, v => v.Value.Trim()), listed));

    /// <summary>What the house itself set.</summary>
    public CalendarDefinition Own()
    {
        var dates = Lines(CalendarPart.Dates).Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries)).ToList();
        // A day that is written twice keeps both, so that the calendar refuses it.
        var special = dates.Where(d => !IsClosed(d)).GroupBy(d => d[0]).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.SelectMany(d => Slots(d.Length > 1 ? d[1] : ""))]);
        return new CalendarDefinition(
            this[CalendarPart.Zone].Trim(), Week.Where(part => Slots(this[part]).Length > 0).ToDictionary(part => Names(part)[0], part => (IReadOnlyList<string>)Slots(this[part])), [.. dates.Where(IsClosed).Select(d => d[0]).Distinct()],
            this[CalendarPart.FederalHolidays] == Yes ? [Kernel.FederalHolidays.Rule] : [], special);
    }

    /// <summary>With the listed holidays that are on: what clocks count by.</summary>
    public CalendarDefinition Whole() => Own().With(listed.Where(d => d.IsOn).Select(d => LocalDatePattern.Iso.Parse(d.Day)).Where(d => d.Success).Select(d => d.Value));

    /// <summary>Everything that keeps the sheet from being saved, beside the part that is to be changed.</summary>
    public IReadOnlyList<CalendarFault> Faults()
    {
        var faults = new List<CalendarFault>();
        if (this[CalendarPart.Name].Trim().Length is 0 or > LongestName) faults.Add(new(CalendarPart.Name, "Give it a name that people recognise, of at most 120 characters."));
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(this[CalendarPart.Zone].Trim()) is null) faults.Add(new(CalendarPart.Zone, "Name an IANA zone such as America/New_York."));
        foreach (var part in Week)
            if (Slots(this[part]).Select(Slot.Parse).FirstOrDefault(s => !s.IsDone) is { Refusal: { } no }) faults.Add(new(part, no.Sentence));
        if (faults.Count > 0) return faults;
        if ((Own() with { Holidays = [], Exceptions = null }).Build().Refusal is { } week) return [new(CalendarPart.Monday, week.Sentence)];
        return Own().Build().Refusal is { } dates ? [new(CalendarPart.Dates, dates.Sentence)] : [];
    }

    /// <summary>The parts that differ, in the order of the form; of the listed holidays those days alone.</summary>
    public IReadOnlyList<CalendarPartChange> ChangesTo(CalendarSheet after) =>
    [
        .. Enum.GetValues<CalendarPart>().Where(part => part != CalendarPart.Listed && this[part].Trim() != after[part].Trim()).Select(part => Narrow(part, this[part].Trim(), after[part].Trim())),
        .. Differing(after) is { Count: > 0 } days ? [new CalendarPartChange(CalendarPart.Listed, string.Join("; ", Of(days, listed)), string.Join("; ", Of(days, after.Listed)))] : Array.Empty<CalendarPartChange>(),
    ];

    /// <summary>The coming days of a year that are closed, or have hours of their own, although their weekday has others.</summary>
    /// <param name="from">The first day.</param>
    public IReadOnlyList<ComingDay> Coming(LocalDate from)
    {
        if (Whole().Build().Value is not { } calendar || (Own() with { Holidays = [], Exceptions = null, Rules = [] }).Build().Value is not { } plain) return [];
        var federal = this[CalendarPart.FederalHolidays] == Yes ? Enumerable.Range(from.Year, 2).SelectMany(Kernel.FederalHolidays.Within).ToDictionary(h => h.ObservedOn, h => h.Name) : [];
        var names = listed.Where(d => d.IsOn).ToDictionary(d => d.Day, d => d.Name);
        return
        [
            .. from i in Enumerable.Range(0, DaysAhead)
               let day = @from.PlusDays(i)
               let slots = calendar.Hours.SlotsOn(day)
               where !slots.SequenceEqual(plain.Hours.SlotsOn(day))
               select new ComingDay(day, slots.Count > 0 ? "Special hours" : federal.GetValueOrDefault(day) ?? names.GetValueOrDefault(LocalDatePattern.Iso.Format(day), "Closed by the house"), [.. slots.Select(s => s.ToString())]),
        ];
    }

    /// <summary>The open stretches of each weekday in minutes of that day, what reaches over midnight on the day it reaches into; none for a week that cannot be read.</summary>
    public IReadOnlyList<IReadOnlyList<(int From, int To)>> Stretches()
    {
        var slots = Week.Select(part => Slots(this[part]).Select(Slot.Parse).Where(s => s.IsDone).Select(s => s.Value).ToList()).ToList();
        return
        [
            .. Enumerable.Range(0, 7).Select(day => (IReadOnlyList<(int, int)>)
            [
                .. slots[(day + 6) % 7].Where(s => s.CrossesMidnight).Select(s => (0, s.EndMinute - NodaConstants.MinutesPerDay)),
                .. slots[day].Select(s => (s.StartMinute, Math.Min(s.EndMinute, NodaConstants.MinutesPerDay))),
            ]),
        ];
    }

    private const int DaysAhead = 366;

    private static bool IsClosed(string[] date) => date is [_, var hours] && hours.Equals(Closed, StringComparison.OrdinalIgnoreCase);

    private static string[] Slots(string line) => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string[] Names(CalendarPart day) => [day.ToString()[..3], day.ToString()];

    private static string Line(ListedDay day) => $"{day.Day} {day.Name} {(day.IsOn ? "on" : "off")}";

    private static IEnumerable<string> Of(HashSet<string> days, IReadOnlyList<ListedDay> listed) => listed.Where(d => days.Contains(d.Day)).Select(Line);

    private HashSet<string> Differing(CalendarSheet after) => [.. listed.Concat(after.Listed).Select(d => d.Day).Distinct().Where(day => listed.FirstOrDefault(d => d.Day == day) != after.Listed.FirstOrDefault(d => d.Day == day))];

    /// <summary>Of many dates only those that differ.</summary>
    private static CalendarPartChange Narrow(CalendarPart part, string before, string after)
    {
        if (part != CalendarPart.Dates) return new CalendarPartChange(part, before, after);
        var (was, becomes) = (before.Split('\n', StringSplitOptions.RemoveEmptyEntries), after.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return new CalendarPartChange(part, string.Join("; ", was.Except(becomes)), string.Join("; ", becomes.Except(was)));
    }

    private string[] Lines(CalendarPart part) => this[part].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private sealed record Kept(Dictionary<CalendarPart, string> Values, IReadOnlyList<ListedDay> Listed);
}

/// <summary>A day that differs from its weekday.</summary>
/// <param name="Hours">None where it is closed.</param>
public sealed record ComingDay(LocalDate Day, string What, IReadOnlyList<string> Hours);
