using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Gives one item or many to people. Each item is its own save with its own answer: one that may not go never holds up the rest. Whoever gets more than the limit
/// gets it all the same, and the answer says so. What each choice was made among is kept.</summary>
public sealed class AssignItems(UnitOfWork work, WorkDesk desk, Actors actors)
{
    /// <param name="Items">Id and the version that was seen.</param>
    public sealed record Ask(IReadOnlyList<(Guid Id, int Version)> Items, Guid To);

    /// <summary>What became of one item.</summary>
    /// <param name="Warning">What whoever gave it should know although it went: the person holds more than the limit.</param>
    public sealed record Result(Guid Id, Outcome Outcome, string? Warning = null);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.Items).NotEmpty().WithMessage("Select at least one item.");
    }

    /// <summary>To one person by name.</summary>
    public async Task<IReadOnlyList<Result>> Run(Ask ask, CancellationToken ct)
    {
        var to = await actors.Of(ask.To) is { } person ? new Receiver(desk, person) : null;
        var results = new List<Result>(ask.Items.Count);
        foreach (var (id, version) in ask.Items)
        {
            results.Add(to is null ? new Result(id, Refusal.NotFound("That person")) : await One(id, version, to, null, ask, ct));
        }
        return results;
    }

    /// <summary>As a plan spread them over people. Of what stays, too, it is kept who was looked at and why nobody may have it.</summary>
    public async Task<IReadOnlyList<Result>> Spread(MovePlan plan, CancellationToken ct)
    {
        var (receivers, results) = (new Dictionary<Guid, Receiver?>(), new List<Result>(plan.Moves.Count));
        foreach (var move in plan.Going)
        {
            var item = move.Item;
            if (!receivers.TryGetValue(move.To!.Id, out var to)) receivers[move.To.Id] = to = await actors.Of(move.To.Id) is { } person ? new Receiver(desk, person) : null;
            results.Add(to is null ? new Result(item.Id, Refusal.NotFound("That person")) : await One(item.Id, item.Version, to, move, new Ask([(item.Id, item.Version)], to.Person.Id), ct));
        }
        foreach (var move in plan.Staying)
        {
            var no = move.Refusals is [var first, ..] ? first : Refusal.NotFound("Somebody who may have it");
            await KeepNo(move.Item.Id, no, new PullAccount([move.Item.Queue.Code], false, 0, 0) { Move = Choice(move, null, null) }, ct);
            results.Add(new Result(move.Item.Id, no));
        }
        return results;
    }

    private async Task<Result> One(Guid id, int version, Receiver to, PlannedMove? plan, Ask ask, CancellationToken ct)
    {
        PullAccount? account = null;
        string? warning = null;
        var size = ItemSizes.Usual;
        var outcome = await work.Write(Permissions.WorkMove, ask, new Shape(), async at =>
        {
            var moved = await desk.Take(at, id, version, ct);
            var queue = await WorkDesk.QueueOf(at, moved.Item, ct);
            var room = await to.Room(at, ct);
            (size, account) = (queue.SizeOf(moved.Item.Type), new PullAccount([queue.Code], false, room.Held, room.Limit));
            if (await Check(at, moved.Item, to.Person, ct) is { } no) return no;
            var from = moved.Item.OwnerId;
            var decision = moved.Item.Assign(to.Person.Id, to.Person.Name, at.Actor, at.Now);
            if (decision.Refusal is { } held) return held;
            await desk.HandOff(at, moved.Item, from, moved.Item.QueueId, Handoff.Redistributed, ct);
            warning = room.With(size).Warning($"{to.Person.Name} now holds");
            Decisions.Keep(at, id, PullDecision.Moved, account with { Size = size, Place = PullPlace.Of(moved.Item), Said = warning, Move = Choice(plan, to.Person, Considered.Of(to.Person.Name, room.Held, null)) });
            return at.Carry(decision, $"Item {moved.Item.Number} went to {to.Person.Name}.{(warning is null ? "" : " " + warning)}");
        }, ct);
        if (outcome.Refusal is not { } refused)
        {
            to.Got(size);
            return new Result(id, outcome, warning);
        }
        // A refusal saves nothing, so what it was decided by is written down by itself.
        if (refused.Kind is RefusalKind.Rule or RefusalKind.NotAllowed && account is { } why)
            await KeepNo(id, refused, why with { Move = Choice(plan, null, Considered.Of(to.Person.Name, why.Held, refused)) }, ct);
        return new Result(id, outcome);
    }

    private async Task<Refusal?> Check(WriteScope at, WorkItem item, Actor to, CancellationToken ct)
    {
        if (await desk.MayDistribute(at, item, ct) is { } notYours) return notYours;
        if (await desk.MayTake(at, item, to, ct) is { } no) return no;
        return await PullReads.Taker(at.Db, to.Id, ct) is { } taker && taker.AwayAt(at.Now) is not null ? Away.Of(to.Name) : null;
    }

    /// <param name="one">The person as they are now, which counts more than how the plan saw them.</param>
    private static MoveChoice Choice(PlannedMove? plan, Actor? chosen, Considered? one) => plan is null || plan.Considered.Count == 0
        ? new MoveChoice(MoveChoice.ByName, one is null ? [] : [one], chosen?.Name)
        : new MoveChoice(plan.Considered.Count == 1 ? MoveChoice.ByName : MoveChoice.Spread, [.. plan.Considered.Select(c => c.Person == one?.Person ? one : c)], chosen?.Name);

    private Task<Outcome> KeepNo(Guid item, Refusal no, PullAccount account, CancellationToken ct) => work.Write(Permissions.WorkMove, async at =>
    {
        await Decisions.KeepNo(at, item, no, account, ct);
        return Outcome.Done();
    }, ct);

    /// <summary>Somebody who is given work, with what they have in hand: read once, and counted on with each item that goes.</summary>
    private sealed class Receiver(WorkDesk desk, Actor person)
    {
        private Room? _room;

        public Actor Person => person;

        public async Task<Room> Room(WriteScope at, CancellationToken ct) => _room ??= await desk.RoomOf(at, person, ct);

        public void Got(int size) => _room = _room?.With(size);
    }
}
