using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Processes.Requisitions.Actions;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Processes.Requisitions.Screens;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Tests.Ui;

namespace WorkQueuePortal.Tests.Processes.Requisitions.Screens;

public sealed class NewRequestTests
{
    /// <summary>Longer than the longest pause of the form, the two seconds before a draft is kept.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task The_verdict_follows_what_is_typed_and_submitting_leads_to_the_request()
    {
        await using var place = await Purchasing.Start();
        await using var ctx = place.Page();
        var page = Open(ctx);
        Assert.Equal("Nothing to judge yet", page.Find(".vd h2").TextContent);
        Assert.Equal("4410", page.Find("#cost-centre").GetAttribute("value"));

        await Fill(page, "glove");
        await page.Find("#quantity-0").InputAsync(new ChangeEventArgs { Value = "10" });
        page.WaitForAssertion(() => Assert.Equal("Needs nobody", page.Find(".vd h2").TextContent), Patience);
        Assert.Contains("100.00 of 2,500.00", page.Find(".vd").TextContent, StringComparison.Ordinal);
        await page.Find("#quantity-0").InputAsync(new ChangeEventArgs { Value = "251" });
        page.WaitForAssertion(() => Assert.Equal("One approval: Nora Lindqvist", page.Find(".vd h2").TextContent), Patience);
        Assert.Equal("You Nora Lindqvist order sent needed by 20 March", Text(page.Find(".rt")));

        await Submit(page);

        var request = (await place.Portal.All<PurchaseRequest>()).Single();
        Assert.EndsWith($"/requests/{request.Id}", ctx.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal((RequestState.PendingApproval, 2_510m, "251 BX Gloves, nitrile"), (request.State, request.Total, request.Title));
        Assert.Empty(await place.Portal.All<DraftRow>());
    }

    [Fact]
    public async Task Fields_that_lack_something_say_so_beside_themselves_and_nothing_is_sent()
    {
        await using var place = await Purchasing.Start();
        await using var ctx = place.Page();
        var page = Open(ctx);

        await Submit(page);

        Assert.Equal(["Choose at least one item.", "Say by when it is needed.", "Choose the account.", "Say where it is to be delivered.", "Say in a sentence why it is needed."], page.FindAll(".e").Select(Text));
        Assert.Equal("true", page.Find("#reason").GetAttribute("aria-invalid"));
        Assert.StartsWith("5 fields to complete before it can go:", Text(page.Find(".outcome span")), StringComparison.Ordinal);
        await page.Find("#reason").InputAsync(new ChangeEventArgs { Value = "Stock is out." });
        Assert.False(page.Find("#reason").HasAttribute("aria-invalid"));
        Assert.Empty(await place.Portal.All<PurchaseRequest>());
    }

    [Fact]
    public async Task A_draft_is_kept_after_a_pause_and_waits_on_the_next_visit()
    {
        await using var place = await Purchasing.Start();
        await using (var ctx = place.Page())
        {
            var page = Open(ctx);
            await Fill(page, "glove");
            page.WaitForAssertion(() => Assert.StartsWith("Draft saved", Text(page.Find(".tag.okb")), StringComparison.Ordinal), Patience);
        }
        await using var later = place.Page();
        var again = Open(later);
        Assert.Equal("Gloves, nitrile", again.Find(".item b").TextContent);
        Assert.Equal("Stock covers Monday only.", again.Find("#reason").GetAttribute("value"));

        await again.FindAll("button").Single(b => b.TextContent == "Discard").ClickAsync(new());

        Assert.Empty(await place.Portal.All<DraftRow>());
        Assert.Empty(again.FindAll(".item"));
    }

    [Fact]
    public async Task Patient_text_is_refused_beside_the_field_and_the_typing_stays()
    {
        await using var place = await Purchasing.Start();
        await using var ctx = place.Page();
        var page = Open(ctx);
        await Fill(page, "glove");
        await page.Find("#reason").InputAsync(new ChangeEventArgs { Value = "For the patient with MRN 1234567." });

        await Submit(page);

        Assert.StartsWith("The text seems to hold a medical record number.", Text(page.Find("#reason-e")), StringComparison.Ordinal);
        Assert.Equal("For the patient with MRN 1234567.", page.Find("#reason").GetAttribute("value"));
        Assert.DoesNotContain(await place.Portal.All<DraftRow>(), d => d.Body.Contains("1234567", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_items_make_one_request_and_one_line_may_go_again()
    {
        await using var place = await Purchasing.Start();
        await using var ctx = place.Page();
        var page = Open(ctx);
        await Fill(page, "glove");
        await page.FindAll("button").Single(b => Text(b) == "Add another item").ClickAsync(new());
        await Choose(page, 1, "forceps");
        await page.Find("#unit-1").ChangeAsync(new ChangeEventArgs { Value = "EA" });
        page.WaitForAssertion(() => Assert.Contains("Bipolar forceps is of medium risk.", page.Find(".vd").TextContent, StringComparison.Ordinal), Patience);

        await page.FindAll("button").Single(b => b.GetAttribute("aria-label") == "Remove Bipolar forceps").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("Needs nobody", page.Find(".vd h2").TextContent), Patience);
    }

    [Fact]
    public async Task A_returned_request_opens_with_its_question_and_is_sent_again()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        await place.Decide(place.Nora, submitted.Id, Verdict.Return, "Can it wait?");
        place.Portal.Actor = place.Aisha;
        await using var ctx = place.Page();
        var page = Open(ctx, submitted.Id);
        Assert.Equal("Nora Lindqvist asks: Can it wait?", Text(page.Find(".note.back")));
        Assert.Equal(("Bipolar forceps", "7"), (page.Find(".item b").TextContent, page.Find("#quantity-0").GetAttribute("value")));

        await Submit(page);

        Assert.Equal((RequestState.PendingApproval, 2), ((await place.Request(submitted.Id)).State, (await place.Request(submitted.Id)).Round));
    }

    [Fact]
    public async Task Who_may_not_ask_and_what_is_not_returned_get_a_sentence_instead_of_a_form()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        await using var ctx = place.Page();
        Assert.StartsWith("Only a request that was returned to you can be changed and sent again.", Text(Open(ctx, submitted.Id).Find(".state")), StringComparison.Ordinal);
        place.Portal.Actor = place.Ines;
        Assert.StartsWith("Your roles do not include requesting.", Text(Open(ctx).Find(".state")), StringComparison.Ordinal);
    }

    private static IRenderedComponent<NewRequest> Open(UiContext ctx, Guid? id = null)
    {
        var page = ctx.Render<NewRequest>(p => p.Add(n => n.Id, id));
        page.WaitForAssertion(() => Assert.True(page.FindAll("form, .state").Count > 0), Patience);
        return page;
    }

    private static async Task Fill(IRenderedComponent<NewRequest> page, string item)
    {
        await Choose(page, 0, item);
        await page.Find("#need-by").InputAsync(new ChangeEventArgs { Value = "2026-03-20" });
        await page.Find("#gl-account").ChangeAsync(new ChangeEventArgs { Value = "6010" });
        await page.Find("#deliver-to").InputAsync(new ChangeEventArgs { Value = "OR core, level 2" });
        await page.Find("#reason").InputAsync(new ChangeEventArgs { Value = "Stock covers Monday only." });
    }

    private static async Task Choose(IRenderedComponent<NewRequest> page, int line, string text)
    {
        await page.Find($"#item-{line}").InputAsync(new ChangeEventArgs { Value = text });
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[role=option]")), Patience);
        await page.Find("[role=option]").ClickAsync(new());
    }

    private static Task Submit(IRenderedComponent<NewRequest> page) => page.FindAll("button").Single(b => b.GetAttribute("data-key") == "Ctrl Enter").ClickAsync(new());

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
