namespace WorkQueuePortal.Ui;

/// <summary>What a process shows of its own work. The item page and the queue's pane know only this; each process registers its own.</summary>
/// <param name="WorkType">The process's name for the kind of work, as "invoice.exception".</param>
/// <param name="Component">On the item page, with the parameters SubjectId, ItemId, Version and OnOutcome. OnOutcome tells what a verb came to that ends the
/// person's part; what happens in place, the component shows itself.</param>
/// <param name="Preview">In the pane of the queue, with SubjectId and Href; null for the item's own sentence.</param>
public sealed record ItemSlot(string WorkType, Type Component, Type? Preview = null)
{
    /// <summary>Letters that its verbs use and the page then leaves alone.</summary>
    public string Keys { get; init; } = "";

    /// <summary>The section at the right of the item page: what may be done about it.</summary>
    public const string Decide = "item-decide";
}
