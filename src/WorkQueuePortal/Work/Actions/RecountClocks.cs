using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Counts the open clocks of all open work again, under the promises and calendars of now. Each item is its own save; run again, it changes nothing more.</summary>
public sealed class RecountClocks(UnitOfWork work, WorkDesk desk, SlaBooks books, PortalDbs dbs)
{
    private const int Batch = 500;

    /// <summary>The same at the wish of a person.</summary>
    public async Task<Outcome> Ask(CancellationToken ct)
    {
        var asked = await work.Write(Permissions.RulesKeep, at => Task.FromResult(at.Carry(Decision.Of(new RecountAsked(at.Actor.Id)))), ct);
        return asked.IsDone ? await Run(ct) : asked;
    }

    public async Task<Outcome> Run(CancellationToken ct)
    {
        books.Forget();
        var (items, clocks, last) = (0, 0, 0L);
        while (true)
        {
            List<(Guid Id, long Number)> next;
            await using (var db = dbs.Read(Actor.System))
                next = [.. (await db.Set<WorkItem>().Where(i => i.Number > last && i.Standing != Standing.Closed).OrderBy(i => i.Number).Take(Batch).Select(i => new { i.Id, i.Number }).ToListAsync(ct)).Select(i => (i.Id, i.Number))];
            foreach (var (id, number) in next)
            {
                if (await One(id, ct) is > 0 and var changed) (items, clocks) = (items + 1, clocks + changed);
                last = number;
            }
            if (next.Count < Batch) return Outcome.Done($"{Words.Count(items, "item")} came out differently, with {Words.Count(clocks, "clock")}.");
        }
    }

    private async Task<int> One(Guid id, CancellationToken ct)
    {
        var changed = 0;
        var outcome = await work.As(Actor.System).Write(Permissions.System, async at =>
        {
            var rows = await desk.Recount(at, id, ct);
            changed = rows.Count;
            return changed == 0 ? Refusal.Stale("Nothing to change.") : at.Carry(Decision.Of(new ClocksRecounted(id, [.. rows.Select(r => r.Definition)])));
        }, ct);
        return outcome.IsDone ? changed : 0;
    }
}

public sealed record RecountAsked(Guid By) : Fact(By, null)
{
    public override string Sentence => "Had the clocks of all open work counted again.";
    public override bool IsTouch => false;
}
