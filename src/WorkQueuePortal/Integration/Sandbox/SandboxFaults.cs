using WorkQueuePortal.Integration.Model;

namespace WorkQueuePortal.Integration.Sandbox;

/// <summary>Which calls and records a fault concerns. Decided by what they are, so that the same story can be told twice.</summary>
internal static class SandboxFaults
{
    /// <summary>It breaks before anything was done.</summary>
    public static bool FailsEarly(ErpFault fault, string key, int attempt) => Fails(fault, key, attempt) && !IsLate(key, attempt);

    /// <summary>It breaks after the effect, so that the caller cannot know.</summary>
    public static bool FailsLate(ErpFault fault, string key, int attempt) => Fails(fault, key, attempt) && IsLate(key, attempt);

    public static IReadOnlyList<FeedRecord> Disturb(IReadOnlyList<FeedRecord> records, ErpFault fault) => fault.Mode switch
    {
        FaultMode.Duplicate => [.. records.SelectMany(r => Concerns(fault, r.MessageId, 1) ? [r, r with { MessageId = $"{r.MessageId}:again" }] : new[] { r })],
        FaultMode.OutOfOrder => [.. records.OrderBy(r => StableHash.Of("shuffle", r.MessageId))],
        _ => records,
    };

    private static bool Fails(ErpFault fault, string key, int attempt) => fault.Mode == FaultMode.Error500 && Concerns(fault, key, attempt);
    private static bool Concerns(ErpFault fault, string key, int attempt) => StableHash.Of("fault", key, attempt) % 1000 < fault.RatePerMille;
    private static bool IsLate(string key, int attempt) => StableHash.Of("late", key, attempt) % 2 == 0;
}
