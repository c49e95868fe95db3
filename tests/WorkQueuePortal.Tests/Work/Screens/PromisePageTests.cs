using AngleSharp.Dom;
using Bunit;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

public sealed class PromisePageTests
{

    [Fact]
    public async Task The_list_tells_what_is_in_force_and_who_has_a_draft()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Furnish();
        await Draft(portal);
        await using var ctx = portal.Screen(Oversight.Admin);
        var page = ctx.Render<PromisesPage>();

        page.WaitForAssertion(() => Assert.Equal("1 draft waits for somebody other than its author.", page.Find(".lead").TextContent));
        Assert.Equal(["Time to resolve, RESOLVE", "All", "The queue's minutes", "The queue's", "The house's own", "By Marcus Thiele"], page.FindAll("tbody tr").Single(r => r.TextContent.Contains("RESOLVE", StringComparison.Ordinal)).Children.Select(c => c.TextContent.Trim()));
        page.Find("#promise-code").Input("p1-resolve");
        await page.Find("form").SubmitAsync();
        Assert.EndsWith("/admin/promises/P1-RESOLVE", ctx.Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_stands_beside_its_field_and_a_draft_without_one_is_saved_and_not_the_authors_to_approve()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Furnish();
        await using var ctx = portal.Screen(Oversight.Owner);
        var page = ctx.Render<PromisePage>(p => p.Add(x => x.Code, "RESOLVE"));
        page.WaitForElement("#promise-stop").Change("");
        page.WaitForAssertion(() => Assert.Equal("Wherever it would start it also stops, so it never starts. Narrow stop.", page.Find("#promise-stop-e").TextContent.Trim()));
        Assert.Equal(("true", "true"), (page.Find("#promise-stop").GetAttribute("aria-invalid"), Button(page, "Save the draft").GetAttribute("aria-disabled")));

        page.Find("#promise-stop").Change("state: Done, Cancelled");
        page.Find("#promise-target").Change("2 bh");
        page.Find("#promise-why").Input("Agreed with the pharmacy.");
        await Button(page, "Save the draft").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("You wrote this draft, so you cannot put it live.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Target: queue became 2 bh", page.Find(".rej").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), b => b.TextContent.Contains("Approve and put live", StringComparison.Ordinal));
        Assert.Equal("2 bh", page.Find("#promise-target").GetAttribute("value"));
    }

    [Fact]
    public async Task S5_and_S6_a_draft_says_whose_time_counts()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Furnish();
        await using var ctx = portal.Screen(Oversight.Owner);
        var page = ctx.Render<PromisePage>(p => p.Add(x => x.Code, "RESOLVE"));
        Assert.Contains("The requester's facility's", page.WaitForElement("#promise-calendar").TextContent, StringComparison.Ordinal);
        page.Find("#promise-calendar").Change(SlaDefinition.OfRequester);
        page.Find("#promise-zone").Change(SlaDefinition.OfSystem);
        page.Find("#promise-why").Input("Sites work in their own time.");
        await Button(page, "Save the draft").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Calendar: The queue's became The requester's facility's", page.Find(".rej").TextContent, StringComparison.Ordinal));
        Assert.Contains("Zone: nothing became system", page.Find(".rej").TextContent, StringComparison.Ordinal);
        var draft = Assert.Single(await portal.All<SlaDraft>());
        Assert.Equal((SlaDefinition.OfRequester, SlaDefinition.OfSystem), (SlaSheet.Of(draft.Name, draft.Promise)[SlaPart.Calendar], SlaSheet.Of(draft.Name, draft.Promise)[SlaPart.Zone]));
    }

    [Fact]
    public async Task Another_tries_the_draft_on_an_item_and_puts_it_live()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        await Draft(portal);
        await using var ctx = portal.Screen(Oversight.Admin);
        var page = ctx.Render<PromisePage>(p => p.Add(x => x.Code, "RESOLVE"));
        page.WaitForElement("#promise-item").Input($"{(await portal.Item(id)).Number}");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(["Due 12 March 09:00", "Due Today 11:00"], page.FindAll(".tries tbody tr")[0].QuerySelectorAll("td").Select(c => c.FirstChild!.TextContent)));
        Assert.Contains("50 %: Today 10:00", page.FindAll(".tries tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Empty(await portal.All<SlaVersion>());

        await Button(page, "Approve and put live").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("Time to resolve: version 1 is in force.", page.Find(".lead").TextContent));
        Assert.Contains("RESOLVE is live in version 1. 1 item came out differently, with 1 clock.", page.Find(".outcome").TextContent, StringComparison.Ordinal);
        Assert.Contains("written by Marcus Thiele, put live by Ingrid Solheim. Agreed with the pharmacy.", page.Find("ol").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_when_somebody_else_saved_a_draft_meanwhile()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Furnish();
        await using var ctx = portal.Screen(Oversight.Admin);
        var page = ctx.Render<PromisePage>(p => p.Add(x => x.Code, "RESOLVE"));
        page.WaitForElement("#promise-target").Change("5 bh");
        page.Find("#promise-why").Input("Faster.");
        await Draft(portal);
        await Button(page, "Save the draft").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Draft", page.FindAll("h2").Select(h => h.TextContent)));
        Assert.Contains("Marcus Thiele has saved a draft of RESOLVE meanwhile.", page.Find(".outcome").TextContent, StringComparison.Ordinal);
        Assert.Equal("5 bh", page.Find("#promise-target").GetAttribute("value"));
    }

    [Fact]
    public async Task For_those_who_keep_no_rules_the_pages_are_not_there()
    {
        await using var portal = new TestPortal();
        await using var ctx = portal.Screen(Oversight.Supervisor);
        Assert.Equal("", ctx.Render<PromisesPage>().Markup.Trim());
        Assert.Equal("", ctx.Render<PromisePage>(p => p.Add(x => x.Code, "RESOLVE")).Markup.Trim());
    }

    private static async Task Draft(TestPortal portal)
    {
        var sheet = SlaSheet.New.With(SlaPart.Name, "Time to resolve").With(SlaPart.Target, "2 bh");
        Assert.True((await portal.Get<DraftPromise>().Save(new("RESOLVE", sheet[SlaPart.Name], sheet.ToJson(), "Agreed with the pharmacy.", null), TestPortal.Ct)).IsDone);
    }

    private static IElement Button<T>(IRenderedComponent<T> page, string words) where T : Microsoft.AspNetCore.Components.IComponent => page.FindAll("button").Single(b => b.TextContent.Trim() == words);
}
