using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Gives one item or many to one person. Each item is its own save with its own answer: one that may not go never holds up the rest.</summary>
public sealed class AssignItems(UnitOfWork work, WorkDesk desk, Actors actors)
{
    /// <param name="Items">Id and the version that was seen.</param>
    public sealed record Ask(IReadOnlyList<(Guid Id, int Version)> Items, Guid To);

    /// <summary>What became of one item.</summary>
    public sealed record Result(Guid Id, Outcome Outcome);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.Items).NotEmpty().WithMessage("Select at least one item.");
    }

    public async Task<IReadOnlyList<Result>> Run(Ask ask, CancellationToken ct)
    {
        var to = await actors.Of(ask.To);
        var results = new List<Result>(ask.Items.Count);
        foreach (var (id, version) in ask.Items)
        {
            results.Add(new Result(id, to is null ? Refusal.NotFound("That person") : await One(id, version, to, ask, ct)));
        }
        return results;
    }

    private Task<Outcome> One(Guid id, int version, Actor to, Ask ask, CancellationToken ct) =>
        work.Write(Permissions.WorkMove, ask, new Shape(), async at =>
        {
            var moved = await desk.Take(at, id, version, ct);
            if (await desk.MayDistribute(at, moved.Item, ct) is { } notYours) return notYours;
            if (await desk.MayTake(at, moved.Item, to, ct) is { } no) return no;
            if (await at.Db.Set<Taker>().AsNoTracking().FirstOrDefaultAsync(t => t.PersonId == to.Id, ct) is { } taker && taker.AwayAt(at.Now) is not null) return Away.Of(to.Name);
            var from = moved.Item.OwnerId;
            var decision = moved.Item.Assign(to.Id, to.Name, at.Actor, at.Now);
            if (decision.Refusal is null) await desk.HandOff(at, moved.Item, from, moved.Item.QueueId, Handoff.Redistributed, ct);
            return at.Carry(decision, $"Item {moved.Item.Number} went to {to.Name}.");
        }, ct);
}
