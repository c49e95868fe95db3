using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>A view of a list that a person may open.</summary>
/// <param name="MayChange">May rename and remove it.</param>
public sealed record ViewRow(Guid Id, string Name, string Query, bool IsTeam, bool IsDefault, bool MayChange);

/// <summary>What somebody keeps of a list.</summary>
/// <param name="Columns">Null: those the list comes with.</param>
/// <param name="MayKeepForTeam">May save a view that everybody of the queue sees.</param>
public sealed record KeptOfList(IReadOnlyList<ViewRow> Views, string? Columns, bool MayKeepForTeam)
{
    public static KeptOfList Nothing { get; } = new([], null, false);

    /// <summary>What the list opens with.</summary>
    public ViewRow? Default => Views.FirstOrDefault(v => v.IsDefault);
}

/// <summary>The views of a list: one's own, and those of the team where one may see its queue.</summary>
public sealed class SavedViews(PortalDbs dbs, ICurrentActor current, KnownPlaces known, IClock clock)
{
    /// <param name="list">"mine", or the code of a queue.</param>
    public async Task<KeptOfList> Of(string list, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var queue = (await known.Now(db, clock.GetCurrentInstant(), ct)).Queue(list);
        var maySee = queue is not null && queue.Allows(QueueRight.Read, actor);
        var mayKeep = maySee && Permissions.WorkMove.IsHeldBy(actor) && queue!.Allows(QueueRight.Distribute, actor);
        var choice = await db.Set<ListChoice>().FirstOrDefaultAsync(c => c.PersonId == actor.Id && c.List == list, ct);
        var views = await db.Set<SavedView>().Where(v => v.List == list && (v.PersonId == actor.Id || (maySee && v.PersonId == SavedView.Team))).OrderBy(v => v.Name).ToListAsync(ct);
        return new KeptOfList([.. views.OrderBy(v => v.IsTeam ? 0 : 1).Select(v => new ViewRow(v.Id, v.Name, v.Query, v.IsTeam, v.Id == choice?.ViewId, !v.IsTeam || mayKeep))], choice?.Columns, mayKeep);
    }
}
