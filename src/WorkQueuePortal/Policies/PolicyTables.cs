using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Policies.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Policies;

public sealed class PolicyTables : RoomTables
{
    public override void Map(ModelBuilder model) => model.Entity<PolicyDecision>(decision =>
    {
        decision.ToTable("PolicyDecisions");
        decision.Property(d => d.RuleSet).HasMaxLength(40);
        decision.Property(d => d.Outcome).HasMaxLength(40);
        decision.Property(d => d.Explanation).HasMaxLength(1000);
        decision.Property(d => d.Inputs).HasMaxLength(StoreTables.LongText);
        decision.Property(d => d.Rules).HasMaxLength(StoreTables.LongText);
        decision.HasIndex(d => new { d.SubjectId, d.At }).HasDatabaseName("IX_PolicyDecisions_Subject").Answers("what the rules decided about a record, oldest first");
    });
}
