using NodaTime;

namespace WorkQueuePortal.Kernel;

/// <summary>The fiscal year begins on 1 July and bears the number of the calendar year in which it ends.</summary>
public static class FiscalYear
{
    private const int FirstMonth = 7;

    public static int Of(LocalDate day) => day.Month >= FirstMonth ? day.Year + 1 : day.Year;

    public static int Of(Instant instant) => Of(instant.InUtc().Date);
}
