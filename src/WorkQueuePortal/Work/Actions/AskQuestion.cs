using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Asks another team one question and keeps the item.</summary>
public sealed class AskQuestion(UnitOfWork work, WorkDesk desk)
{
    public sealed record Ask(Guid Id, int Version, string QueueCode, string Text);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape()
        {
            RuleFor(a => a.QueueCode).NotEmpty().WithMessage("Choose whom you ask.");
            RuleFor(a => a.Text).NotEmpty().WithMessage("Write the question.").MaximumLength(WorkQuestion.Longest).WithMessage("A question has at most 1,000 characters.");
        }
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, ask, new Shape(), async at =>
        {
            var held = await desk.Take(at, ask.Id, ask.Version, ct);
            if (held.Item.MayAct(at.Actor, at.Now) is { } no) return no;
            var team = await at.Db.Set<WorkQueue>().WithRights(at.Now).FirstOrDefaultAsync(q => q.Code == ask.QueueCode && !q.IsPersonal, ct);
            if (team is null) return Refusal.NotFound("The queue");
            if (team.Check(QueueRight.Append, at.Actor) is { } closed) return closed;
            if (await at.Db.Set<WorkItem>().AnyAsync(i => i.SubjectId == ask.Id && i.Type == WorkQuestion.Type && i.QueueId == team.Id && i.Standing != Standing.Closed, ct))
                return new Refusal("asked", $"{team.Name} has a question about this already. Wait for its answer first.");
            held.Touch(at.Actor, at.Now);
            await desk.Open(at, WorkQuestion.To(team, held.Item, ask.Text.Trim(), at.Actor), ct);
            at.Record(new QuestionAsked(ask.Id, team.Name, ask.Text.Trim()));
            return Outcome.Done($"{team.Name} has your question; the item stays yours.");
        }, ct);
}
