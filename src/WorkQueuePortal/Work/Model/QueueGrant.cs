using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>What one person may do in a queue besides what their roles may, until a day. It adds a right and never takes one from others.</summary>
public sealed class QueueGrant : IVersioned, IRemembered
{
    public Guid Id { get; init; }
    public int Version { get; set; }
    public Guid QueueId { get; init; }
    public Guid PersonId { get; init; }
    public QueueRight Rights { get; init; }
    /// <summary>From then on it is none; ending it early sets this to now.</summary>
    public Instant EndsAt { get; private set; }
    public string Because { get; init; } = "";
    public Instant AskedAt { get; init; }
    public Guid AskedById { get; init; }
    public string AskedBy { get; init; } = "";
    /// <summary>Null while it waits for a second person.</summary>
    public Instant? GivenAt { get; private set; }
    public string? GivenBy { get; private set; }
    public string? EndedBy { get; private set; }

    /// <summary>Giving others' work away decides who does what, so two people answer for it.</summary>
    public bool NeedsTwo => Rights.HasFlag(QueueRight.Distribute);

    public bool Holds(Instant now) => GivenAt is not null && EndsAt > now;

    public bool Waits(Instant now) => GivenAt is null && EndsAt > now;

    /// <param name="person">Who gets it, as they are now.</param>
    public static Outcome<QueueGrant> Ask(WorkQueue queue, Actor person, QueueRight rights, Instant endsAt, string because, Actor by, Instant now)
    {
        if (rights == QueueRight.None) return Refusal.Shape("Choose at least one right.");
        if (endsAt <= now) return Refusal.Shape("Choose a last day that is still to come.");
        if (endsAt > now + Longest) return Refusal.Shape("Choose a last day within 90 days: what is needed for longer belongs to a role.");
        if (person.Id == by.Id) return new Refusal("own-grant", "You cannot give a right to yourself. Ask another process owner or administrator.");
        if (rights.HasFlag(QueueRight.Distribute) && !Permissions.WorkMove.IsHeldBy(person)) return new Refusal("no-mover", $"{person.Name} may not give work to people anywhere: only a supervisor or a lead does. Give that right to one of them.");
        if ((rights & ~QueueRight.Read) != QueueRight.None && !Permissions.WorkTake.IsHeldBy(person)) return new Refusal("no-worker", $"The roles of {person.Name} hold no work at all, so this right would be of no use. Give only the right to read.");
        var grant = new QueueGrant { Id = NewId.Next(), QueueId = queue.Id, PersonId = person.Id, Rights = rights, EndsAt = endsAt, Because = because.Trim(), AskedAt = now, AskedById = by.Id, AskedBy = by.Name };
        if (!grant.NeedsTwo) (grant.GivenAt, grant.GivenBy) = (now, by.Name);
        return grant;
    }

    /// <summary>Null when this person may give what another asked for.</summary>
    public Refusal? MayGive(Actor by) =>
        by.Id == AskedById ? new Refusal("own-ask", "You asked for this, so another process owner or administrator has to give it.")
        : by.Id == PersonId ? new Refusal("own-grant", "You cannot give a right to yourself. Ask another process owner or administrator.") : null;

    public Decision Give(string queue, string person, Actor by, Instant now)
    {
        if (MayGive(by) is { } no) return no;
        if (!Waits(now)) return new Refusal("not-waiting", "Nothing waits here any more: it was given, taken back or has run out.");
        (GivenAt, GivenBy) = (now, by.Name);
        return Decision.Of(new GrantChanged(QueueId, queue, person, Rights, $"may {Verbs(Rights)} until {Day(EndsAt)}"));
    }

    public Decision End(string queue, string person, Actor by, Instant now)
    {
        if (EndsAt <= now) return new Refusal("ended", $"{person} has no such right any more.");
        (EndsAt, EndedBy) = (now, by.Name);
        return Decision.Of(new GrantChanged(QueueId, queue, person, Rights, $"may no longer {Verbs(Rights)}"));
    }

    /// <summary>"read and take".</summary>
    public static string Verbs(QueueRight rights)
    {
        var verbs = QueueSheet.RightsInOrder.Where(r => rights.HasFlag(r)).Select(Verb).ToList();
        return verbs.Count < 2 ? string.Concat(verbs) : $"{string.Join(", ", verbs[..^1])} and {verbs[^1]}";
    }

    public static string Verb(QueueRight right) => right switch
    {
        QueueRight.Read => "read",
        QueueRight.Open => "take",
        QueueRight.Append => "add",
        QueueRight.Transfer => "hand on",
        _ => "give out",
    };

    private static Duration Longest { get; } = Duration.FromDays(91);

    private static string Day(Instant at) => at.InUtc().Date.ToString("d MMMM uuuu", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed record GrantChanged(Guid QueueId, string Queue, string Person, QueueRight Rights, string Words) : Fact(QueueId, null)
{
    public override string Sentence => $"{Queue}: {Person} {Words}.";
    public override bool IsTouch => false;
}
