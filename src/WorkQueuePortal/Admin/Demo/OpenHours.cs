using System.Text.Json;
using NodaTime;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>When a facility is open, as its calendar says: enough of it to place what happened into working hours.</summary>
internal sealed class OpenHours
{
    private readonly DateTimeZone zone;
    private readonly Dictionary<IsoDayOfWeek, List<(int From, int To)>> weekly;
    private readonly bool federalHolidays;
    private readonly LocalDate today;
    private readonly Instant now;

    public OpenHours(string definition, Instant now)
    {
        using var json = JsonDocument.Parse(definition);
        var root = json.RootElement;
        zone = DateTimeZoneProviders.Tzdb[root.GetProperty("zone").GetString()!];
        weekly = root.GetProperty("weekly").EnumerateObject().ToDictionary(d => Weekday(d.Name), d => d.Value.EnumerateArray().Select(Slot).ToList());
        federalHolidays = root.GetProperty("rules").EnumerateArray().Any(r => r.GetString() == "us-federal");
        this.now = now;
        today = DateOf(now);
        while (!IsWorkday(today) || OpenMinutes(today, now).Count < 60) today = today.PlusDays(-1);
    }

    public LocalDate DateOf(Instant at) => at.InZone(zone).Date;

    public bool IsOpen(LocalDate day) => weekly.ContainsKey(day.DayOfWeek) && !(federalHolidays && FederalHolidays.Has(day));

    public bool IsWorkday(LocalDate day) => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && IsOpen(day);

    /// <summary>The workday that many workdays ago; 0 is the last one of which an hour has passed.</summary>
    public LocalDate Back(int workdays)
    {
        var day = today;
        for (var left = workdays; left > 0;)
        {
            day = day.PlusDays(-1);
            if (IsWorkday(day)) left--;
        }
        return day;
    }

    /// <summary>An open minute of that day, never after <paramref name="latest"/> nor after now.</summary>
    public Instant At(LocalDate day, double share, Instant? latest = null)
    {
        var minutes = OpenMinutes(day, latest is { } limit && limit < now ? limit : now);
        return minutes.Count > 0
            ? minutes[(int)(share * minutes.Count)]
            : throw new InvalidOperationException($"{day:uuuu-MM-dd} has no open minute before {latest ?? now}.");
    }

    private List<Instant> OpenMinutes(LocalDate day, Instant latest) =>
        weekly.TryGetValue(day.DayOfWeek, out var slots) ? [.. slots
            .SelectMany(s => Enumerable.Range(s.From, s.To - s.From))
            .Select(m => day.At(new LocalTime(m / 60, m % 60)).InZoneLeniently(zone).ToInstant())
            .Where(at => at <= latest)] : [];

    private static (int, int) Slot(JsonElement slot)
    {
        var ends = slot.GetString()!.Split('-', ':').Select(int.Parse).ToArray();
        return (ends[0] * 60 + ends[1], ends[2] * 60 + ends[3]);
    }

    private static IsoDayOfWeek Weekday(string name) =>
        (IsoDayOfWeek)(Array.IndexOf(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], name) + 1);
}
