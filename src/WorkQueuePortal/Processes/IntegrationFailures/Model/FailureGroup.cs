using NodaTime;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Processes.IntegrationFailures.Model;

/// <summary>Messages of one system and one type that died of one cause: one piece of work, however many they are.</summary>
public sealed class FailureGroup : IVersioned
{
    /// <summary>The kind of its work item.</summary>
    public const string WorkType = "integration.failure";

    public Guid Id { get; init; }
    public int Version { get; set; }
    public string System { get; init; } = "";
    public string MessageType { get; init; } = "";
    public string Cause { get; init; } = "";
    /// <summary>When the first message died of it, ever.</summary>
    public Instant OpenedAt { get; init; }
    /// <summary>How many have died of it, ever.</summary>
    public int DiedCount { get; set; }

    public static FailureGroup Of(DeadMessage dead, Instant now) => new() { Id = NewId.Next(), Version = 1, System = dead.System, MessageType = dead.MessageType, Cause = FailureCause.Of(dead.Sentence), OpenedAt = now };

    /// <summary>The sentence that the work item opens with.</summary>
    /// <param name="waiting">How many wait for a decision now.</param>
    public static string Tell(string system, string type, int waiting, string sentence) =>
        $"{Words.Count(waiting, "message")} {type} of {system} {(waiting == 1 ? "waits" : "wait")} for a decision: replay when the cause is gone, or discard with a reason. {sentence}";
}

/// <summary>One dead message of a group, for as long as it waits.</summary>
public sealed class FailedMessage
{
    public Guid MessageId { get; init; }
    public Guid GroupId { get; init; }
    public MessageBox Box { get; init; }
    public string Subject { get; init; } = "";
    public string Sentence { get; init; } = "";
    public Instant At { get; init; }
}
