using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.IntegrationFailures.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.IntegrationFailures.Queries;

/// <summary>One message of a group that waits for a decision.</summary>
public sealed record FailedLine(Guid Id, MessageBox Box, string Subject, string Sentence, Instant At);

/// <param name="WaitingCount">All that wait; the lines are the oldest of them.</param>
public sealed record FailureSheet(string System, string MessageType, string Cause, int DiedCount, int WaitingCount, IReadOnlyList<FailedLine> Lines);

/// <summary>The messages behind one piece of work.</summary>
public sealed class FailedMessages(PortalDbs dbs, IEnumerable<IConnector> connectors)
{
    public const int Most = 100;

    public async Task<FailureSheet?> Of(Guid group, CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        if (await db.Set<FailureGroup>().FirstOrDefaultAsync(g => g.Id == group, ct) is not { } found) return null;
        var members = db.Set<FailedMessage>().Where(m => m.GroupId == group);
        return new FailureSheet(connectors.TitleOf(found.System), found.MessageType, found.Cause, found.DiedCount, await members.CountAsync(ct),
            await members.OrderBy(m => m.At).ThenBy(m => m.MessageId).Take(Most).Select(m => new FailedLine(m.MessageId, m.Box, m.Subject, m.Sentence, m.At)).ToListAsync(ct));
    }
}
