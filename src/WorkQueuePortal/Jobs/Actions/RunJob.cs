using WorkQueuePortal.Jobs.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Jobs.Actions;

/// <summary>Runs a job now, because somebody asked for it. Who asked is in the trail before it begins.</summary>
public sealed class RunJob(UnitOfWork work, JobRunner runner, IEnumerable<JobDefinition> definitions)
{
    public async Task<Outcome> Run(string name, CancellationToken ct)
    {
        if (definitions.FirstOrDefault(d => d.Name == name) is not { } job) return Refusal.NotFound("The job");
        var asked = await work.Write(Permissions.JobsRun, at => Task.FromResult(at.Carry(Decision.Of(new JobAsked(job.Id, job.Title)))), ct);
        if (!asked.IsDone) return asked;
        // Whoever asked may leave the page; the run goes on to its end all the same.
        return await runner.Run(name, CancellationToken.None) switch
        {
            JobOutcome.Ok => Outcome.Done($"{job.Title} has run."),
            JobOutcome.Skipped => new Refusal("runs-already", $"{job.Title} is running already, here or on another node. Its row changes when it has ended."),
            _ => new Refusal("failed", $"{job.Title} ran and failed. The reason is in its row."),
        };
    }
}

public sealed record JobAsked(Guid JobId, string Title) : Fact(JobId, null)
{
    public override string Sentence => $"Ran the job {Title} by hand.";
}
