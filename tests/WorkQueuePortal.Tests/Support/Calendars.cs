using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Tests.Support;

/// <summary>Calendars that tests share, and instants written as one reads them.</summary>
internal static class Calendars
{
    public static BusinessCalendar NewYork { get; } = Week("America/New_York", "08:00-17:00");
    public static BusinessCalendar NineToFive { get; } = Week("America/New_York", "09:00-17:00");
    public static BusinessCalendar Chicago { get; } = Week("America/Chicago", "08:00-17:00");
    public static BusinessCalendar LosAngeles { get; } = Week("America/Los_Angeles", "08:00-17:00");

    public static BusinessCalendar Nights { get; } = Read(
        """{"zone":"America/New_York","weekly":{"Mon":["22:00-06:00"],"Tue":["22:00-06:00"],"Wed":["22:00-06:00"],"Thu":["22:00-06:00"],"Fri":["22:00-06:00"],"Sat":["22:00-06:00"],"Sun":["22:00-06:00"]},"exceptions":{"2026-12-25":[],"2026-12-31":["20:00-24:00"]}}""");

    public static BusinessCalendar Clinic { get; } = Read(
        """{"zone":"America/Chicago","weekly":{"Mon":["08:00-12:00","13:00-17:00"],"Tue":["08:00-12:00","13:00-17:00"],"Thu":["07:30-19:45"],"Sat":["09:00-12:00"]},"rules":["us-federal"],"holidays":["2026-08-03"],"exceptions":{"2026-11-26":["08:00-10:00"],"2027-02-28":["00:00-24:00"]}}""");

    /// <summary>Clocks there move by half an hour.</summary>
    public static BusinessCalendar LordHowe { get; } = Read(
        """{"zone":"Australia/Lord_Howe","weekly":{"Sat":["18:00-24:00"],"Sun":["00:00-09:00","20:15-04:15"],"Wed":["00:00-24:00"]}}""");

    public static IReadOnlyList<BusinessCalendar> All { get; } = [NewYork, Chicago, LosAngeles, Nights, Clinic, LordHowe, BusinessCalendar.Always];

    public static BusinessCalendar Read(string json) =>
        CalendarDefinition.Read(json) is { Value: { } calendar } ? calendar : throw new ArgumentException(CalendarDefinition.Read(json).Sentence);

    public static BusinessCalendar Week(string zone, params string[] slots) =>
        Of(zone, ["Mon", "Tue", "Wed", "Thu", "Fri"], slots);

    /// <summary>"2026-07-02T15:30" on the wall clock of this calendar.</summary>
    public static Instant At(this BusinessCalendar calendar, string local) =>
        LocalDateTimePattern.VariablePrecisionIso.Parse(local).Value.InZoneStrictly(calendar.Zone).ToInstant();

    public static string Local(this BusinessCalendar calendar, Instant? instant) =>
        instant is { } known ? LocalDateTimePattern.GeneralIso.Format(known.InZone(calendar.Zone).LocalDateTime)[..16] : "none";

    private static BusinessCalendar Of(string zone, string[] days, string[] slots) =>
        new CalendarDefinition(zone, days.ToDictionary(day => day, _ => (IReadOnlyList<string>)slots), Rules: [FederalHolidays.Rule]).Build().Value!;
}

/// <summary>What property tests draw from: any of the calendars, instants from 2025 to 2029 to the second, and durations up to
/// about ten weeks, zero among them.</summary>
internal static class Drawn
{
    /// <summary>Each run draws the same; take it out to look further afield.</summary>
    public const string Seed = "20260316,17";

    private static readonly Instant First = Instant.FromUtc(2025, 1, 1, 0, 0);

    public static Arbitrary<BusinessCalendar> Calendar() => Gen.Elements<BusinessCalendar>(Calendars.All).ToArbitrary();

    public static Arbitrary<Instant> Moment() =>
        Gen.OneOf(
            from seconds in Gen.Choose(0, 4 * 366 * 86_400) select First + Duration.FromSeconds(seconds),
            // Half of them on the quarter of an hour, where slots begin and end.
            from quarters in Gen.Choose(0, 4 * 366 * 96) select First + Duration.FromMinutes(15 * quarters)).ToArbitrary();

    public static Arbitrary<Duration> Length() =>
        Gen.OneOf(
            from seconds in Gen.Choose(0, 70 * 86_400) select Duration.FromSeconds(seconds),
            from quarters in Gen.Choose(0, 400) select Duration.FromMinutes(15 * quarters)).ToArbitrary();
}
