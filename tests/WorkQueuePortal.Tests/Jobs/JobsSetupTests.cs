using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Jobs.Model;
using WorkQueuePortal.Jobs.Queries;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Jobs;

[Collection(WholeProgram.Name)]
public sealed class JobsSetupTests
{
    [Fact]
    public async Task Hangfire_runs_a_job_by_its_cron_and_the_rows_tell_of_it()
    {
        var ran = new TaskCompletionSource();
        await using var portal = new TestPortal(services =>
        {
            services.AddJobs(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Jobs:FeedSeconds"] = "1" }).Build());
            services.AddSingleton(new JobDefinition("probe", "Probe", "*/1 * * * * *", (_, _) =>
            {
                ran.TrySetResult();
                return Task.FromResult("probed");
            }));
        });
        var hosted = portal.Get<IEnumerable<IHostedService>>().ToList();
        foreach (var service in hosted) await service.StartAsync(TestPortal.Ct);
        await ran.Task.WaitAsync(TimeSpan.FromSeconds(60), TestPortal.Ct);
        foreach (var service in hosted) await service.StopAsync(TestPortal.Ct);

        var rows = await portal.Get<JobRows>().Run(TestPortal.Ct);
        var known = IntegrationJobs.All(portal.Get<JobPace>()).Concat(WorkJobs.All).Select(job => job.Name).Append("probe");
        Assert.Equal(known.Order(StringComparer.Ordinal), rows.Select(r => r.Name).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.NotNull(row.NextAt));
        Assert.Equal(JobOutcome.Ok, rows.Single(r => r.Name == "probe").LastOutcome);
    }
}
