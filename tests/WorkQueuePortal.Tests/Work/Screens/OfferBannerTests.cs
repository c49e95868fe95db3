using Bunit;
using MudBlazor;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Tests.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

/// <summary>What somebody sees of an offer, on whatever page they are.</summary>
public sealed class OfferBannerTests
{
    [Fact]
    public async Task An_open_page_is_presence_and_what_is_offered_then_is_accepted_by_its_button()
    {
        await using var portal = new TestPortal();
        var maya = (await portal.Hire("Maya", Roles.ApSpecialist)).AsActor();
        var id = (await portal.Open(await portal.FurnishOffers(), 1))[0];
        await using var ctx = portal.Screen(maya);
        var banner = ctx.Render<OfferBanner>();
        for (var wait = 0; wait < 500 && (await portal.All<Taker>()).Count == 0; wait++) await Task.Delay(10, TestPortal.Ct);
        Assert.Empty(banner.FindAll("section"));

        await portal.Offer();
        ctx.Hear();

        var offer = banner.WaitForElement("section.offer");
        Assert.Contains("Price over, INV 0, Ostrander", offer.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, offer.QuerySelectorAll("[data-due]").Length);
        Assert.StartsWith("Offered to you: Price over, INV 0. Answer by ", banner.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["O", "U"], banner.FindAll("section button").Select(b => b.GetAttribute("data-key")));
        await banner.Find("[data-key=O]").ClickAsync(new());

        banner.WaitForAssertion(() => Assert.EndsWith($"/item/{id}", ctx.Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal(maya.Id, (await portal.Item(id)).OwnerId);
        Assert.Empty(banner.FindAll("section"));
    }

    [Fact]
    public async Task Passing_asks_for_the_reason()
    {
        await using var portal = new TestPortal();
        var maya = await portal.Present("Maya");
        await portal.Open(await portal.FurnishOffers(), 1);
        await portal.Offer();
        await using var ctx = portal.Screen(maya);
        var dialogs = ctx.Render<MudDialogProvider>();
        var banner = ctx.Render<OfferBanner>();

        var press = banner.WaitForElement("[data-key=U]").ClickAsync(new());
        dialogs.WaitForElement("#decline-why").Change("NO_TIME");
        await dialogs.FindAll("button").Single(b => b.TextContent.Contains("Decline it", StringComparison.Ordinal)).ClickAsync(new());
        await press;

        banner.WaitForAssertion(() => Assert.Empty(banner.FindAll("section")));
        Assert.Equal("NO_TIME", (await portal.All<WorkDecline>()).Single().Reason);
    }

    [Fact]
    public async Task Who_was_silent_is_told_and_comes_back_with_one_button()
    {
        await using var portal = new TestPortal();
        await portal.FurnishOffers();
        var maya = await portal.Present("Maya");
        await portal.Silence(maya);
        await using var ctx = portal.Screen(maya);
        var banner = ctx.Render<OfferBanner>();

        Assert.Contains("nothing is offered to you until you act", banner.WaitForElement("section.offer").TextContent, StringComparison.Ordinal);
        await banner.Find("section button").ClickAsync(new());
        ctx.Hear();

        banner.WaitForAssertion(() => Assert.Empty(banner.FindAll("section")));
        Assert.Null((await portal.All<Taker>()).Single().SilentSince);
    }

    [Fact]
    public async Task Who_works_no_queue_that_offers_its_work_leaves_no_trace()
    {
        await using var portal = new TestPortal();
        await portal.Furnish();
        await using var ctx = portal.Screen((await portal.Hire("Maya", Roles.ApSpecialist)).AsActor());

        var banner = ctx.Render<OfferBanner>();
        ctx.Time.Pass(Taker.SeenEvery.ToTimeSpan());

        Assert.Empty(banner.FindAll("section"));
        Assert.Empty(await portal.All<Taker>());
    }
}
