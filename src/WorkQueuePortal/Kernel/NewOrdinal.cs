using NodaTime;

namespace WorkQueuePortal.Kernel;

/// <summary>Places in a line, for rows that must be worked off in the order they were written: each is higher than the one before it in this
/// process, also within one millisecond, and close to the clock so that the lines of several nodes interleave.</summary>
public static class NewOrdinal
{
    private static long _last;

    public static long Next(Instant now)
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(last + 1, now.ToUnixTimeMilliseconds() * 1000);
            if (Interlocked.CompareExchange(ref _last, next, last) == last) return next;
        }
    }
}
