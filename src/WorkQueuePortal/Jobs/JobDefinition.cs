using System.Security.Cryptography;
using System.Text;
using Cronos;
using NodaTime;

namespace WorkQueuePortal.Jobs;

/// <summary>A job that recurs. It may run twice or late, so it re-reads what is due from the tables each time.</summary>
/// <param name="Name">As "erp-feed": stable, it is the key of the lease and of the runs.</param>
/// <param name="Title">For people.</param>
/// <param name="Cron">In UTC; with six fields the first is seconds.</param>
/// <param name="Run">Answers with counts in words. The provider is a scope of this run alone.</param>
public sealed record JobDefinition(string Name, string Title, string Cron, Func<IServiceProvider, CancellationToken, Task<string>> Run)
{
    /// <summary>From what is likely to what is rare, so that a job of every second does not count the seconds of a year.</summary>
    private static readonly Duration[] LookBack = [Duration.FromMinutes(1), Duration.FromHours(1), Duration.FromDays(1), Duration.FromDays(32), Duration.FromDays(366)];

    private readonly CronExpression _cron = CronExpression.Parse(Cron, Cron.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard);

    /// <summary>What facts about it are about: it has no row, so its name is its identity.</summary>
    public Guid Id { get; } = new(SHA256.HashData(Encoding.UTF8.GetBytes(Name)).AsSpan(0, 16));

    /// <summary>The last time of the schedule up to now. All nodes that come to a job in one period find the same, whatever their clocks differ by within it.</summary>
    public Instant PeriodAt(Instant now)
    {
        var until = now.ToDateTimeUtc();
        foreach (var back in LookBack)
            if (_cron.GetOccurrences((now - back).ToDateTimeUtc(), until, fromInclusive: false, toInclusive: true).Select(at => (Instant?)Instant.FromDateTimeUtc(at)).LastOrDefault() is { } last) return last;
        throw new InvalidOperationException($"The schedule '{Cron}' of {Name} names no time within a year.");
    }
}
