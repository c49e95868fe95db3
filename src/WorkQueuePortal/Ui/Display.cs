using System.Globalization;
using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Ui;

/// <summary>How values read on every page: figures with a real minus, dates in words, durations in at most two units.</summary>
public static class Display
{
    public const string Minus = "\u2212";
    public const string Nothing = "\u2013";

    private static readonly CultureInfo Words = CultureInfo.GetCultureInfo("en-US");

    /// <summary>1,234.50, without the currency, which a page or column names once.</summary>
    public static string Amount(decimal amount) => Figure(Money.Round(amount), "#,##0.00");
    public static string Amount(Money money) => Amount(money.Amount);

    /// <summary>With its currency, for sentences: 1,234.50 USD.</summary>
    public static string Full(Money money) => $"{Amount(money.Amount)} {money.Currency}";

    /// <summary>A difference: +350.00 where more is asked than agreed.</summary>
    public static string Difference(decimal amount) => Money.Round(amount) > 0 ? "+" + Amount(amount) : Amount(amount);
    public static string Difference(Money money) => Difference(money.Amount);

    public static string Count(long count) => Figure(count, "#,##0");

    /// <summary>A share of one: 0.0175 reads "1.75 %".</summary>
    public static string Percent(decimal share) => Figure(share * 100, "#,##0.##") + " %";

    /// <summary>"1 item", "1,284 items".</summary>
    public static string Items(long count, string one = "item", string? many = null) => $"{Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>22 min, 2 h 10 m, 3 d 4 h.</summary>
    public static string Lasting(Duration length)
    {
        var minutes = (long)Math.Floor(Math.Abs(length.TotalMinutes));
        return minutes switch
        {
            < 60 => $"{minutes} min",
            < 24 * 60 => minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60:00} m",
            _ => minutes / 60 % 24 == 0 ? $"{minutes / 1440} d" : $"{minutes / 1440} d {minutes / 60 % 24} h",
        };
    }

    /// <summary>49 h 29 m: hours are never folded into days where parts must add up.</summary>
    public static string Hours(Duration length)
    {
        var minutes = (long)Math.Floor(Math.Abs(length.TotalMinutes));
        return $"{minutes / 60} h {minutes % 60:00} m";
    }

    public static string Clock(Instant at, DateTimeZone zone) => At(at, zone).ToString("HH:mm", Words);

    /// <summary>The clock today, the weekday within a week, else the date: 13:00, Fri, 26 Mar.</summary>
    public static string When(Instant at, Instant now, DateTimeZone zone)
    {
        var day = At(at, zone).Date;
        return Period.DaysBetween(At(now, zone).Date, day) switch
        {
            0 => Clock(at, zone),
            > 0 and < 7 => day.ToString("ddd", Words),
            _ => day.ToString("d MMM", Words),
        };
    }

    /// <summary>12 March, and the year where it is another one.</summary>
    public static string Day(LocalDate date, int year) => date.ToString(date.Year == year ? "d MMMM" : "d MMMM yyyy", Words);

    /// <summary>Today 09:32, Wed 15:30, 3 March 10:05: for timelines.</summary>
    public static string Moment(Instant at, Instant now, DateTimeZone zone)
    {
        var day = At(at, zone).Date;
        var today = At(now, zone).Date;
        var name = Period.DaysBetween(day, today) switch
        {
            0 => "Today",
            > 0 and < 7 => day.ToString("ddd", Words),
            _ => Day(day, today.Year),
        };
        return $"{name} {Clock(at, zone)}";
    }

    /// <summary>Thu 12 Mar 2026.</summary>
    public static string Date(Instant at, DateTimeZone zone) => At(at, zone).Date.ToString("ddd d MMM yyyy", Words);

    /// <summary>CDT: the status line is the one place that names the zone.</summary>
    public static string ZoneName(Instant at, DateTimeZone zone) => zone.GetZoneInterval(at).Name;

    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => "?",
            [var only] => only[..Math.Min(2, only.Length)].ToUpperInvariant(),
            [var first, .., var last] => $"{first[0]}{last[0]}".ToUpperInvariant(),
        };
    }

    private static LocalDateTime At(Instant at, DateTimeZone zone) => at.InZone(zone).LocalDateTime;

    private static string Figure(decimal value, string format)
    {
        var text = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
        return value < 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? Minus + text : text;
    }
}
