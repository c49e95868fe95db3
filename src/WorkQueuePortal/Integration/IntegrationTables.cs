using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration;

public sealed class IntegrationTables : RoomTables
{
    public override void Map(ModelBuilder model)
    {
        model.Entity<InboxMessage>(message =>
        {
            message.ToTable("Inbox");
            message.Property(m => m.Source).HasMaxLength(40);
            message.Property(m => m.Type).HasMaxLength(80);
            message.Property(m => m.Body).HasMaxLength(StoreTables.LongText);
            message.Property(m => m.LastError).HasMaxLength(2000);
            message.HasIndex(m => new { m.Source, m.MessageId }).IsUnique().HasDatabaseName("UX_Inbox_Message").Answers("whether a message arrived before; a second one with its id is refused");
            message.HasIndex(m => new { m.State, m.NextAttemptAt, m.Ordinal }).HasDatabaseName("IX_Inbox_Due").Answers("which messages are due");
            message.HasIndex(m => new { m.Subject, m.State, m.Ordinal }).HasDatabaseName("IX_Inbox_Subject").Answers("which message about a record is first");
        });
        model.Entity<FeedCursor>(cursor =>
        {
            cursor.ToTable("FeedCursors").HasKey(c => new { c.Source, c.Entity });
            cursor.Property(c => c.Source).HasMaxLength(40);
            cursor.Property(c => c.Entity).HasMaxLength(40);
            cursor.Property(c => c.LastError).HasMaxLength(2000);
        });
        model.Entity<ConnectorState>(state =>
        {
            state.ToTable("ConnectorStates");
            state.Property(s => s.Name).HasMaxLength(40);
            state.Property(s => s.LastError).HasMaxLength(2000);
            state.HasIndex(s => s.Name).IsUnique().HasDatabaseName("UX_ConnectorStates_Name").Answers("the state of a connector");
        });
    }
}
