using System.Security.Cryptography;
using System.Text;

namespace WorkQueuePortal.Jobs;

/// <summary>A job that recurs. It may run twice or late, so it re-reads what is due from the tables each time.</summary>
/// <param name="Name">As "erp-feed": stable, it is the key of the lease and of the runs.</param>
/// <param name="Title">For people.</param>
/// <param name="Cron">In UTC; with six fields the first is seconds.</param>
/// <param name="Run">Answers with counts in words. The provider is a scope of this run alone.</param>
public sealed record JobDefinition(string Name, string Title, string Cron, Func<IServiceProvider, CancellationToken, Task<string>> Run)
{
    /// <summary>What facts about it are about: it has no row, so its name is its identity.</summary>
    public Guid Id { get; } = new(SHA256.HashData(Encoding.UTF8.GetBytes(Name)).AsSpan(0, 16));
}
