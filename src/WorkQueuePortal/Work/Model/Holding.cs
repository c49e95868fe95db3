using NodaTime;

namespace WorkQueuePortal.Work.Model;

/// <summary>How many items of one kind somebody has in hand.</summary>
/// <param name="IsPulled">They were taken from their queue; else given by name.</param>
/// <param name="Oldest">When the first of them came to them.</param>
public sealed record HeldWork(Guid QueueId, string Type, Standing Standing, WorkState State, bool IsPulled, int Count, Instant? Oldest)
{
    /// <summary>They were given by name and their owner has not begun with them.</summary>
    public bool IsGiven => Standing == Standing.Open && !IsPulled && State == WorkState.Claimed;
}

/// <summary>What somebody holds by pulling.</summary>
/// <param name="Pulled">How many items that are.</param>
/// <param name="Size">As how many they count against the limit, with what is paused where its queue counts that.</param>
/// <param name="Unstarted">Of those pulled, how many nothing was done about yet.</param>
/// <param name="Oldest">When the first of the unstarted ones was taken.</param>
public sealed record Holding(int Pulled, int Size, int Unstarted, Instant? Oldest)
{
    public static Holding Of(IReadOnlyList<HeldWork> held, IReadOnlyDictionary<Guid, WorkQueue> queues)
    {
        var open = held.Where(i => i.Standing == Standing.Open).ToList();
        var pulled = open.FindAll(i => i.IsPulled);
        var sizes = pulled.Concat(held.Where(i => i.State == WorkState.Paused && queues[i.QueueId].CountsPaused)).GroupBy(i => i.QueueId).ToDictionary(g => g.Key, g => g.Sum(i => i.Count * queues[i.QueueId].SizeOf(i.Type)));
        return new Holding(pulled.Sum(i => i.Count), sizes.Values.Sum(), pulled.Where(i => i.State == WorkState.Claimed).Sum(i => i.Count), open.Where(i => i.State == WorkState.Claimed).Min(i => i.Oldest))
        {
            OfQueue = sizes, GivesWay = sizes.Where(s => queues[s.Key].GivesWay).Sum(s => s.Value),
        };
    }

    /// <summary>The part of the size that is of each queue.</summary>
    public IReadOnlyDictionary<Guid, int> OfQueue { get; init; } = new Dictionary<Guid, int>();

    /// <summary>The part of the size that is of queues whose work gives way.</summary>
    public int GivesWay { get; init; }

    /// <summary>As how many items it counts where work of this queue is asked for.</summary>
    public int SizeFor(WorkQueue queue) => queue.GivesWay ? Size : Size - GivesWay;

    /// <summary>Whether the queue's own limit is reached.</summary>
    public bool IsFull(WorkQueue queue) => queue.MostHeld > 0 && OfQueue.GetValueOrDefault(queue.Id) >= queue.MostHeld;

    public bool HasRoom(WorkQueue queue, int limit) => SizeFor(queue) < limit && !IsFull(queue);

    /// <summary>The kinds of work that there is no room for. Who holds nothing gets the largest item too: else nobody ever would.</summary>
    public IReadOnlyList<(Guid Queue, string Type)> TooLarge(IEnumerable<WorkQueue> queues, int limit) =>
        [.. queues.SelectMany(q => ItemSizes.Of(q.Sizes).Where(s => (SizeFor(q) > 0 && s.Value > limit - SizeFor(q)) || (q.MostHeld > 0 && OfQueue.GetValueOrDefault(q.Id) is > 0 and var held && s.Value > q.MostHeld - held)).Select(s => (q.Id, s.Key)))];
}
