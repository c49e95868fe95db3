using NodaTime;

namespace WorkQueuePortal.Integration.Sandbox;

/// <summary>The latest version of one record that the sandbox ERP owns. Each change takes a new, higher sequence, which is what feeds go by.</summary>
public sealed class ErpRecord
{
    public string Entity { get; init; } = "";
    public string Key { get; init; } = "";
    public long Sequence { get; set; }
    public Instant ChangedAt { get; set; }
    public string Body { get; set; } = "";
}

/// <summary>A command that was carried out: the memory that makes a second delivery harmless.</summary>
public sealed class ErpCall
{
    public string Key { get; init; } = "";
    public string Type { get; init; } = "";
    public string Body { get; init; } = "";
    public string Answer { get; init; } = "";
    public Instant At { get; init; }
}

/// <summary>A number series. Taken inside the command's transaction, so that records become visible in the order of their sequence.</summary>
public sealed class ErpCounter
{
    public string Name { get; init; } = "";
    public long Next { get; set; }
}

public enum FaultMode
{
    None,
    /// <summary>Nothing answers.</summary>
    Down,
    /// <summary>Everything answers late.</summary>
    Slow,
    /// <summary>Some calls end in an error, half of those after their effect.</summary>
    Error500,
    /// <summary>Feeds send some records twice, under another message id.</summary>
    Duplicate,
    /// <summary>Feeds shuffle their pages.</summary>
    OutOfOrder,
}

/// <summary>What is wrong with the sandbox on purpose. One row.</summary>
public sealed class ErpFault
{
    public int Id { get; init; } = 1;
    public FaultMode Mode { get; set; }
    /// <summary>How many of a thousand calls or records it concerns.</summary>
    public int RatePerMille { get; set; }
    public Instant Since { get; set; }
}
