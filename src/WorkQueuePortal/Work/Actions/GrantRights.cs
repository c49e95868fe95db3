using FluentValidation;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>What one person may do in a queue for a time, besides what their roles may. To give out others' work takes a second person.</summary>
public sealed class GrantRights(UnitOfWork work)
{
    /// <param name="EndsAt">The first instant at which it holds no longer.</param>
    public sealed record Ask(string Code, Guid Person, QueueRight Rights, Instant EndsAt, string Because);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.Because).NotEmpty().WithMessage("Say why, so that those who come later need not ask.").MaximumLength(500);
    }

    public Task<Outcome> Give(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.RulesKeep, ask, new Shape(), async at =>
        {
            if (await at.Db.Set<WorkQueue>().FirstOrDefaultAsync(q => q.Code == ask.Code, ct) is not { } queue) return Refusal.NotFound($"The queue {ask.Code}");
            if (await Person(at, ask.Person, ct) is not { IsActive: true } person) return Refusal.NotFound("That person");
            var asked = QueueGrant.Ask(queue, person.AsActor(), ask.Rights, ask.EndsAt, ask.Because, at.Actor, at.Now);
            if (asked.Value is not { } grant) return asked.Refusal!;
            at.Add(grant);
            at.Tell(Topics.Offer, grant.PersonId);
            var verbs = QueueGrant.Verbs(grant.Rights);
            return grant.NeedsTwo
                ? at.Carry(Decision.Of(new GrantChanged(queue.Id, queue.Name, person.Name, grant.Rights, $"shall {verbs}, which waits for a second person")), $"Asked for. {person.Name} may {verbs} in {queue.Name} once another process owner or administrator gives it.")
                : at.Carry(Decision.Of(new GrantChanged(queue.Id, queue.Name, person.Name, grant.Rights, $"may {verbs}: {grant.Because}")), $"{person.Name} may {verbs} in {queue.Name}.");
        }, ct);

    /// <summary>The second person's word.</summary>
    public Task<Outcome> Agree(Guid id, int version, CancellationToken ct) => Change(id, version, (grant, queue, person, at) => grant.Give(queue, person, at.Actor, at.Now), ct);

    /// <summary>Ends it at once; work that the person holds by then stays theirs until it is moved.</summary>
    public Task<Outcome> End(Guid id, int version, CancellationToken ct) => Change(id, version, (grant, queue, person, at) => grant.End(queue, person, at.Actor, at.Now), ct);

    private Task<Outcome> Change(Guid id, int version, Func<QueueGrant, string, string, WriteScope, Decision> change, CancellationToken ct) =>
        work.Write(Permissions.RulesKeep, async at =>
        {
            var grant = await at.Load<QueueGrant>(id, version, ct);
            at.Tell(Topics.Offer, grant.PersonId);
            var queue = await at.Db.Set<WorkQueue>().Where(q => q.Id == grant.QueueId).Select(q => q.Name).FirstAsync(ct);
            return at.Carry(change(grant, queue, (await Person(at, grant.PersonId, ct))?.Name ?? "", at));
        }, ct);

    private static Task<Person?> Person(WriteScope at, Guid id, CancellationToken ct) => at.Db.Set<Person>().AsNoTracking().Include(p => p.Roles).FirstOrDefaultAsync(p => p.Id == id, ct);
}
