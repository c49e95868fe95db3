using NodaTime;

namespace WorkQueuePortal.Kernel;

/// <summary>The grain of time in the store. Cutting at the source keeps "written" and "read back" the same instant everywhere.</summary>
public static class Millisecond
{
    public static Instant Of(Instant instant) => Instant.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
