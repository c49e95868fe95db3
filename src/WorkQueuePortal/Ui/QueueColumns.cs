namespace WorkQueuePortal.Ui;

/// <summary>The columns of a list that one may show or leave out. Selection, place, due, priority and what it is about are always there.</summary>
[Flags]
public enum QueueColumns
{
    None = 0,
    Document = 1,
    Party = 2,
    Site = 4,
    Amount = 8,
    Difference = 16,
    Owner = 32,
    Touches = 64,
    Handoffs = 128,
    Why = 256,
}

/// <summary>Which columns a list shows, and how an address names them.</summary>
public static class QueueColumnSets
{
    /// <summary>Of a list of one's own.</summary>
    public const QueueColumns Own = QueueColumns.Document | QueueColumns.Party | QueueColumns.Site | QueueColumns.Amount | QueueColumns.Difference | QueueColumns.Why;

    /// <summary>Of a queue that several work.</summary>
    public const QueueColumns Team = Own | QueueColumns.Owner;

    /// <summary>In the order in which they stand.</summary>
    public static IReadOnlyList<QueueColumns> All { get; } = [.. Enum.GetValues<QueueColumns>().Where(c => c != QueueColumns.None)];

    /// <summary>Null where nothing that is known is named. Names that are not known, as an old address may hold, are passed over.</summary>
    public static QueueColumns? Read(string? text)
    {
        if (text is null) return null;
        var read = text.Split(',').Aggregate(QueueColumns.None, (all, name) => all | All.FirstOrDefault(c => NameOf(c) == name));
        return read == QueueColumns.None ? null : read;
    }

    public static string Write(QueueColumns columns) => string.Join(',', All.Where(c => columns.HasFlag(c)).Select(NameOf));

    /// <summary>With those that are always there: as many cells has a row.</summary>
    public static int Count(QueueColumns columns) => Always + System.Numerics.BitOperations.PopCount((uint)columns);

    /// <summary>Touches and handoffs are counted only for who wants to see them.</summary>
    public static bool CountsHands(QueueColumns columns) => (columns & (QueueColumns.Touches | QueueColumns.Handoffs)) != 0;

    /// <summary>Selection, place, due, priority, what it is about.</summary>
    private const int Always = 5;

    private static string NameOf(QueueColumns column) => column.ToString().ToLowerInvariant();
}
