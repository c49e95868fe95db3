using System.Globalization;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>How the items of a bucket stand among each other.</summary>
public enum BucketOrder
{
    /// <summary>By their effective due, as everywhere else.</summary>
    Due,

    /// <summary>First come, first served.</summary>
    Oldest,

    /// <summary>By score, then value at risk.</summary>
    Score,
}

/// <summary>One bucket of a queue that wants its work in buckets instead of one order. An item is in the first that it fits; the P1 lane and what a supervisor put first stay before all of them.</summary>
/// <param name="What">The kind of case, as the list names it; null for any.</param>
/// <param name="From">The least value at risk; null for any.</param>
/// <param name="Site">A site's code; null for any.</param>
public sealed record QueueBucket(string? What, decimal? From, string? Site, BucketOrder Order)
{
    /// <summary>More than a person keeps apart would be no order.</summary>
    public const int Most = 8;

    public const int LongestText = 500;

    private const string WhatWord = "what", FromWord = "from", SiteWord = "site", Any = "any";

    public bool Holds(WorkItem item, string site) => (What is null || string.Equals(What, item.What, StringComparison.Ordinal)) && (From is null || item.ValueAtRisk >= From) && (Site is null || Site == site);

    /// <summary>Value at risk as an item keeps it: hundredths with the sign turned.</summary>
    public long? FromOrder => From is { } value ? -(long)Math.Round(value * 100m) : null;

    /// <summary>As it is written in the settings.</summary>
    public override string ToString()
    {
        List<string> asked = [];
        if (What is { } what) asked.Add($"{WhatWord} {what}");
        if (From is { } value) asked.Add(string.Create(CultureInfo.InvariantCulture, $"{FromWord} {value}"));
        if (Site is { } site) asked.Add($"{SiteWord} {site}");
        return $"{(asked.Count == 0 ? Any : string.Join(", ", asked))}: {Order.ToString().ToLowerInvariant()}";
    }

    /// <param name="text">As <see cref="WorkQueue.Buckets"/>, which was read once already.</param>
    public static IReadOnlyList<QueueBucket> Of(string? text) => text is { Length: > 0 } ? Read(text).Value ?? [] : [];

    /// <summary>Where an item stands: from 1 on; behind the last bucket what fits none, oldest first. Without buckets everything is in the first, by its due.</summary>
    public static (int Place, BucketOrder Order) PlaceOf(IReadOnlyList<QueueBucket> buckets, WorkItem item, string site)
    {
        for (var place = 0; place < buckets.Count; place++)
            if (buckets[place].Holds(item, site)) return (place + 1, buckets[place].Order);
        return buckets.Count == 0 ? (1, BucketOrder.Due) : (buckets.Count + 1, BucketOrder.Oldest);
    }

    /// <summary>A line for each bucket: what it asks, and after a colon how its items stand.</summary>
    public static Outcome<List<QueueBucket>> Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length > Most) return Refusal.Shape($"A queue has at most {Most} buckets.");
        var read = new List<QueueBucket>(lines.Length);
        foreach (var line in lines)
        {
            if (Line(line) is not { } bucket) return Refusal.Shape($"“{line}” is not a bucket. Write what it holds, and after a colon due, oldest or score: what Price over, from 1000, site WMH: due. For all the rest write any.");
            read.Add(bucket);
        }
        return Written(read).Length > LongestText ? Refusal.Shape($"That is too much: the buckets of a queue fit into {LongestText} characters.") : read;
    }

    public static string Written(IEnumerable<QueueBucket> buckets) => string.Join('\n', buckets);

    private static QueueBucket? Line(string line)
    {
        if (line.LastIndexOf(':') is not (>= 0 and var colon)) return null;
        var named = Array.FindIndex(Enum.GetNames<BucketOrder>(), name => name.Equals(line[(colon + 1)..].Trim(), StringComparison.OrdinalIgnoreCase));
        if (named < 0) return null;
        var order = Enum.GetValues<BucketOrder>()[named];
        var bucket = new QueueBucket(null, null, null, order);
        var asked = line[..colon].Split(',', StringSplitOptions.TrimEntries);
        if (asked is [Any]) return bucket;
        foreach (var part in asked)
        {
            if (part.Split(' ', 2, StringSplitOptions.TrimEntries) is not [var word, { Length: > 0 } value]) return null;
            var more = word switch
            {
                WhatWord when bucket.What is null => bucket with { What = value },
                FromWord when bucket.From is null && decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var least) => bucket with { From = least },
                SiteWord when bucket.Site is null => bucket with { Site = value },
                _ => null,
            };
            if (more is null) return null;
            bucket = more;
        }
        return bucket;
    }
}
