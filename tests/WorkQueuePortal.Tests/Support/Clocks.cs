using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Support;

internal static class Clocks
{
    public static readonly Guid Item = new("0198c0de-0000-7000-8000-000000000001");

    public static SlaClock Start(BusinessCalendar calendar, string start, int hours) => SlaClock.Start(Item, Resolve(hours), calendar.At(start), calendar);

    public static ClockTarget Resolve(int hours) => new(ClockKind.Resolve, "SSC", hours * 60);

    /// <summary>A hold that needs no message, so that a test about time speaks of time alone.</summary>
    public static Refusal? Hold(this SlaClock clock, Instant now, BusinessCalendar calendar) =>
        clock.Pause(new PauseRequest(PauseReasons.SystemOutage), now, calendar);

    public static Refusal? Hold(this SlaClock clock, string now, BusinessCalendar calendar) => clock.Hold(calendar.At(now), calendar);
}
