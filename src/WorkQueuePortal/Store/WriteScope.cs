using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>What an action has at hand while it writes: the rows its actor may see, the actor, and one instant for the whole act.</summary>
/// <param name="node">Who tells other nodes of the changes; null where a history is loaded, which nobody has on screen.</param>
public sealed class WriteScope(PortalDb db, Actor actor, Instant now, Numbers numbers, Guid? node)
{
    private readonly List<Change> _changes = [];
    private readonly List<object> _trail = [];
    private int _logged;

    public PortalDb Db => db;
    public Actor Actor => actor;
    public Instant Now => now;
    internal IReadOnlyList<Change> Told => _changes;
    internal Guid? FirstFact { get; private set; }

    /// <summary>What the act has in hand, by key. Each is asked to settle what follows from the act before it is saved, so that no action can forget it.</summary>
    public Dictionary<Guid, ISettles> InHand { get; } = [];

    /// <summary>The row at the version its reader saw. Ends the action as not found (also for what this actor may not see) or as stale.</summary>
    public async Task<T> Load<T>(Guid id, int version, CancellationToken ct) where T : class, IVersioned
    {
        var row = await Load<T>(id, ct);
        Seen(row, version);
        return row;
    }

    /// <summary>Ends the action as stale where its reader saw another version of the row: for acts that have something better to say first.</summary>
    public static void Seen<T>(T row, int version) where T : class, IVersioned
    {
        if (row.Version != version) throw new EndsTheAction(Refusal.Stale($"{Name<T>()} was changed after you opened it. What you typed is kept; read it again before you decide."));
    }

    /// <summary>The row as it is now, for actions that do not depend on what their actor saw.</summary>
    public async Task<T> Load<T>(Guid id, CancellationToken ct) where T : class, IVersioned =>
        await ById<T>.Kept.On(db)(db, id).FirstOrDefaultAsync(ct) ?? throw new EndsTheAction(Refusal.NotFound(Name<T>()));

    /// <summary>The next number of a series.</summary>
    public long NextNumber(string series) => numbers.Next(series);

    public void Add<T>(T row) where T : class
    {
        if (row is ITrail) _trail.Add(row);
        else db.Add(row);
    }

    public void Tell(string topic, Guid id) => _changes.Add(new Change(topic, id));

    /// <summary>Writes what was changed so far, inside the transaction: for an act whose later steps look up in the store what its earlier ones did. The end of the act does it by itself.</summary>
    public async Task Save(CancellationToken ct)
    {
        foreach (var held in InHand.Values.ToList()) await held.Settle(this, ct);
        db.ChangeTracker.DetectChanges();
        // What has changed is known now, and all columns of all rows are not compared once more for each who asks.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var entry in db.ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified)) entry.Property(row => row.Version).CurrentValue++;
            await db.SaveChangesAsync(ct);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
        // Behind the rows that it tells of, which some of it refers to.
        if (node is { } here) _trail.AddRange(ChangeLog.Rows(_changes.Skip(_logged), here, now));
        _logged = _changes.Count;
        await Trail.Write(db, _trail, ct);
        _trail.Clear();
    }

    /// <summary>Carries a decision out: its facts and messages join the save, its refusal ends the action with nothing saved.</summary>
    public Outcome Carry(Decision decision, string? sentence = null)
    {
        if (decision.Refusal is { } refusal) return refusal;
        foreach (var fact in decision.Facts) Record(fact);
        foreach (var message in decision.Messages) Send(message);
        return Outcome.Done(sentence ?? (decision.Facts is [.., var last] ? last.Sentence : ""));
    }

    public void Record(Fact fact)
    {
        var id = NewId.Next();
        FirstFact ??= id;
        _trail.Add(new FactRow
        {
            Id = id, At = now, ActorId = actor.Id, ActorName = actor.Name, Kind = fact.GetType().Name, SubjectId = fact.SubjectId, ItemId = fact.ItemId,
            IsTouch = fact.IsTouch && !actor.IsSystem, Sentence = fact.Sentence, Values = JsonSerializer.Serialize(fact, fact.GetType(), StoreJson.Options),
        });
        if (fact.ItemId is { } item) Tell(Topics.Item, item);
    }

    public void Send(Outgoing message)
    {
        var id = NewId.Next();
        db.Add(new OutboxRow
        {
            Id = id, Type = message.Type, Key = message.Key, SubjectId = message.Subject, CreatedAt = now, Ordinal = NewOrdinal.Next(now), NextAttemptAt = now,
            Body = JsonSerializer.Serialize(message.Body, message.Body.GetType(), StoreJson.Options),
        });
        Tell(Topics.Outbox, id);
    }

    private static class ById<T> where T : class, IVersioned
    {
        public static KeptQuery<Func<PortalDb, Guid, IAsyncEnumerable<T>>> Kept { get; } = new(() => EF.CompileAsyncQuery((PortalDb db, Guid id) => db.Set<T>().AsTracking().Where(row => row.Id == id)));
    }

    private static string Name<T>() => string.Concat("The ", Words.Of(typeof(T).Name));
}

/// <summary>Something whose consequences are worked out once, at the end of the act.</summary>
public interface ISettles
{
    /// <summary>May be asked several times; what has been settled is not settled again.</summary>
    Task Settle(WriteScope at, CancellationToken ct);
}

/// <summary>Ends an action from inside <see cref="WriteScope.Load{T}(Guid, CancellationToken)"/>, so that no action has to ask twice whether its row is there.
/// It never leaves <see cref="UnitOfWork"/>.</summary>
internal sealed class EndsTheAction(Refusal refusal) : Exception(refusal.Sentence)
{
    public Refusal Refusal => refusal;
}
