using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Requisitions.Actions;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Processes.Requisitions.Screens;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Tests.Ui;

namespace WorkQueuePortal.Tests.Processes.Requisitions.Screens;

public sealed class ApprovalsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_card_holds_what_a_decision_needs()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        await using var ctx = place.Page();
        var card = Text(Open(ctx, place).Find("article"));
        Assert.All([$"REQ {submitted.Number}", "Aisha Grant", "7 EA Bipolar forceps", "3,500.00", "Stock covers Monday only.", "left 136,500", "You are asked: Bipolar forceps is of medium risk.", "6 rules hold", "None alike in 12 months, needed by 20 March"],
            part => Assert.Contains(part, card, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Approving_leaves_a_green_line_that_learns_the_order_number_and_moves_on_to_the_next_card()
    {
        await using var place = await Purchasing.Start();
        await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        var second = await place.Submit(Purchasing.Form("FORCEPS", 6m, "EA"));
        await using var ctx = place.Page();
        var page = Open(ctx, place);

        await Key(page, "Y").ClickAsync(new());

        Assert.Equal("Approved. 7 EA Bipolar forceps, 3,500.00. Sending to the ERP now.", Text(page.Find(".sent > span")));
        Assert.Contains($"REQ {second.Number}", page.Find("article.current").TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.Find(".sum b").TextContent);
        await place.Pump();
        page.WaitForAssertion(() => Assert.Equal("Approved. 7 EA Bipolar forceps, 3,500.00. The ERP made order 4500000001.", Text(page.Find(".sent > span"))), Patience);
    }

    [Fact]
    public async Task Returning_wants_a_question_and_offers_the_usual_ones()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        await using var ctx = place.Page();
        var page = Open(ctx, place);

        await Key(page, "R").ClickAsync(new());
        Assert.Equal(["Is there a second quote?", "Attach the contract", "Can it wait?", "Write it yourself"], page.FindAll(".canned button").Select(Text));
        Assert.Equal("true", Key(page, "Ctrl Enter").GetAttribute("aria-disabled"));
        await page.FindAll(".canned button")[2].ClickAsync(new());
        await Key(page, "Ctrl Enter").ClickAsync(new());

        Assert.Equal((RequestState.Returned, "Can it wait?"), ((await place.Request(submitted.Id)).State, (await place.Request(submitted.Id)).Comment));
        Assert.Equal("Returned. 7 EA Bipolar forceps went back to Aisha Grant: Can it wait?", Text(page.Find(".sent > span")));
    }

    [Fact]
    public async Task Rejecting_takes_a_reason_in_ones_own_words()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        await using var ctx = place.Page();
        var page = Open(ctx, place);
        await Key(page, "D").ClickAsync(new());
        await page.Find("textarea").InputAsync(new ChangeEventArgs { Value = "The spare set is in room 4." });
        await Key(page, "Ctrl Enter").ClickAsync(new());
        Assert.Equal((RequestState.Rejected, "The spare set is in room 4."), ((await place.Request(submitted.Id)).State, (await place.Request(submitted.Id)).Comment));
    }

    [Fact]
    public async Task A_no_is_a_sentence_on_the_card()
    {
        await using var place = await Purchasing.Start();
        await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        await using var ctx = place.Page();
        var page = Open(ctx, place);
        place.Portal.Actor = place.Nora with { Roles = new HashSet<string> { Roles.Requester } };

        await Key(page, "Y").ClickAsync(new());

        Assert.Equal("Only the approver who was asked decides this.", Text(page.Find(".outcome.refused > span")));
    }

    [Fact]
    public async Task What_is_taken_back_becomes_a_line_and_what_arrives_waits_in_the_pill()
    {
        await using var place = await Purchasing.Start();
        var first = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        await using var ctx = place.Page();
        var page = Open(ctx, place);

        place.Portal.Actor = place.Aisha;
        await place.Portal.Get<WithdrawRequest>().Run(first.Id, (await place.Request(first.Id)).Version, TestPortal.Ct);
        var second = await place.Submit(Purchasing.Form("FORCEPS", 6m, "EA"));
        place.Portal.Actor = place.Nora;

        page.WaitForAssertion(() => Assert.Equal("1 new .", Text(page.Find(".newp"))), Patience);
        Assert.StartsWith("Withdrawn.", Text(page.Find(".sent.gone > span")), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("article"));
        await page.Find(".newp").ClickAsync(new());
        Assert.Contains($"REQ {second.Number}", page.Find("article.current").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_move_between_cards()
    {
        await using var place = await Purchasing.Start();
        var first = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        var second = await place.Submit(Purchasing.Form("FORCEPS", 6m, "EA"));
        await using var ctx = place.Page();
        var page = Open(ctx, place);
        await Key(page, "J").ClickAsync(new());
        Assert.Contains($"REQ {second.Number}", page.Find("article.current").TextContent, StringComparison.Ordinal);
        await Key(page, "K").ClickAsync(new());
        Assert.Contains($"REQ {first.Number}", page.Find("article.current").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("[data-key=Y]"));
    }

    [Fact]
    public async Task Nothing_to_decide_is_said_and_what_was_decided_is_one_address_away()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        await place.Decide(place.Nora, submitted.Id, Verdict.Approve);
        await using var ctx = place.Page();
        var page = Render(ctx, place);
        page.WaitForAssertion(() => Assert.StartsWith("Nothing waits for you.", Text(page.Find(".state")), StringComparison.Ordinal), Patience);
        ctx.Services.GetRequiredService<NavigationManager>().NavigateTo("/approvals?show=decided");
        page.WaitForAssertion(() => Assert.Contains("Approved, order on its way", page.Find("table").TextContent, StringComparison.Ordinal), Patience);
    }

    private static IRenderedComponent<Approvals> Open(UiContext ctx, Purchasing place)
    {
        var page = Render(ctx, place);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("article")), Patience);
        return page;
    }

    private static IRenderedComponent<Approvals> Render(UiContext ctx, Purchasing place)
    {
        place.Portal.Actor = place.Nora;
        return ctx.Render<Approvals>();
    }

    private static IElement Key(IRenderedComponent<Approvals> page, string key) => page.Find($"[data-key='{key}']");

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
