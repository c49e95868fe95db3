using NodaTime;

namespace WorkQueuePortal.Work.Model;

/// <summary>Where one attempt to claim looks.</summary>
/// <param name="UrgentBy">Only for what is due by then or of the first lane; null: for anything.</param>
public sealed record Reach(IReadOnlyList<Guid> Queues, Instant? UrgentBy)
{
    /// <summary>All queues as one list by urgency; or, for somebody who goes through them in an order, first what is urgent in any, then one queue after the other.</summary>
    /// <param name="order">Codes; queues that it does not name come last, by name.</param>
    public static IReadOnlyList<Reach> Of(IReadOnlyList<WorkQueue> queues, IReadOnlyList<string> order, Instant now)
    {
        if (order.Count == 0 || queues.Count == 1) return [new Reach([.. queues.Select(q => q.Id)], null)];
        var places = order.Select((code, place) => (code, place)).ToDictionary(p => p.code, p => p.place);
        var sorted = queues.OrderBy(q => places.GetValueOrDefault(q.Code, int.MaxValue)).ThenBy(q => q.Name, StringComparer.Ordinal).ToList();
        return
        [
            .. sorted.Where(q => q.UrgentMinutes > 0).Select(q => new Reach([q.Id], now + Duration.FromMinutes(q.UrgentMinutes))),
            .. sorted.Select(q => new Reach([q.Id], null)),
        ];
    }
}
