using Bunit;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.IntegrationFailures.Model;
using WorkQueuePortal.Processes.IntegrationFailures.Screens;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Processes.IntegrationFailures.Screens;

public sealed class FailureSlotTests
{
    [Fact]
    public async Task The_whole_group_is_replayed_in_one_act()
    {
        await using var portal = await WithTwoDead();
        await using var screen = portal.Screen(Oversight.Operations);
        var slot = await Render(portal, screen);
        Assert.Equal("2 messages of Sandbox ERP wait for a decision.", slot.WaitForElement("h1").TextContent);
        Assert.Equal(["S-1", "S-2"], slot.FindAll(".dead b").Select(b => b.TextContent));

        slot.Find(".btn.p").Click();

        slot.WaitForAssertion(() => Assert.Contains("2 messages are back in line.", slot.Markup, StringComparison.Ordinal));
        Assert.All(await portal.Messages("test.v1"), m => Assert.Equal(InboxState.Pending, m.State));
    }

    [Fact]
    public async Task The_whole_group_is_laid_aside_with_one_reason()
    {
        await using var portal = await WithTwoDead();
        await using var screen = portal.Screen(Oversight.Operations);
        var slot = await Render(portal, screen);

        slot.WaitForElements("button").Single(b => b.TextContent.Trim() == "Discard…").Click();
        slot.Find("#why-discard").Input("Tests of the supplier.");
        slot.FindAll("button").Single(b => b.TextContent.Trim() == "Discard 2 messages").Click();

        slot.WaitForAssertion(() => Assert.Contains("2 messages are discarded.", slot.Markup, StringComparison.Ordinal));
        Assert.All(await portal.Messages("test.v1"), m => Assert.Equal(InboxState.Discarded, m.State));
    }

    [Fact]
    public async Task Who_may_not_replay_reads_why()
    {
        await using var portal = await WithTwoDead();
        await using var screen = portal.Screen(Oversight.Auditor);
        var slot = await Render(portal, screen);

        slot.WaitForElement("h1");
        Assert.Empty(slot.FindAll(".btn"));
        Assert.Contains(Permissions.JobsRun.No, slot.Markup, StringComparison.Ordinal);
    }

    private static async Task<TestPortal> WithTwoDead()
    {
        var portal = Oversight.WithFailures();
        await portal.FurnishOperations();
        await portal.Arrive(new Envelope("a", "test.v1", "S-1", "{}"), new Envelope("b", "test.v1", "S-2", "{}"));
        return portal;
    }

    private static async Task<IRenderedComponent<FailureSlot>> Render(TestPortal portal, ScreenContext screen)
    {
        var group = (await portal.All<FailureGroup>()).Single();
        return screen.Render<FailureSlot>(p => p.Add(s => s.SubjectId, group.Id));
    }
}
