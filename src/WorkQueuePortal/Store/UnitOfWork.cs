using FluentValidation;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>Runs the body of an action: permission, shape, one transaction, facts and messages in the same save, then notice to open pages.
/// The body runs again after a transient fault, a deadlock among them, and where somebody added the same row at the same moment, so it makes no call to the outside.</summary>
public sealed class UnitOfWork(PortalDbs dbs, IClock clock, Numbers numbers, Changes changes, ICurrentActor current)
{
    /// <summary>How often an act that found its row taken looks again: the second time the row is there to be found.</summary>
    private const int Attempts = 4;

    private bool _isRehearsal;

    /// <summary>For an actor that is already known: jobs, pumps, handlers of incoming messages, and tests.</summary>
    public UnitOfWork As(Actor actor) => new(dbs, clock, numbers, changes, new Fixed(actor)) { _isRehearsal = _isRehearsal };

    /// <summary>The same at another time: history is written with the clock of its own day.</summary>
    public UnitOfWork At(IClock then) => new(dbs, then, numbers, changes, current) { _isRehearsal = _isRehearsal };

    /// <summary>The same, but everything is taken back once it is saved, and nobody hears of it.</summary>
    public UnitOfWork Rehearsing() => new(dbs, clock, numbers, changes, current) { _isRehearsal = true };

    public Task<Outcome> Write(Permission permission, Func<WriteScope, Task<Outcome>> body, CancellationToken ct) =>
        Write<object>(permission, this, null, body, ct);

    public async Task<Outcome> Write<TAsk>(Permission permission, TAsk ask, IValidator<TAsk>? shape, Func<WriteScope, Task<Outcome>> body, CancellationToken ct)
    {
        var actor = await current.Get();
        if (!permission.IsHeldBy(actor)) return Refusal.NotAllowed(permission.No);
        if (shape is not null && await shape.ValidateAsync(ask, ct) is { IsValid: false } wrong)
            return Refusal.Shape(string.Join(" ", wrong.Errors.Select(e => e.ErrorMessage)));

        try
        {
            return await Look(actor, body, ct);
        }
        catch (EndsTheAction end)
        {
            return end.Refusal;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Stale("Somebody else changed this at the same moment. What you typed is kept; read it again before you decide.");
        }
    }

    /// <summary>An action that hands something back. The value is the one of the attempt that was saved.</summary>
    public async Task<Outcome<T>> Write<TAsk, T>(Permission permission, TAsk ask, IValidator<TAsk>? shape, Func<WriteScope, Task<Outcome<T>>> body, CancellationToken ct)
    {
        Outcome<T>? last = null;
        var outcome = await Write(permission, ask, shape, async at =>
        {
            last = await body(at);
            return last.Refusal is { } refusal ? refusal : Outcome.Done();
        }, ct);
        return outcome.Refusal is { } no ? no : last!;
    }

    /// <summary>What happened elsewhere, act by act, each at its own instant, in one transaction, which runs again after a transient fault: for loading a history. A refusal is an outcome like any other
    /// and leaves out its own act alone.</summary>
    public async Task<IReadOnlyList<Outcome>> Replay(IReadOnlyList<Act> acts, CancellationToken ct)
    {
        var actor = await current.Get();
        return await dbs.Retrying(token => AttemptReplay(actor, acts, token), ct);
    }

    private async Task<IReadOnlyList<Outcome>> AttemptReplay(Actor actor, IReadOnlyList<Act> acts, CancellationToken ct)
    {
        using var promised = await numbers.Promise(ct, acts.Count);
        await using var db = dbs.Open(actor);
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var outcomes = new List<Outcome>(acts.Count);
        foreach (var act in acts)
        {
            var scope = new WriteScope(db, actor, Millisecond.Of(act.At), numbers, node: null);
            var outcome = await act.Body(scope);
            if (outcome.IsDone) await scope.Save(ct);
            db.ChangeTracker.Clear();
            outcomes.Add(outcome);
        }
        await transaction.CommitAsync(ct);
        return outcomes;
    }

    private async Task<Outcome> Look(Actor actor, Func<WriteScope, Task<Outcome>> body, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                var sent = new Sent();
                return await dbs.Retrying(token => Attempt(actor, body, sent, token), ct);
            }
            catch (DbUpdateException fault) when (attempt < Attempts && StoreFaults.IsTaken(fault))
            {
                // The transaction is rolled back; what was taken is there now.
            }
    }

    private async Task<Outcome> Attempt(Actor actor, Func<WriteScope, Task<Outcome>> body, Sent sent, CancellationToken ct)
    {
        using var promised = await numbers.Promise(ct);
        await using var db = dbs.Open(actor);
        // What fails takes the whole act back, so there is nothing to go back to in between.
        db.Database.AutoSavepointsEnabled = false;
        if (await sent.Arrived(db, ct) is { } saved)
        {
            changes.Tell(sent.Told);
            return saved;
        }
        // SQLite: begins IMMEDIATE, so that two writers wait for each other instead of failing when the second upgrades its read.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var scope = new WriteScope(db, actor, Now(), numbers, changes.Node);
        var outcome = await body(scope);
        if (!outcome.IsDone) return outcome;

        await scope.Save(ct);
        if (_isRehearsal) return outcome;
        sent.Keep(scope, outcome);
        await transaction.CommitAsync(ct);
        changes.Tell(scope.Told);
        return outcome;
    }

    /// <summary>A commit whose answer was lost: the store may have carried it out. A fact has a key that only this attempt made, so that it tells.</summary>
    private sealed class Sent
    {
        private Guid? _fact;
        private Outcome? _outcome;

        public IReadOnlyList<Change> Told { get; private set; } = [];

        public void Keep(WriteScope scope, Outcome outcome) => (_fact, _outcome, Told) = (scope.FirstFact, outcome, scope.Told);

        public async Task<Outcome?> Arrived(PortalDb db, CancellationToken ct) => _fact is { } id && await db.Set<FactRow>().AnyAsync(f => f.Id == id, ct) ? _outcome : null;
    }

    private Instant Now() => Millisecond.Of(clock.GetCurrentInstant());

    private sealed class Fixed(Actor actor) : ICurrentActor
    {
        public ValueTask<Actor> Get() => new(actor);
    }
}

/// <summary>One act of a history.</summary>
public sealed record Act(Instant At, Func<WriteScope, Task<Outcome>> Body);

/// <summary>Who is acting in this circuit, request or job.</summary>
public interface ICurrentActor
{
    ValueTask<Actor> Get();
}
