using Microsoft.EntityFrameworkCore;

namespace WorkQueuePortal.Store;

public sealed class StoreTables : RoomTables
{
    /// <summary>Long enough for any sentence or JSON body; kept out of every index.</summary>
    public const int LongText = 100_000;

    public override void Map(ModelBuilder model)
    {
        model.Entity<FactRow>(fact =>
        {
            fact.ToTable("Facts");
            fact.Property(f => f.Kind).HasMaxLength(80);
            fact.Property(f => f.Sentence).HasMaxLength(1000);
            fact.Property(f => f.Values).HasMaxLength(LongText);
            fact.HasIndex(f => new { f.ItemId, f.At }).HasDatabaseName("IX_Facts_Item").Answers("the trail of a work item, oldest first");
            fact.HasIndex(f => new { f.SubjectId, f.At }).HasDatabaseName("IX_Facts_Subject").Answers("the trail of a record, oldest first");
        });
        model.Entity<OutboxRow>(row =>
        {
            row.ToTable("Outbox");
            row.Property(r => r.Type).HasMaxLength(80);
            row.Property(r => r.Body).HasMaxLength(LongText);
            row.Property(r => r.Answer).HasMaxLength(2000);
            row.Property(r => r.LastError).HasMaxLength(2000);
            row.HasIndex(r => r.Key).IsUnique().HasDatabaseName("UX_Outbox_Key").Answers("whether a message was sent before; a second one with its key is refused");
            row.HasIndex(r => new { r.State, r.NextAttemptAt, r.Ordinal }).HasDatabaseName("IX_Outbox_Due").Answers("which messages are due");
            row.HasIndex(r => new { r.SubjectId, r.State, r.Ordinal }).HasDatabaseName("IX_Outbox_Subject").Answers("what went out about a record, and which of it is first");
        });
        model.Entity<SeriesRow>(series =>
        {
            series.ToTable("Series").HasKey(s => s.Name);
            series.Property(s => s.Name).HasMaxLength(40);
            series.Property(s => s.Next).IsConcurrencyToken();
        });
        model.Entity<StampRow>(stamp =>
        {
            stamp.ToTable("Stamps").HasKey(s => s.Name);
            stamp.Property(s => s.Name).HasMaxLength(40);
        });
        model.Entity<DocumentRow>(document =>
        {
            document.ToTable("Documents");
            document.Property(d => d.Sha256).HasMaxLength(64);
            document.HasIndex(d => d.Sha256).IsUnique().HasDatabaseName("UX_Documents_Sha256").Answers("whether a document is kept already");
            document.HasIndex(d => d.ArrivedAt).HasDatabaseName("IX_Documents_Arrived").Answers("which documents came last");
        });
        model.Entity<DraftRow>(draft =>
        {
            draft.ToTable("Drafts").HasKey(d => new { d.PersonId, d.Place });
            draft.Property(d => d.Body).HasMaxLength(LongText);
        });
        model.Entity<ChangeRow>(row =>
        {
            row.ToTable("ChangeLog");
            row.Property(r => r.Told).HasMaxLength(ChangeLog.LongestTold);
            row.HasIndex(r => r.At).HasDatabaseName("IX_ChangeLog_At").Answers("which changes are old enough to forget");
        });
        model.Entity<KeyRow>(key =>
        {
            key.ToTable("ProtectionKeys").HasKey(k => k.Number);
            key.Property(k => k.Number).ValueGeneratedNever();
            key.Property(k => k.Xml).HasMaxLength(LongText);
        });
    }
}
