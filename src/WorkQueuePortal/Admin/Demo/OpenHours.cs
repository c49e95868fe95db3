using System.Text.Json;
using NodaTime;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>When a facility is open, as its calendar says: enough of it to place what happened into working hours.</summary>
internal sealed class OpenHours
{
    private const int WorkdaysKept = 70;

    private readonly DateTimeZone zone;
    private readonly Dictionary<IsoDayOfWeek, List<(int From, int To)>> weekly;
    private readonly bool federalHolidays;
    private readonly Instant now;
    private readonly List<LocalDate> workdays = [];

    public OpenHours(string definition, Instant now)
    {
        using var json = JsonDocument.Parse(definition);
        var root = json.RootElement;
        zone = DateTimeZoneProviders.Tzdb[root.GetProperty("zone").GetString()!];
        weekly = root.GetProperty("weekly").EnumerateObject().ToDictionary(d => Weekday(d.Name), d => d.Value.EnumerateArray().Select(Slot).ToList());
        federalHolidays = root.GetProperty("rules").EnumerateArray().Any(r => r.GetString() == "us-federal");
        this.now = now;
        for (var day = DateOf(now); workdays.Count < WorkdaysKept; day = day.PlusDays(-1))
        {
            if (IsWorkday(day) && (workdays.Count > 0 || OpenMinutes(day) >= 60)) workdays.Add(day);
        }
    }

    public LocalDate DateOf(Instant at) => at.InZone(zone).Date;

    public bool IsOpen(LocalDate day) => weekly.ContainsKey(day.DayOfWeek) && !(federalHolidays && FederalHolidays.Has(day));

    public bool IsWorkday(LocalDate day) => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && IsOpen(day);

    /// <summary>The workday that many workdays ago; 0 is the last one of which an hour has passed.</summary>
    public LocalDate Back(int days) => workdays[days];

    /// <summary>An open minute of that day, never after now.</summary>
    public Instant At(LocalDate day, double share)
    {
        var minute = (int)(share * OpenMinutes(day));
        foreach (var (from, length) in Slots(day))
        {
            if (minute < length) return from + Duration.FromMinutes(minute);
            minute -= length;
        }
        throw new InvalidOperationException($"{day:uuuu-MM-dd} has no open minute before {now}.");
    }

    private int OpenMinutes(LocalDate day) => Slots(day).Sum(s => s.Minutes);

    private IEnumerable<(Instant From, int Minutes)> Slots(LocalDate day) =>
        from slot in weekly.GetValueOrDefault(day.DayOfWeek, [])
        let start = day.At(new LocalTime(slot.From / 60, slot.From % 60)).InZoneLeniently(zone).ToInstant()
        select (start, (int)Math.Clamp((now - start).TotalMinutes, 0, slot.To - slot.From));

    private static (int, int) Slot(JsonElement slot)
    {
        var ends = slot.GetString()!.Split('-', ':').Select(int.Parse).ToArray();
        return (ends[0] * 60 + ends[1], ends[2] * 60 + ends[3]);
    }

    private static IsoDayOfWeek Weekday(string name) =>
        (IsoDayOfWeek)(Array.IndexOf(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], name) + 1);
}
