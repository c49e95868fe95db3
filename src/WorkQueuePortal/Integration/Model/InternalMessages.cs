using System.Text.Json;

namespace WorkQueuePortal.Integration.Model;

/// <summary>The body of <c>{type}.answered</c>: another system has done what a message asked.</summary>
/// <param name="Type">The type of the message that was sent, its key and its subject.</param>
/// <param name="Answer">What the other system said, as JSON.</param>
public sealed record AnsweredMessage(string Type, string Key, Guid Subject, JsonElement Answer);

/// <summary>The body of <c>{type}.refused</c>: another system said no for a business reason, or could not be reached at all.</summary>
/// <param name="IsBusiness">True for a no of the other system, false when the attempts were spent.</param>
public sealed record RefusedMessage(string Type, string Key, Guid Subject, string Sentence, bool IsBusiness);

/// <summary>The body of <see cref="Type"/>: a message waits for a person.</summary>
/// <param name="System">The connector or source it belongs to.</param>
public sealed record DeadMessage(Guid Id, MessageBox Box, string System, string MessageType, string Subject, string Sentence)
{
    public const string Type = "integration.message.dead.v1";
}

/// <summary>The body of <see cref="Type"/>: somebody put a dead message back in line or laid it aside, so it no longer waits for a person.</summary>
public sealed record SettledMessage(Guid Id, MessageBox Box, bool WasReplayed)
{
    public const string Type = "integration.message.settled.v1";
}

/// <summary>The body of <see cref="Type"/>: the mirror of an order, or of one of its receipts, has changed.</summary>
public sealed record MirrorOrderChanged(string OrderNumber)
{
    public const string Type = "mirror.order.changed.v1";
}

public enum MessageBox
{
    Inbox,
    Outbox,
}
