using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Hands back what one was given or pulled, with the reason. It keeps its age. When nobody is left who has not declined it, a supervisor decides.</summary>
public sealed class DeclineItem(UnitOfWork work, WorkDesk desk)
{
    public sealed record Ask(Guid Id, int Version, string Reason, string Words = "");

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape()
        {
            RuleFor(a => a.Reason).Must(code => DeclineReason.Find(code) is not null).WithMessage("Say why you do not take it.");
            RuleFor(a => a.Words).MaximumLength(200).WithMessage("The words have at most 200 characters.");
        }
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, ask, new Shape(), async at =>
        {
            var held = await desk.Take(at, ask.Id, ask.Version, ct);
            var (item, from, reason) = (held.Item, held.Item.OwnerId, DeclineReason.Find(ask.Reason)!);
            var decision = item.Decline(reason, ask.Words.Trim(), at.Actor, at.Now);
            if (decision.Refusal is { } no) return no;
            await desk.HandOff(at, item, from, item.QueueId, Handoff.Declined, ct);

            var declines = await at.Db.Set<WorkDecline>().Where(d => d.ItemId == item.Id).ToListAsync(ct);
            var mine = declines.Find(d => d.PersonId == at.Actor.Id);
            if (mine is null)
            {
                mine = new WorkDecline { ItemId = item.Id, PersonId = at.Actor.Id };
                at.Add(mine);
                declines.Add(mine);
            }
            mine.Add(reason, at.Now, held.Calendar);
            var said = at.Carry(decision, mine.AgainAt is null ? $"Item {item.Number} is back in the queue and is not offered to you again." : $"Item {item.Number} is back in the queue; it may come to you again after a business day.");
            if (await IsAnybodyLeft(at, item, declines, ct)) return said;

            foreach (var decline in declines) decline.NeverAgain();
            const string because = "Everyone who may have it has declined it.";
            if (!await at.Db.Set<StuckItem>().AnyAsync(s => s.ItemId == item.Id, ct)) at.Add(new StuckItem(item.Id, at.Now, because));
            at.Record(new WorkStuck(item.Id, because));
            return Outcome.Done($"Item {item.Number} is back in the queue. Everyone has declined it, so a supervisor decides.");
        }, ct);

    private async Task<bool> IsAnybodyLeft(WriteScope at, WorkItem item, List<WorkDecline> declines, CancellationToken ct)
    {
        var queue = await at.Db.Set<WorkQueue>().WithRights(at.Now).FirstAsync(q => q.Id == item.QueueId, ct);
        var (roles, granted) = QueueRights.WhoOpen([queue]);
        var people = await at.Db.Set<Person>().AsNoTracking().Include(p => p.Roles).Include(p => p.Facilities).AsSplitQuery().Where(p => p.IsActive && (p.Roles.Any(r => roles.Contains(r.Role)) || granted.Contains(p.Id))).ToListAsync(ct);
        foreach (var person in people.Where(p => declines.TrueForAll(d => d.PersonId != p.Id)))
        {
            if (await desk.MayTake(at, item, person.AsActor(), ct) is null) return true;
        }
        return false;
    }
}
