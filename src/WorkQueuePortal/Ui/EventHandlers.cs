using Microsoft.AspNetCore.Components;

namespace WorkQueuePortal.Ui;

/// <summary>The events that portal.js sends. Each is one message for one committed act.</summary>
[EventHandler("onqueueopen", typeof(QueueOpenEventArgs))]
[EventHandler("onqueueselect", typeof(QueueSelectEventArgs))]
[EventHandler("onthemeset", typeof(ThemeSetEventArgs))]
public static class EventHandlers;

public sealed class QueueOpenEventArgs : EventArgs
{
    public string Id { get; set; } = "";
    /// <summary>Enter or a double click: go to the item itself, not only to its pane.</summary>
    public bool Enter { get; set; }
}

public sealed class QueueSelectEventArgs : EventArgs
{
    public IReadOnlyList<string> Ids { get; set; } = [];
    public bool On { get; set; }
}

public sealed class ThemeSetEventArgs : EventArgs
{
    public bool Dark { get; set; }
}
