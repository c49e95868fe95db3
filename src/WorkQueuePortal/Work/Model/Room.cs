namespace WorkQueuePortal.Work.Model;

/// <summary>How much somebody has in hand, counted by the sizes of its items, and how much one person should have. Get next keeps to it; who gives work by hand may go over it and is told.</summary>
/// <param name="Limit">0 for somebody whom no queue limits.</param>
public sealed record Room(int Held, int Limit)
{
    /// <summary>The largest that any of these queues lets one person hold.</summary>
    public static int LimitOf(IEnumerable<WorkQueue> theirs) => theirs.Where(q => !q.IsPersonal).Select(q => q.WipLimit).DefaultIfEmpty(0).Max();

    public Room With(int size) => this with { Held = Held + size };

    /// <summary>Null while it is within the limit.</summary>
    /// <param name="holds">"Priya now holds", "You now hold".</param>
    public string? Warning(string holds) => Limit == 0 || Held <= Limit ? null : $"{holds} {Held} and the limit is {Limit}.";
}
