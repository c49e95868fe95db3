using Microsoft.AspNetCore.Components;

namespace WorkQueuePortal.Ui;

/// <summary>A key of the page on screen, or several with a space between. The brief ones also stand in the status line.</summary>
public sealed record KeyHint(string Key, string Word, bool Brief = true)
{
    /// <summary>Keys that are pressed together share one cap.</summary>
    public string[] Caps => Key.StartsWith("Ctrl", StringComparison.Ordinal) ? [Key] : Key.Split(' ');
}

/// <summary>The keys of the page on screen. One per circuit.</summary>
public sealed class KeyLine
{
    public IReadOnlyList<KeyHint> Keys { get; private set; } = [];
    public event Action? Changed;

    public void Set(IReadOnlyList<KeyHint> keys)
    {
        Keys = keys;
        Changed?.Invoke();
    }
}

/// <summary>Put on a page to name its keys for as long as it is shown.</summary>
public sealed class PageKeys(KeyLine line) : ComponentBase, IDisposable
{
    [Parameter, EditorRequired] public IReadOnlyList<KeyHint> Hints { get; set; } = [];

    protected override void OnParametersSet()
    {
        if (!line.Keys.SequenceEqual(Hints)) line.Set(Hints);
    }

    // The next page may have named its keys before this one is disposed.
    public void Dispose()
    {
        if (ReferenceEquals(line.Keys, Hints)) line.Set([]);
    }
}
