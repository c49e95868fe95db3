using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Starts the clock of a paused item again: what is left of the target counts from now.</summary>
public sealed class ResumeItem(UnitOfWork work, WorkDesk desk)
{
    public Task<Outcome> Run(Guid id, int version, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, async at =>
        {
            var held = await desk.Take(at, id, version, ct);
            return at.Carry(held.Hear("", at.Now), "The clock runs again.");
        }, ct);
}
