namespace WorkQueuePortal.Bench;

/// <summary>What was promised and did not hold, a sentence each; the last line of a run and its exit code follow from it.</summary>
internal sealed class Verdict
{
    private readonly List<string> _wrong = [];

    public bool Holds => _wrong.Count == 0;

    public void Must(bool holds, string otherwise)
    {
        if (holds) return;
        _wrong.Add(otherwise);
        Console.WriteLine($"WRONG  {otherwise}");
    }

    /// <param name="isSabotaged">The run was broken on purpose: then it succeeds when that was noticed.</param>
    public int Close(string what, bool isSabotaged = false)
    {
        Console.WriteLine($"{what}: {(Holds ? "all promises held" : $"{_wrong.Count} broken")}{(isSabotaged ? Holds ? ", although it was broken on purpose" : ", as it had to be" : "")}.");
        return Holds != isSabotaged ? 0 : 1;
    }
}
