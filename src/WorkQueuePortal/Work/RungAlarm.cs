using System.Threading.Channels;
using NodaTime;

namespace WorkQueuePortal.Work;

/// <summary>Wakes this node at the next mark of any clock, so that it is told within moments and not at the next minute. Only what comes within <see cref="Horizon"/> is set, and of that only the
/// earliest, however many items there are: whoever is woken looks for the next. It is a hint. One that is lost, late or doubled does no harm, because the sweep of each minute finds what is due by itself.</summary>
public sealed class RungAlarm(IClock clock)
{
    /// <summary>Twice as far as from one sweep to the next, so that a sweep that comes late leaves no gap.</summary>
    public static readonly Duration Horizon = Duration.FromMinutes(2);

    private const int MostUnread = 32;

    private readonly Channel<Instant> _wakes = Channel.CreateBounded<Instant>(new BoundedChannelOptions(MostUnread) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Lock _lock = new();
    private Instant? _next;

    /// <summary>When to wake, each as soon as it is set.</summary>
    public ChannelReader<Instant> Wakes => _wakes.Reader;

    /// <summary>A clock comes to its next mark then. Called before the save is through: who is woken reads what is due, and finds nothing of a save that failed.</summary>
    public void Set(Instant? mark)
    {
        var now = clock.GetCurrentInstant();
        if (mark is not { } at || at > now + Horizon) return;
        var wake = WholeSecond(Instant.Max(at, now));
        lock (_lock)
        {
            if (_next is { } set && set > now && set <= wake) return;
            _next = wake;
        }
        _wakes.Writer.TryWrite(wake);
    }

    /// <summary>All marks of one second are one alarm; none is woken for before it is reached.</summary>
    private static Instant WholeSecond(Instant at)
    {
        var whole = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
        return whole == at ? whole : whole + Duration.FromSeconds(1);
    }
}
