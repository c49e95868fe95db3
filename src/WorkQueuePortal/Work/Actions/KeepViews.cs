using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>What people keep of a list: views by name, their own or for the team of a queue, the view it opens with, and its columns.</summary>
public sealed class KeepViews(UnitOfWork work)
{
    private static readonly Permission Anybody = Permission.OfEverybody("view.keep", "Sign in to keep a view.");

    /// <param name="List">"mine", or the code of a queue.</param>
    /// <param name="Query">What stands behind the question mark of the address.</param>
    public sealed record Ask(string List, string Name, string Query, bool ForTeam);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape()
        {
            RuleFor(a => a.Name).Must(n => n.Trim().Length > 0).WithMessage("Give the view a name.").MaximumLength(SavedView.LongestName).WithMessage($"A view has a name of at most {SavedView.LongestName} characters.");
            RuleFor(a => a.Query).MaximumLength(SavedView.LongestQuery).WithMessage("The words that this view searches for are too long. Search for fewer of them.");
            RuleFor(a => a.List).MaximumLength(20);
        }
    }

    public Task<Outcome<Guid>> Save(Ask ask, CancellationToken ct) =>
        work.Write<Ask, Guid>(Anybody, ask, new Shape(), async at =>
        {
            var name = ask.Name.Trim();
            var owner = ask.ForTeam ? SavedView.Team : at.Actor.Id;
            if (PatientText.Find(ask.Query) is { } found) return found;
            if (ask.ForTeam && await MayKeep(at, ask.List, ct) is { } no) return no;
            if (SavedView.Check(name, await Names(at, ask.List, owner, null, ct)) is { } taken) return taken;
            var view = SavedView.Of(ask.List, owner, name, ask.Query);
            at.Add(view);
            at.Record(new ViewSaved(view.Id, ask.List, name, ask.ForTeam, ask.Query));
            return view.Id;
        }, ct);

    public Task<Outcome> Rename(Guid id, string name, CancellationToken ct) =>
        work.Write(Anybody, new Ask("", name, "", false), new Shape(), async at =>
        {
            var view = await at.Load<SavedView>(id, ct);
            if (await MayChange(at, view, ct) is { } no) return no;
            return SavedView.Check(name.Trim(), await Names(at, view.List, view.PersonId, id, ct)) is { } taken ? taken : at.Carry(view.Rename(name.Trim()));
        }, ct);

    public Task<Outcome> Remove(Guid id, CancellationToken ct) =>
        work.Write(Anybody, async at =>
        {
            var view = await at.Load<SavedView>(id, ct);
            if (await MayChange(at, view, ct) is { } no) return no;
            at.Db.Remove(view);
            foreach (var choice in await at.Db.Set<ListChoice>().Where(c => c.ViewId == id).ToListAsync(ct)) choice.ViewId = null;
            return at.Carry(Decision.Of(new ViewRemoved(id, view.List, view.Name)));
        }, ct);

    /// <param name="view">Null: the list opens as it comes.</param>
    public Task<Outcome> OpenWith(string list, Guid? view, CancellationToken ct) =>
        work.Write(Anybody, async at =>
        {
            if (view is { } id && !await at.Db.Set<SavedView>().AnyAsync(v => v.Id == id && v.List == list && (v.PersonId == at.Actor.Id || v.PersonId == SavedView.Team), ct)) return Refusal.NotFound("The view");
            (await Choice(at, list, ct)).ViewId = view;
            return Outcome.Done(view is null ? "The list opens as it comes." : "The list opens with this view.");
        }, ct);

    /// <param name="columns">Null: those the list comes with.</param>
    public Task<Outcome> Show(string list, string? columns, CancellationToken ct) =>
        work.Write(Anybody, async at =>
        {
            if (columns?.Length > 200 || list.Length > 20) return Refusal.Shape("There are no such columns.");
            (await Choice(at, list, ct)).Columns = columns;
            return Outcome.Done();
        }, ct);

    private static async Task<ListChoice> Choice(WriteScope at, string list, CancellationToken ct)
    {
        if (await at.Db.Set<ListChoice>().FirstOrDefaultAsync(c => c.PersonId == at.Actor.Id && c.List == list, ct) is { } known) return known;
        var choice = new ListChoice { PersonId = at.Actor.Id, List = list };
        at.Add(choice);
        return choice;
    }

    private static Task<List<string>> Names(WriteScope at, string list, Guid person, Guid? but, CancellationToken ct) =>
        at.Db.Set<SavedView>().Where(v => v.List == list && v.PersonId == person && v.Id != but).Select(v => v.Name).ToListAsync(ct);

    /// <summary>One's own; somebody else's is not there. Those of the team are for who gives out the work of its queue.</summary>
    private static async Task<Refusal?> MayChange(WriteScope at, SavedView view, CancellationToken ct) =>
        view.IsTeam ? await MayKeep(at, view.List, ct) : view.PersonId == at.Actor.Id ? null : Refusal.NotFound("The view");

    private static async Task<Refusal?> MayKeep(WriteScope at, string list, CancellationToken ct)
    {
        if (await at.Db.Set<WorkQueue>().WithRights(at.Now).FirstOrDefaultAsync(q => q.Code == list, ct) is not { } queue) return new Refusal("no-team", "My queue is yours alone. Open a queue of the team to save a view for all who work it.");
        return Permissions.WorkMove.IsHeldBy(at.Actor) ? queue.Check(QueueRight.Distribute, at.Actor) : Refusal.NotAllowed("Only a supervisor or a lead of the queue keeps views for the team. Save it for yourself instead.");
    }
}
