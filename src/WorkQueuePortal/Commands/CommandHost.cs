using Microsoft.Extensions.Logging.Abstractions;
using WorkQueuePortal.Access;
using WorkQueuePortal.Access.Edges;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work;

namespace WorkQueuePortal.Commands;

/// <summary>The program without its screens and jobs, on the store of the settings, for one act.</summary>
internal static class CommandHost
{
    /// <returns>0 where it was done, 1 where the store cannot be used, 2 where the act was refused. The sentence is printed.</returns>
    public static async Task<int> Run<T>(Outcome<IConfiguration> read, Func<T, Task<Outcome>> act) where T : notnull
    {
        if ((read.Refusal ?? StoreStart.Check(read.Value!, NullLogger.Instance).Refusal) is { } unusable)
        {
            await Console.Error.WriteLineAsync(unusable.Sentence);
            return 1;
        }
        var settings = read.Value!;
        var services = new ServiceCollection().AddLogging().AddSingleton(settings);
        services.AddStore(settings, Rooms.Tables);
        services.AddAccess(DemoMode.Off);
        services.AddWork();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var outcome = await act(scope.ServiceProvider.GetRequiredService<T>());
        await (outcome.IsDone ? Console.Out : Console.Error).WriteLineAsync(outcome.Sentence);
        return outcome.IsDone ? 0 : 2;
    }
}
