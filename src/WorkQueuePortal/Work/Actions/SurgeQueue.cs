using FluentValidation;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>A supervisor narrows what Get next hands out of a queue to its first two priorities for some hours, or ends that before its time.</summary>
public sealed class SurgeQueue(UnitOfWork work, WorkDesk desk)
{
    public sealed record Ask(string Code, string Why, int Hours = Surge.Usual);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape()
        {
            RuleFor(a => a.Why).Must(w => w.Trim().Length > 0).WithMessage("Say why, so that those who work the queue need not ask.").MaximumLength(200).WithMessage("The reason has at most 200 characters.");
            RuleFor(a => a.Hours).InclusiveBetween(1, Surge.Longest).WithMessage($"A surge lasts from 1 to {Surge.Longest} hours.");
        }
    }

    public Task<Outcome> Start(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.WorkMove, ask, new Shape(), at => Change(at, ask.Code, async queue => queue.StartSurge(ask.Why, Duration.FromHours(ask.Hours), at.Actor, at.Now, await desk.Zone([queue], ct)), ct), ct);

    public Task<Outcome> End(string code, CancellationToken ct) =>
        work.Write(Permissions.WorkMove, at => Change(at, code, queue => Task.FromResult(queue.EndSurge(at.Now)), ct), ct);

    private static async Task<Outcome> Change(WriteScope at, string code, Func<WorkQueue, Task<Decision>> change, CancellationToken ct)
    {
        if (await at.Db.Set<WorkQueue>().WithRights(at.Now).FirstOrDefaultAsync(q => q.Code == code, ct) is not { } queue) return Refusal.NotFound($"The queue {code}");
        if (queue.Check(QueueRight.Distribute, at.Actor) is { } no) return no;
        at.Tell(Topics.Queue, queue.Id);
        return at.Carry(await change(queue));
    }
}
