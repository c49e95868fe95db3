using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Passes on what one was offered, with the reason, as one declines what one was given. It goes to the next who may have it.</summary>
public sealed class PassOffer(UnitOfWork work, WorkDesk desk)
{
    public sealed record Ask(Guid Item, string Reason, string Words = "");

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
            if (await at.Db.Set<WorkOffer>().FirstOrDefaultAsync(o => o.PersonId == at.Actor.Id && o.ItemId == ask.Item, ct) is not { } offer) return Offers.Gone;
            await Offers.End(at, offer, true, ct);
            var (held, reason, words) = (await desk.Take(at, ask.Item, ct), DeclineReason.Find(ask.Reason)!, ask.Words.Trim());
            if (held.Item.OwnerId is not null || held.Item.IsClosed) return Outcome.Done($"Item {held.Item.Number} is in other hands already.");
            var because = words.Length > 0 ? $"{reason.Name}: {words}" : reason.Name;
            at.Record(new WorkDeclined(held.Item.Id, reason.Code, because));
            Decisions.Keep(at, held.Item.Id, PullDecision.Passed, new PullAccount([], false, 0, 0) { Said = $"It was offered and passed on. {because}." });
            return Outcome.Done(await Declines.Keep(at, desk, held, reason, ct));
        }, ct);
}
