using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>How a person takes work: when they are away, and in which order they go through their queues.</summary>
public sealed class Taker
{
    public Guid PersonId { get; init; }
    public Instant? AwayFrom { get; private set; }
    public Instant? AwayUntil { get; private set; }
    public string? AwayWhy { get; private set; }
    /// <summary>Codes of queues, drained one after the other; null: all at once, the most urgent first.</summary>
    public string? QueueOrder { get; private set; }

    /// <summary>When an open page of theirs said last that it is there.</summary>
    public Instant? SeenAt { get; private set; }
    /// <summary>Since they let an offer pass in silence: nothing is offered to them until they act. Not an absence; what they ask for they get.</summary>
    public Instant? SilentSince { get; private set; }
    /// <summary>When they were last offered something.</summary>
    public Instant? OfferedAt { get; private set; }

    /// <summary>How often it is kept that somebody is there, and how long it is believed: longer than two such words are apart.</summary>
    public static readonly Duration SeenEvery = Duration.FromMinutes(1), PresentFor = Duration.FromSeconds(150);

    public bool IsPresent(Instant now) => SeenAt > now - PresentFor;

    public bool MayBeOffered(Instant now) => IsPresent(now) && SilentSince is null && AwayAt(now) is null;

    public void BeSeen(Instant now) => SeenAt = SeenAt > now - SeenEvery ? SeenAt : now;

    public void BeOffered(Instant now) => OfferedAt = now;

    public void KeepSilent(Instant now) => SilentSince = now;

    public IReadOnlyList<string> Order => QueueOrder is { Length: > 0 } codes ? codes.Split(',') : [];

    /// <summary>When the absence that runs at this instant ends; null while the person is here.</summary>
    public Instant? AwayAt(Instant now) => AwayFrom <= now && AwayUntil > now ? AwayUntil : null;

    public Decision GoAway(string name, Instant from, Instant until, string why)
    {
        if (until <= from) return new Refusal("absence-order", "The absence ends before it begins. Turn the two days round.");
        (AwayFrom, AwayUntil, AwayWhy) = (from, until, why);
        return Decision.Of(new WentAway(PersonId, name, from, until, why));
    }

    public Decision ComeBack(string name)
    {
        (AwayFrom, AwayUntil, AwayWhy) = (null, null, null);
        return Decision.Of(new CameBack(PersonId, name));
    }

    public Decision GoThrough(IReadOnlyList<string> codes)
    {
        QueueOrder = codes.Count == 0 ? null : string.Join(',', codes);
        return Decision.Of(new OrderChosen(PersonId, codes));
    }
}

public sealed record WentAway(Guid PersonId, string Person, Instant From, Instant Until, string Why) : Fact(PersonId, null)
{
    public override string Sentence => $"{Person} is away until {Until.InUtc().Date.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture)}: {Why}";
    public override bool IsTouch => false;
}

public sealed record CameBack(Guid PersonId, string Person) : Fact(PersonId, null)
{
    public override string Sentence => $"{Person} is back.";
    public override bool IsTouch => false;
}

public sealed record OrderChosen(Guid PersonId, IReadOnlyList<string> Queues) : Fact(PersonId, null)
{
    public override string Sentence => Queues.Count == 0 ? "Takes the most urgent of all queues." : $"Goes through the queues one by one: {string.Join(", ", Queues)}.";
    public override bool IsTouch => false;
}

public sealed record SkillSet(Guid PersonId, string Person, string Skill, int Level) : Fact(PersonId, null)
{
    public override string Sentence => Level == 0 ? $"{Person} no longer has the skill {Skill}." : $"{Person} has the skill {Skill} at level {Level}.";
    public override bool IsTouch => false;
}

/// <summary>The answer to giving work to somebody who is not there.</summary>
public static class Away
{
    public static Refusal Of(string person) => new("away", $"{person} is away, so nothing new goes there. Choose somebody else, or end the absence.");
}
