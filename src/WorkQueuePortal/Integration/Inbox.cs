using System.Text.Json;
using NodaTime;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration;

/// <summary>Puts messages in line, in the save of whoever has them.</summary>
public static class Inbox
{
    /// <summary>The source of messages that the portal writes to itself. Nobody has to listen to those.</summary>
    public const string Internal = "portal";

    /// <summary>A message from one room to another. It exists exactly if the save that tells of it does.</summary>
    /// <param name="subject">Messages of one subject are handled in order.</param>
    public static void Announce(this WriteScope at, string type, string subject, object body)
    {
        var id = NewId.Next();
        at.Enqueue(new InboxMessage
        {
            Id = id, Source = Internal, MessageId = id.ToString("N"), Type = type, Subject = subject, Body = JsonSerializer.Serialize(body, body.GetType(), StoreJson.Options),
            ReceivedAt = at.Now, NextAttemptAt = at.Now, Ordinal = NewOrdinal.Next(at.Now),
        });
    }

    internal static void Enqueue(this WriteScope at, InboxMessage message)
    {
        at.Add(message);
        at.Tell(Topics.Inbox, message.Id);
    }

    /// <summary>Tells whoever looks after dead messages. What died of being told is not told again.</summary>
    internal static void AnnounceDead(this WriteScope at, DeadMessage dead)
    {
        if (dead.MessageType is not (DeadMessage.Type or SettledMessage.Type)) at.Announce(DeadMessage.Type, $"{dead.System} {dead.MessageType}", dead);
    }
}
