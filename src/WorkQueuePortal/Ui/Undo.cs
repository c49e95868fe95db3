using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Ui;

/// <summary>What was just done and how to take it back; one at a time, for ten seconds. One per circuit.</summary>
public sealed class Undo
{
    public static readonly TimeSpan For = TimeSpan.FromSeconds(10);

    public sealed record Offered(string Sentence, Func<CancellationToken, Task<Outcome>> Back);

    public Offered? Current { get; private set; }
    public event Action? Changed;

    /// <summary>A later offer replaces an earlier one: what is taken back is always the last thing done.</summary>
    public void Offer(string sentence, Func<CancellationToken, Task<Outcome>> back) => Set(new Offered(sentence, back));

    public void Drop(Offered offered)
    {
        if (ReferenceEquals(Current, offered)) Set(null);
    }

    private void Set(Offered? offered)
    {
        Current = offered;
        Changed?.Invoke();
    }
}
