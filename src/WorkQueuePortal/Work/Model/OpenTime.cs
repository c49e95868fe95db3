using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>The open time of a calendar as one running number, so that elapsed business time is a subtraction that SQL can do too.</summary>
public static class OpenTime
{
    /// <summary>Before any work of the portal. Changing it would move every stored origin.</summary>
    private static readonly Instant Epoch = Instant.FromUtc(2020, 1, 1, 0, 0);

    public static long SecondsUntil(BusinessCalendar calendar, Instant instant) => (long)calendar.Between(Epoch, instant).TotalSeconds;
}
