using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Answers a question of another team: the answer stands as a note where it was asked, and the question is done.</summary>
public sealed class AnswerQuestion(UnitOfWork work, WorkDesk desk)
{
    private const int LongestResolution = 500;

    public sealed record Ask(Guid Id, int Version, string Text);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.Text).NotEmpty().WithMessage("Write the answer.").MaximumLength(WorkQuestion.Longest).WithMessage("An answer has at most 1,000 characters.");
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, ask, new Shape(), async at =>
        {
            var (held, text) = (await desk.Take(at, ask.Id, ask.Version, ct), ask.Text.Trim());
            var question = held.Item;
            if (question.Type != WorkQuestion.Type) return Refusal.NotFound("The question");
            if (question.OwnerId is null && !question.IsClosed)
            {
                if (await desk.MayTake(at, question, at.Actor, ct) is { } notYours) return notYours;
                if (at.Carry(question.Assign(at.Actor.Id, at.Actor.Name, at.Actor, at.Now)).Refusal is { } taken) return taken;
            }
            if (question.MayAct(at.Actor, at.Now) is { } no) return no;
            if (await at.Db.Set<WorkItem>().FirstOrDefaultAsync(i => i.Id == question.SubjectId, ct) is not { } about) return Refusal.NotFound("The item that it was asked about");
            at.Add(new WorkNote { Id = NewId.Next(), ItemId = about.Id, AuthorId = at.Actor.Id, AuthorName = at.Actor.Name, At = at.Now, Text = text });
            at.Record(new QuestionAnswered(about.Id, text));
            return at.Carry(held.Close(WorkQuestion.Cut(text, LongestResolution), at.Actor, at.Now), "Answered. Whoever asked sees it now.");
        }, ct);
}
