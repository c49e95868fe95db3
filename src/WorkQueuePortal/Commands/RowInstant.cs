using NodaTime;
using NodaTime.Text;

namespace WorkQueuePortal.Commands;

/// <summary>Reads an instant as rows from other systems write it: ISO 8601, with T or a space, to the minute or finer. With an
/// offset or Z it is that instant; without one it is local time of the calendar's zone. Local time that clocks skip is moved
/// forward by the gap, and of local time they show twice the first is meant.</summary>
internal static class RowInstant
{
    private const int DateLength = 10;
    private static readonly IPattern<LocalDateTime> Local = LocalDateTimePattern.VariablePrecisionIso;
    private static readonly IPattern<Offset> Behind = new CompositePatternBuilder<Offset>
    {
        { OffsetPattern.GeneralInvariantWithZ, _ => true },
        { OffsetPattern.CreateWithInvariantCulture("+HHmm"), _ => false },
    }.Build();

    // The bounds keep a slip of the pen, such as the year 20226, from resolving thousands of years of opening hours.
    private static readonly Instant Earliest = Instant.FromUtc(1900, 1, 1, 0, 0), Latest = Instant.FromUtc(2200, 1, 1, 0, 0);

    /// <summary>Null when the text is none, or lies outside the years 1900 to 2199. Finer parts than 100 ns are cut off.</summary>
    public static Instant? Parse(string text, DateTimeZone zone)
    {
        if (text.Length <= DateLength) return null;
        var cut = text.AsSpan(DateLength).IndexOfAny("+-Zz") is >= 0 and var behind ? DateLength + behind : text.Length;
        if (Local.Parse($"{text.AsSpan(0, DateLength)}T{text.AsSpan(DateLength + 1, Math.Max(cut - DateLength - 1, 0))}") is not { Success: true, Value: var local }
            || text[DateLength] is not ('T' or 't' or ' ')) return null;
        if (cut == text.Length) return Bounded(local.InZoneLeniently(zone).ToInstant());
        return Behind.Parse(text[cut..].ToUpperInvariant()) is { Success: true, Value: var offset } ? Bounded(local.WithOffset(offset).ToInstant()) : null;
    }

    private static Instant? Bounded(Instant instant) =>
        instant >= Earliest && instant < Latest ? Instant.FromUnixTimeTicks(instant.ToUnixTimeTicks()) : null;
}
