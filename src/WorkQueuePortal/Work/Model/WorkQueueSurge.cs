using System.Globalization;
using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>More came than can be done: until its end Get next hands out the first two priorities of a queue and nothing else of it. People still take by hand what they see fit.</summary>
/// <param name="Until">From then on it is over, without anybody's doing.</param>
public sealed record Surge(Instant From, Instant Until, string Why, string By)
{
    /// <summary>In hours: what a form offers first, and how long it may last at most.</summary>
    public const int Usual = 4, Longest = 24;

    /// <summary>The last priority that is handed out.</summary>
    public const int LastPriority = 2;

    public string Start(Instant now, DateTimeZone zone) => Moment(From, now, zone);

    public string End(Instant now, DateTimeZone zone) => Moment(Until, now, zone);

    /// <summary>"14:20", and on another day "11 March, 14:20".</summary>
    public static string Moment(Instant at, Instant now, DateTimeZone zone)
    {
        var local = at.InZone(zone);
        return local.ToString(local.Date == now.InZone(zone).Date ? "HH:mm" : "d MMMM, HH:mm", CultureInfo.InvariantCulture);
    }
}

/// <summary>The surge of a queue, if it is in one.</summary>
public sealed partial class WorkQueue
{
    public Instant? SurgeFrom { get; private set; }
    public Instant? SurgeUntil { get; private set; }
    public string? SurgeWhy { get; private set; }
    public string? SurgeBy { get; private set; }

    /// <summary>Null where the queue hands out everything at this instant.</summary>
    public Surge? SurgeAt(Instant now) => SurgeUntil is { } until && until > now && SurgeFrom is { } from ? new Surge(from, until, SurgeWhy ?? "", SurgeBy ?? "") : null;

    /// <param name="zone">Whose clock the sentences tell the end by.</param>
    public Decision StartSurge(string why, Duration length, Actor by, Instant now, DateTimeZone zone)
    {
        if (IsPersonal) return new Refusal("personal", $"Nobody pulls from {Name}, so a surge would change nothing there.");
        if (SurgeAt(now) is { } on) return new Refusal("surge", $"{Name} is in surge already, until {on.End(now, zone)}. {on.By} says why: {on.Why}");
        (SurgeFrom, SurgeUntil, SurgeWhy, SurgeBy) = (now, now + length, why.Trim(), by.Name);
        return Decision.Of(new SurgeStarted(Id, Name, SurgeAt(now)!.End(now, zone), SurgeWhy, now + length));
    }

    public Decision EndSurge(Instant now)
    {
        if (SurgeAt(now) is null) return new Refusal("no-surge", $"{Name} is in no surge any more: Get next hands out everything.");
        (SurgeFrom, SurgeUntil, SurgeWhy, SurgeBy) = (null, null, null, null);
        return Decision.Of(new SurgeEnded(Id, Name));
    }
}

public sealed record SurgeStarted(Guid Id, string Queue, string End, string Why, Instant Until) : Fact(Id, null)
{
    public override string Sentence => $"{Queue} is in surge until {End}, so Get next hands out only P1 and P2: {Why}";
    public override bool IsTouch => false;
}

public sealed record SurgeEnded(Guid Id, string Queue) : Fact(Id, null)
{
    public override string Sentence => $"{Queue} is out of surge: Get next hands out everything again.";
    public override bool IsTouch => false;
}
