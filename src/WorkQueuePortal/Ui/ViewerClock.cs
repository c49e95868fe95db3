using NodaTime;

namespace WorkQueuePortal.Ui;

/// <summary>The time where the viewer is. One per circuit: the zone comes from the browser, else it is the facility's.</summary>
public sealed class ViewerClock(IClock clock, PortalSettings settings)
{
    public Instant Now => clock.GetCurrentInstant();

    public DateTimeZone Zone { get; private set; } = Find(settings.Zone) ?? DateTimeZone.Utc;

    /// <summary>An unknown name, as a browser or a tampered cookie may send, keeps the facility's zone.</summary>
    public void Use(string? zone)
    {
        if (zone is not null && Find(zone) is { } known) Zone = known;
    }

    public string At(Instant at) => Display.Clock(at, Zone);
    public string When(Instant at) => Display.When(at, Now, Zone);
    public string Moment(Instant at) => Display.Moment(at, Now, Zone);
    public string Day(Instant at) => Day(at.InZone(Zone).Date);
    public string Day(LocalDate date) => Display.Day(date, Now.InZone(Zone).Year);

    /// <summary>So many weekdays from today: what a form offers as the day to ask again. Holidays are the calendar's matter, which has the last word.</summary>
    public LocalDate InWeekdays(int days)
    {
        var day = Now.InZone(Zone).Date;
        while (days > 0)
        {
            day = day.PlusDays(1);
            if (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday)) days--;
        }
        return day;
    }

    private static DateTimeZone? Find(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone);
}
