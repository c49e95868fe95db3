using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Tests.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Jobs;

public sealed class OfferNudgeTests
{
    [Fact]
    public async Task New_work_is_offered_at_once_not_at_the_next_minute()
    {
        await using var portal = new TestPortal(services => services.AddSingleton<OfferNudge>());
        var facility = await portal.FurnishOffers();
        var maya = await portal.Present("Maya");
        var offered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = portal.Changes.Subscribe(told =>
        {
            if (told.Any(c => c.Topic == Topics.Offer)) offered.TrySetResult();
        });
        using var nudge = portal.Get<OfferNudge>();
        await nudge.StartAsync(TestPortal.Ct);

        var id = (await portal.Open(facility, 1))[0];
        await offered.Task.WaitAsync(TimeSpan.FromSeconds(30), TestPortal.Ct);
        await nudge.StopAsync(TestPortal.Ct);

        Assert.Equal((maya.Id, id), (await portal.All<WorkOffer>()).Select(o => (o.PersonId, o.ItemId)).Single());
    }
}
