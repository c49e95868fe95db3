using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>One answer of Get next, or one choice of a supervisor, and what it was decided by.</summary>
/// <param name="Person">Who asked, or who chose.</param>
/// <param name="ItemId">Null where Get next handed nothing out.</param>
public sealed record PullRow(Guid Id, Instant At, string Person, Guid? ItemId, string? Document, string? QueueCode, string Answer, PullAccount Account);

/// <summary>Why Get next answered as it did, and among whom supervisors chose.</summary>
public sealed class PullRows(PortalDbs dbs, ICurrentActor current, QueueSight sight)
{
    public const int Shown = 50;

    /// <summary>How the item was handed out last; null where neither Get next nor a supervisor did.</summary>
    public async Task<PullRow?> Last(Guid item, CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return await Rows(db, await Seen(db, actor, ct), db.Set<PullDecision>().Where(p => p.ItemId == item && (p.Answer == PullDecision.Claimed || p.Answer == PullDecision.Given || p.Answer == PullDecision.Moved || p.Answer == PullDecision.Accepted)).OrderByDescending(p => p.At).Take(1), ct) is [var last] ? last : null;
    }

    /// <summary>The latest answers, of items that the viewer sees, and where there was nothing.</summary>
    public async Task<IReadOnlyList<PullRow>> Latest(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        return await Rows(db, await Seen(db, actor, ct), db.Set<PullDecision>().OrderByDescending(p => p.At).ThenBy(p => p.Id).Take(Shown), ct);
    }

    private async ValueTask<IQueryable<WorkItem>> Seen(PortalDb db, Actor actor, CancellationToken ct) =>
        await sight.Hidden(actor, ct) is { Count: > 0 } hidden ? db.Set<WorkItem>().Where(i => i.OwnerId == actor.Id || !hidden.Contains(i.QueueId)) : db.Set<WorkItem>();

    private static async Task<IReadOnlyList<PullRow>> Rows(PortalDb db, IQueryable<WorkItem> items, IQueryable<PullDecision> pulls, CancellationToken ct)
    {
        var rows = await pulls.Select(p => new
        {
            p.Id, p.At, p.ItemId, p.Answer, p.Account, Person = db.Set<Person>().Where(x => x.Id == p.PersonId).Select(x => x.Name).FirstOrDefault(),
            Document = items.Where(i => i.Id == p.ItemId).Select(i => i.Document).FirstOrDefault(),
            Queue = items.Where(i => i.Id == p.ItemId).Select(i => db.Set<WorkQueue>().Where(q => q.Id == i.QueueId).Select(q => q.Code).FirstOrDefault()).FirstOrDefault(),
        }).ToListAsync(ct);
        return [.. rows.Where(r => r.ItemId is null || r.Document is not null).Select(r => new PullRow(r.Id, r.At, r.Person ?? "Somebody", r.ItemId, r.Document, r.Queue, r.Answer, JsonSerializer.Deserialize<PullAccount>(r.Account, StoreJson.Options)!))];
    }
}
