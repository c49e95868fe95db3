using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Keeps what somebody found out. Anybody who may see the item may write. The draft of the note goes in the same save: it cannot come back after its note.</summary>
public sealed class WriteNote(UnitOfWork work, WorkDesk desk)
{
    /// <summary>Where the draft of somebody's note on an item is kept.</summary>
    public static string DraftPlace(Guid item) => $"note:{item}";

    public sealed record Ask(Guid Id, string Text);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape()
        {
            RuleFor(a => a.Text).NotEmpty().WithMessage("The note is empty.");
            RuleFor(a => a.Text).MaximumLength(2000).WithMessage("A note has at most 2,000 characters.");
        }
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, ask, new Shape(), async at =>
        {
            var item = await desk.Take(at, ask.Id, ct);
            item.Touch(at.Actor, at.Now);
            at.Add(new WorkNote { Id = NewId.Next(), ItemId = ask.Id, AuthorId = at.Actor.Id, AuthorName = at.Actor.Name, At = at.Now, Text = ask.Text.Trim() });
            at.Record(new NoteWritten(ask.Id, ask.Text.Trim()));
            var place = DraftPlace(ask.Id);
            await at.Db.Set<DraftRow>().Where(d => d.PersonId == at.Actor.Id && d.Place == place).ExecuteDeleteAsync(ct);
            return Outcome.Done("Note kept.");
        }, ct);
}
