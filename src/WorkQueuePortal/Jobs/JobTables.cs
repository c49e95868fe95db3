using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Jobs.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Jobs;

public sealed class JobTables : RoomTables
{
    public override void Map(ModelBuilder model)
    {
        model.Entity<JobRun>(run =>
        {
            run.ToTable("JobRuns");
            run.Property(r => r.Job).HasMaxLength(60);
            run.Property(r => r.Counts).HasMaxLength(1000);
            run.Property(r => r.Error).HasMaxLength(2000);
            run.HasIndex(r => new { r.Job, r.StartedAt }).HasDatabaseName("IX_JobRuns_Job").Answers("the latest runs of a job");
            run.HasIndex(r => r.StartedAt).HasDatabaseName("IX_JobRuns_Started").Answers("which runs are old enough to forget");
        });
        model.Entity<JobLease>(lease =>
        {
            lease.ToTable("JobLeases").HasKey(l => l.Job);
            lease.Property(l => l.Job).HasMaxLength(60);
        });
    }
}
