using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work;

/// <summary>Queues as rights are decided by.</summary>
internal static class QueuesWithRights
{
    /// <summary>With what roles may do there, and what people may by grants that hold at this instant. A queue that is read otherwise decides nothing.</summary>
    public static IQueryable<WorkQueue> WithRights(this IQueryable<WorkQueue> queues, Instant now) =>
        queues.Include(q => q.Roles).Include(q => q.Grants.Where(g => g.GivenAt != null && g.EndsAt > now)).AsSingleQuery();

    // A kept query calls nothing of ours, so what comes with a queue is said once more.
    private static readonly KeptQuery<Func<PortalDb, string?, Instant, IAsyncEnumerable<WorkQueue>>> KeptPulled = new(() => EF.CompileAsyncQuery((PortalDb db, string? code, Instant now) =>
        db.Set<WorkQueue>().AsNoTracking().Include(q => q.Roles).Include(q => q.Grants.Where(g => g.GivenAt != null && g.EndsAt > now)).AsSingleQuery().Where(q => !q.IsPersonal && (code == null || q.Code == code))));

    /// <summary>The queues that work is handed out of, to be read only: of this code, or all.</summary>
    public static ValueTask<List<WorkQueue>> Pulled(PortalDb db, string? code, Instant now, CancellationToken ct) => KeptPulled.On(db)(db, code, now).ToListAsync(ct);
}
