using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Removes what work was handed out by, once it is older than it is to be kept. In blocks, so that no writer waits long behind one.</summary>
public sealed class ForgetDecisions(PortalDbs dbs, DecisionHistory history, IClock clock)
{
    private const int Block = 5_000;

    public async Task<string> Run(CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        var limit = clock.GetCurrentInstant() - history.KeptFor;
        var removed = 0;
        for (var last = Block; last == Block; removed += last)
            last = await db.Set<PullDecision>().Where(p => db.Set<PullDecision>().Where(old => old.At < limit).OrderBy(old => old.At).Select(old => old.Id).Take(Block).Contains(p.Id)).ExecuteDeleteAsync(ct);
        return $"{removed} old decisions removed";
    }
}
