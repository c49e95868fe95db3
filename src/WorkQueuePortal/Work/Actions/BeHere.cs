using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Work.Actions;

/// <summary>An open page says that its person is there. It leaves no trace: being there is no act.</summary>
public sealed class BeHere(UnitOfWork work)
{
    /// <summary>Kept once a minute, however many pages one has.</summary>
    public Task<Outcome> Run(CancellationToken ct) =>
        work.Write(Permissions.WorkTake, async at =>
        {
            var taker = await KeepTakers.Taker(at, at.Actor.Id, ct);
            // Whoever comes with the first page may be offered something.
            if (!taker.IsPresent(at.Now)) at.Tell(Topics.Offer, at.Actor.Id);
            taker.BeSeen(at.Now);
            return Outcome.Done();
        }, ct);

    /// <summary>Whoever let an offer pass in silence is offered work again.</summary>
    public Task<Outcome> ComeBack(CancellationToken ct) =>
        work.Write(Permissions.WorkTake, async at =>
        {
            await Offers.Act(at, ct);
            return Outcome.Done("You are offered work again.");
        }, ct);
}
