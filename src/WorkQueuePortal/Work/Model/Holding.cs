using NodaTime;

namespace WorkQueuePortal.Work.Model;

/// <summary>An item that somebody has in hand, or has finished today.</summary>
public sealed record HeldItem(Guid QueueId, string Type, Standing Standing, WorkState State, bool IsPulled, Instant? AssignedAt, Guid SubjectId, string Party, string Document)
{
    /// <summary>It was given by name and its owner has not begun with it.</summary>
    public bool IsGiven => Standing == Standing.Open && !IsPulled && State == WorkState.Claimed;
}

/// <summary>What somebody holds by pulling.</summary>
/// <param name="Pulled">How many items that are.</param>
/// <param name="Size">As how many they count against the limit, with what is paused where its queue counts that.</param>
/// <param name="Unstarted">Of those pulled, how many nothing was done about yet.</param>
/// <param name="Oldest">When the first of the unstarted ones was taken.</param>
public sealed record Holding(int Pulled, int Size, int Unstarted, Instant? Oldest)
{
    public static Holding Of(IReadOnlyList<HeldItem> held, IReadOnlyDictionary<Guid, WorkQueue> queues)
    {
        var open = held.Where(i => i.Standing == Standing.Open).ToList();
        var pulled = open.FindAll(i => i.IsPulled);
        var size = pulled.Concat(held.Where(i => i.State == WorkState.Paused && queues[i.QueueId].CountsPaused)).Sum(i => queues[i.QueueId].SizeOf(i.Type));
        return new Holding(pulled.Count, size, pulled.Count(i => i.State == WorkState.Claimed), open.Where(i => i.State == WorkState.Claimed).Min(i => i.AssignedAt));
    }

    /// <summary>The kinds of work that there is no room for. Who holds nothing gets the largest item too: else nobody ever would.</summary>
    public IReadOnlyList<(Guid Queue, string Type)> TooLarge(IEnumerable<WorkQueue> queues, int limit) => Size == 0 ? [] :
        [.. queues.SelectMany(q => ItemSizes.Of(q.Sizes).Where(s => s.Value > limit - Size).Select(s => (q.Id, s.Key)))];
}
