using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work;

/// <summary>Queues as rights are decided by.</summary>
internal static class QueuesWithRights
{
    /// <summary>With what roles may do there, and what people may by grants that hold at this instant. A queue that is read otherwise decides nothing.</summary>
    public static IQueryable<WorkQueue> WithRights(this IQueryable<WorkQueue> queues, Instant now) =>
        queues.Include(q => q.Roles).Include(q => q.Grants.Where(g => g.GivenAt != null && g.EndsAt > now)).AsSingleQuery();
}
