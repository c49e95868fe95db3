using FluentValidation;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Work.Actions;

/// <summary>A supervisor puts an item first in its queue, or gives it back its ordinary place.</summary>
public sealed class PinItem(UnitOfWork work, WorkDesk desk)
{
    /// <param name="Reason">Null takes the pin off.</param>
    public sealed record Ask(Guid Id, int Version, string? Reason);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.Reason).Must(r => r is null || r.Trim().Length > 0).WithMessage("Say why it comes before everything else.").MaximumLength(200);
    }

    public Task<Outcome> Run(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.WorkMove, ask, new Shape(), async at =>
        {
            var held = await desk.Take(at, ask.Id, ask.Version, ct);
            if (await desk.MayDistribute(at, held.Item, ct) is { } no) return no;
            return ask.Reason is { } reason
                ? at.Carry(held.Item.Pin(reason.Trim(), at.Now), $"Item {held.Item.Number} comes first now.")
                : at.Carry(held.Item.Unpin(), $"Item {held.Item.Number} has its ordinary place again.");
        }, ct);
}
