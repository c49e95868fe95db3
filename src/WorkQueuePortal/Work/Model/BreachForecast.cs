using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>An item in somebody's hands, as a forecast sees it.</summary>
/// <param name="DueAt">Null while its clock is stopped: it cannot be late.</param>
public sealed record Workload(Guid ItemId, Guid? OwnerId, Instant? DueAt, BusinessCalendar Calendar);

/// <summary>How many items will be late if everyone works through theirs in the order of the queue, each item taking the usual handling time of open hours. What nobody has
/// is late when its time comes before anybody takes it, so it counts as late.</summary>
public static class BreachForecast
{
    /// <param name="items">In the order of the queue.</param>
    public static int Late(IEnumerable<Workload> items, Instant now)
    {
        var free = new Dictionary<Guid, Instant>();
        var late = 0;
        foreach (var item in items)
        {
            if (item.OwnerId is not { } owner)
            {
                if (item.DueAt is not null) late++;
                continue;
            }
            var done = item.Calendar.Add(free.GetValueOrDefault(owner, now), Deadlines.Handling);
            free[owner] = done;
            if (item.DueAt is { } due && done > due) late++;
        }
        return late;
    }
}
