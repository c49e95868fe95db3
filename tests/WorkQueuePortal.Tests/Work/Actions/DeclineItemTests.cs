using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class DeclineItemTests
{
    [StoreFact]
    public async Task What_one_declined_goes_back_with_its_age_and_to_somebody_else()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var (maya, priya) = (await portal.Hire("Maya", Roles.ApSpecialist), await portal.Hire("Priya", Roles.ApSpecialist));
        await portal.Claim(maya.AsActor());
        var before = await portal.Item(id);

        var said = await Decline(portal, maya.AsActor(), id, "KNOWLEDGE");

        var after = await portal.Item(id);
        Assert.Equal($"Item {after.Number} is back in the queue and is not offered to you again.", said.Sentence);
        Assert.Equal((null, WorkState.Queued, before.EffectiveDueAt, before.CreatedAt), (after.OwnerId, after.State, after.EffectiveDueAt, after.CreatedAt));
        Assert.Equal("Nothing for you: 1 item you declined.", (await portal.Claim(maya.AsActor())).Sentence);
        Assert.Equal(id, (await portal.Claim(priya.AsActor())).Value);
        Assert.Equal([Handoff.Declined, Handoff.Pulled, Handoff.Pulled], (await portal.All<Handoff>()).Select(h => h.Cause).Order(StringComparer.Ordinal));
    }

    [StoreFact]
    public async Task Want_of_time_brings_it_back_a_business_day_later_and_three_times_are_enough()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var maya = (await portal.Hire("Maya", Roles.ApSpecialist)).AsActor();
        await portal.Hire("Priya", Roles.ApSpecialist);

        for (var time = 1; time <= WorkDecline.Most; time++)
        {
            Assert.Equal(id, (await portal.Claim(maya)).Value);
            Assert.True((await Decline(portal, maya, id, "NO_TIME")).IsDone);
            Assert.Equal("nothing", (await portal.Claim(maya)).Refusal?.Code);
            portal.Clock.Advance(Duration.FromDays(1));
        }

        Assert.Equal("nothing", (await portal.Claim(maya)).Refusal?.Code);
        Assert.Equal((WorkDecline.Most, null), (await portal.All<WorkDecline>()).Select(d => (d.Count, d.AgainAt)).Single());
    }

    [StoreFact]
    public async Task When_everyone_has_declined_a_supervisor_decides()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var (maya, priya) = ((await portal.Hire("Maya", Roles.ApSpecialist)).AsActor(), (await portal.Hire("Priya", Roles.ApSpecialist)).AsActor());
        await portal.Claim(maya);
        await Decline(portal, maya, id, "NO_TIME");
        Assert.Empty(await portal.All<StuckItem>());
        await portal.Claim(priya);
        var said = await Decline(portal, priya, id, "NO_TIME");

        Assert.EndsWith("Everyone has declined it, so a supervisor decides.", said.Sentence, StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single(await portal.All<StuckItem>()).ItemId);
        portal.Clock.Advance(Duration.FromDays(7));
        Assert.Equal("nothing", (await portal.Claim(maya)).Refusal?.Code);
    }

    [StoreFact]
    public async Task A_reason_is_of_the_list_and_the_item_ones_own()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var maya = WorkDesks.Specialist("Maya");

        Assert.Equal("Say why you do not take it.", (await Decline(portal, maya, id, "BORED")).Sentence);
        Assert.Equal("not-taken", (await Decline(portal, maya, id, "NO_TIME")).Refusal?.Code);
    }

    private static async Task<Outcome> Decline(TestPortal portal, Actor by, Guid id, string reason) =>
        await new DeclineItem(portal.As(by), portal.Get<WorkDesk>()).Run(new(id, (await portal.Item(id)).Version, reason), TestPortal.Ct);
}
