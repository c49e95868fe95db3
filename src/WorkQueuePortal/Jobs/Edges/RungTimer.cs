using Hangfire;
using WorkQueuePortal.Work;

namespace WorkQueuePortal.Jobs.Edges;

/// <summary>Hands each alarm to Hangfire as one delayed job, apart from the act that set it: Hangfire's store may be slow or away, and no act waits for it.</summary>
public sealed class RungTimer(RungAlarm alarm, IBackgroundJobClient jobs, ILogger<RungTimer> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var at in alarm.Wakes.ReadAllAsync(stoppingToken))
        {
            try
            {
                jobs.Schedule<RungJob>(job => job.Run(CancellationToken.None), at.ToDateTimeOffset());
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(fault, "The marks of {At} could not be scheduled. The sweep of the next minute tells of them.", at);
            }
        }
    }
}
