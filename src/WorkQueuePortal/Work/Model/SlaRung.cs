using System.Globalization;
using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>Who is told when a rung is reached.</summary>
public enum ToldTo { Owner, Supervisor, ProcessOwner }

/// <summary>A mark on the way to a due: a share of the target, or so much open time before it ends.</summary>
public readonly record struct SlaRung(int? Percent, Duration? Left)
{
    public static SlaRung Share(int percent) => new(percent, null);
    public static SlaRung Before(Duration left) => new(null, left);

    /// <summary>Reads "90 %", "2 h left" or "30 min left".</summary>
    public static Outcome<SlaRung> Parse(string text) => (text ?? "").Trim().Split(' ') switch
    {
        [var number, "%"] when Whole(number) is { } percent and <= 1000 => Share(percent),
        [var number, "h", "left"] when Whole(number) is { } hours and <= 10_000 => Before(Duration.FromHours(hours)),
        [var number, "min", "left"] when Whole(number) is { } minutes and <= 600_000 => Before(Duration.FromMinutes(minutes)),
        _ => Refusal.Shape($"\"{text}\" is not a mark. Write 90 %, 2 h left or 30 min left."),
    };

    /// <summary>The open time used when it is reached; null where the whole target is shorter than what should be left.</summary>
    public Duration? UsedOf(Duration target) => Percent is { } percent ? target / 100 * percent : Left <= target ? target - Left : null;

    /// <summary>The owner is warned; from the due on it is the supervisor's, and past it the process owner's.</summary>
    public ToldTo Tells => Percent switch { > 100 => ToldTo.ProcessOwner, 100 => ToldTo.Supervisor, _ => ToldTo.Owner };

    /// <summary>In the order they are reached; what comes before the start is left out.</summary>
    public static IReadOnlyList<SlaRung> Ladder(IEnumerable<SlaRung> rungs, Duration target) =>
        [.. rungs.Distinct().Where(rung => rung.UsedOf(target) is not null).OrderBy(rung => rung.UsedOf(target))];

    public override string ToString() => Percent is { } percent ? $"{percent} %"
        : Left!.Value.TotalMinutes % 60 == 0 ? $"{Left.Value.TotalHours.ToString(CultureInfo.InvariantCulture)} h left" : $"{Left.Value.TotalMinutes.ToString(CultureInfo.InvariantCulture)} min left";

    private static int? Whole(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole > 0 ? whole : null;
}
