using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>What a role may do in a queue.</summary>
[Flags]
public enum QueueRight
{
    None = 0,
    /// <summary>See what is in it.</summary>
    Read = 1,
    /// <summary>Take its work, by hand and by Get next.</summary>
    Open = 2,
    /// <summary>Put work into it.</summary>
    Append = 4,
    /// <summary>Hand work of it to another queue.</summary>
    Transfer = 8,
    /// <summary>Give its work to people.</summary>
    Distribute = 16,
}

/// <summary>Holders of the role may do this in the queue.</summary>
public sealed record QueueRole(Guid QueueId, string Role, QueueRight Rights = QueueRight.Open) : IRemembered;

/// <summary>Who may do what in a queue. Taking is for the roles it names. Every other right is everybody's whose permissions include it, until the queue gives it to a
/// role by name: then it is that role's alone. What is granted to a person comes on top and limits nobody.</summary>
public static class QueueRights
{
    public static bool Allows(this WorkQueue queue, QueueRight right, Actor actor)
    {
        if (actor.IsSystem || queue.Grants.Exists(g => g.PersonId == actor.Id && g.Rights.HasFlag(right))) return true;
        var named = queue.Roles.Where(r => r.Rights.HasFlag(right)).ToList();
        return named.Count == 0 ? right != QueueRight.Open : named.Exists(r => actor.Has(r.Role));
    }

    /// <summary>The roles whose holders take work of these queues, and the people who do so by grants.</summary>
    public static (IReadOnlyList<string> Roles, IReadOnlyList<Guid> People) WhoOpen(IReadOnlyCollection<WorkQueue> queues) =>
    (
        [.. queues.SelectMany(q => q.Roles).Where(r => r.Rights.HasFlag(QueueRight.Open)).Select(r => r.Role).Distinct()],
        [.. queues.SelectMany(q => q.Grants).Where(g => g.Rights.HasFlag(QueueRight.Open)).Select(g => g.PersonId).Distinct()]
    );

    /// <summary>Null when the person may, else the sentence that names who may.</summary>
    public static Refusal? Check(this WorkQueue queue, QueueRight right, Actor actor)
    {
        if (queue.Allows(right, actor)) return null;
        var who = string.Join(", ", queue.Roles.Where(r => r.Rights.HasFlag(right)).Select(r => Kernel.Roles.Names.GetValueOrDefault(r.Role, r.Role)).Order(StringComparer.Ordinal));
        return Refusal.NotAllowed($"{queue.Name} lets only these {Verb(right)}: {who}. Ask one of them.");
    }

    private static string Verb(QueueRight right) => right switch
    {
        QueueRight.Read => "see its work",
        QueueRight.Append => "put work in",
        QueueRight.Transfer => "hand its work to another queue",
        QueueRight.Distribute => "give its work to people",
        _ => "take its work",
    };
}
