using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Ui;

/// <summary>The number under which a fault is found in the log: short enough to read out on the telephone.</summary>
public static class Fault
{
    public static string Reference()
    {
        var id = NewId.Next().ToString("N").ToUpperInvariant();
        return $"{id[^8..^4]}-{id[^4..]}";
    }
}
