using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Processes.IntegrationFailures.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Processes.IntegrationFailures;

public sealed class FailureTables : RoomTables
{
    public override void Map(ModelBuilder model)
    {
        model.Entity<FailureGroup>(group =>
        {
            group.ToTable("FailureGroups");
            group.Property(g => g.System).HasMaxLength(40);
            group.Property(g => g.MessageType).HasMaxLength(80);
            group.HasIndex(g => new { g.System, g.MessageType, g.Cause }).IsUnique().HasDatabaseName("UX_FailureGroups_Cause").Answers("the group of a cause, of which there is one");
        });
        model.Entity<FailedMessage>(message =>
        {
            message.ToTable("FailedMessages").HasKey(m => m.MessageId);
            message.Property(m => m.Sentence).HasMaxLength(2000);
            message.HasIndex(m => new { m.GroupId, m.At }).HasDatabaseName("IX_FailedMessages_Group").Answers("which messages of a group still wait, oldest first");
        });
    }
}
