using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Sandbox;

/// <summary>The sandbox ERP's own tables. They stand for another system, so no row of the portal refers to them.</summary>
public sealed class SandboxTables : RoomTables
{
    public override void Map(ModelBuilder model)
    {
        model.Entity<ErpRecord>(record =>
        {
            record.ToTable("ErpRecords").HasKey(r => new { r.Entity, r.Key });
            record.Property(r => r.Entity).HasMaxLength(40);
            record.Property(r => r.Key).HasMaxLength(120);
            record.Property(r => r.Body).HasMaxLength(StoreTables.LongText);
            record.HasIndex(r => new { r.Entity, r.Sequence }).IsUnique().HasDatabaseName("UX_ErpRecords_Feed").Answers("what of an entity changed since a cursor");
        });
        model.Entity<ErpCall>(call =>
        {
            call.ToTable("ErpCalls").HasKey(c => c.Key);
            call.Property(c => c.Type).HasMaxLength(80);
            call.Property(c => c.Body).HasMaxLength(StoreTables.LongText);
            call.Property(c => c.Answer).HasMaxLength(2000);
        });
        model.Entity<ErpCounter>(counter =>
        {
            counter.ToTable("ErpCounters").HasKey(c => c.Name);
            counter.Property(c => c.Name).HasMaxLength(40);
            counter.Property(c => c.Next).IsConcurrencyToken();
        });
        model.Entity<ErpFault>(fault =>
        {
            fault.ToTable("ErpFaults");
            fault.Property(f => f.Id).ValueGeneratedNever();
        });
    }
}
