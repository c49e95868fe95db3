using AngleSharp.Dom;
using Bunit;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Tests.Work.Screens;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Processes.Invoices.Screens;

/// <summary>Ten boxes of gloves, ordered at 7.00.</summary>
public sealed class InvoiceCaseTests
{
    private static readonly Actor Maya = WorkDesks.Specialist("Maya Okafor"), Dana = Maya with { Id = NewId.Next(), Name = "Dana Whitlock", Roles = new HashSet<string> { Roles.ApLead } };

    [Fact]
    public async Task The_case_opens_with_who_what_and_how_much()
    {
        await using var portal = await Office();
        var item = await portal.Bill("88213", price: 12.00m);
        await using var ctx = new ScreenContext(portal, Maya);
        var page = Case(ctx, item);

        Assert.Equal("Acme Medical billed 5.00 more per unit than the order on 10 BX of Gloves. Difference +50.00, 71.43 %.", page.Find("h1").TextContent);
        Assert.Equal(["5.00", "+50.00"], page.FindAll("h1 em").Select(e => e.TextContent));
        Assert.StartsWith("Why here:", page.Find(".because").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(["Invoice 88213 9 March", "Total 120.00 USD"], page.FindAll(".facts > div").Take(2).Select(f => $"{Words(f.QuerySelector("dt")!)} {Words(f.QuerySelector("dd")!)}"));
    }

    [Fact]
    public async Task Cells_that_differ_are_marked_for_the_eye_and_the_ear_and_the_others_recede()
    {
        await using var portal = await Office();
        var item = await portal.Bill("88213", price: 12.00m);
        await using var ctx = new ScreenContext(portal, Maya);
        var page = Case(ctx, item);

        Assert.Equal(["Inv. price: differs: 12.00", "Inv. amount: differs: 120.00"], page.FindAll("td.ne").Select(c => $"{c.GetAttribute("data-l")}: {Words(c)}"));
        Assert.Equal(["10", "7.00", "10", "10", "–"], page.FindAll(".m3w tbody tr:first-child td.eq").Select(Words));
        Assert.Equal("2 cells differ", page.Find(".tag.diff").TextContent);
        Assert.Equal("+50.00", Words(page.Find("tr.tot td[data-l=Difference]")));
    }

    [Fact]
    public async Task Options_are_ranked_with_their_keys_and_what_is_not_offered_has_its_reason()
    {
        await using var portal = await Office();
        var item = await portal.Bill("88213", price: 12.00m);
        await using var ctx = new ScreenContext(portal, Maya);
        var page = Case(ctx, item);

        Assert.Equal(["C Request credit of 50.00", "P Short-pay 50.00", "A Propose accepting it", "T Return the invoice", "H Put on hold"],
            page.FindAll(".act").Select(a => $"{a.GetAttribute("data-key")} {a.QuerySelector(".mm")!.TextContent}"));
        Assert.Equal("450.00 of 500.00 left", Words(page.Find(".act[data-key=P] .lim")));
        Assert.Equal("Change the order is not offered. Only a buyer may, with a contract or quote as evidence.", Words(page.Find(".no")));
        Assert.NotNull(page.Find("button[data-key=E]"));
    }

    [Fact]
    public async Task A_lead_accepts_with_a_reason_and_the_invoice_is_released()
    {
        await using var portal = await Office();
        var item = await portal.Bill("88213", price: 12.00m);
        await using var ctx = new ScreenContext(portal, Dana);
        var page = Case(ctx, item);

        await Send(page, "A", reason: "The list went up on the first.");

        page.WaitForAssertion(() => Assert.Contains("Difference of 50.00 accepted. Invoice 88213 goes to the ERP.", page.Find(".outcome.done").TextContent, StringComparison.Ordinal));
        Assert.Equal(InvoiceState.Released, (await portal.Invoice(item)).State);
        Assert.Equal(Standing.Closed, (await portal.Item(item.Id)).Standing);
        Assert.Single(await portal.All<OutboxRow>(), m => m.Type == "erp.invoice.release.v1");
    }

    [Fact]
    public async Task A_resolved_case_is_opened_again_with_a_reason_by_accounts_payable()
    {
        await using var portal = await Office();
        var item = await portal.Bill("88213", price: 12.00m);
        await using (var ctx = new ScreenContext(portal, Dana))
        {
            await Send(Case(ctx, item), "A", reason: "The list went up on the first.");
            Assert.Equal(Standing.Closed, (await portal.Item(item.Id)).Standing);
        }
        await using (var ctx = new ScreenContext(portal, Maya with { Roles = new HashSet<string> { Roles.Buyer } }))
            Assert.DoesNotContain(Case(ctx, item).FindAll(".cr button"), b => b.TextContent.Contains("Reopen", StringComparison.Ordinal));
        await using var again = new ScreenContext(portal, Maya);
        var (page, dialogs) = (Case(again, item), again.Dialogs);

        page.FindAll(".cr button").Single(b => b.TextContent.Contains("Reopen", StringComparison.Ordinal)).Click();
        dialogs.WaitForElement("#reopen-why").Input("The supplier sent another list.");
        await dialogs.FindAll("button").Single(b => b.TextContent.Trim() == "Reopen").ClickAsync(new());

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".act")), TimeSpan.FromSeconds(10));
        Assert.Equal(Standing.Open, (await portal.Item(item.Id)).Standing);
        page.WaitForAssertion(() => Assert.Contains("is open again.", page.Find(".outcome.done").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_typed_into_a_verb_stays_when_the_item_is_read_anew()
    {
        await using var portal = await Office();
        var item = await portal.Bill("88213", price: 12.00m);
        await using var ctx = new ScreenContext(portal, Dana);
        var page = Case(ctx, item);
        await page.Find(".act[data-key=A]").ClickAsync(new());
        await page.Find("#verb-reason").ChangeAsync(new() { Value = "The list went up." });

        Assert.True((await new WriteNote(portal.As(Maya), portal.Get<WorkDesk>()).Run(new(item.Id, "Called them."), TestPortal.Ct)).IsDone);
        ctx.Hear();

        page.WaitForAssertion(() => Assert.Contains("Called them.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("The list went up.", page.Find("#verb-reason").GetAttribute("value"));
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_sent_and_the_form_stays()
    {
        await using var portal = await Office();
        var item = await portal.Bill("88213", price: 12.00m);
        await using var ctx = new ScreenContext(portal, Dana);
        var page = Case(ctx, item);

        await Send(page, "A", reason: "");

        page.WaitForAssertion(() => Assert.Contains("Say why the difference is right.", page.Find(".cr .outcome.refused").TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.Find("form.verb"));
        Assert.Equal(InvoiceState.Exception, (await portal.Invoice(item)).State);
    }

    [Fact]
    public async Task A_credit_is_asked_for_with_a_letter_and_a_day_that_are_filled_in()
    {
        await using var portal = await Office();
        var item = await portal.Bill("88213", price: 12.00m);
        await using var ctx = new ScreenContext(portal, Maya);
        var page = Case(ctx, item);
        await page.Find(".act[data-key=C]").ClickAsync(new());
        Assert.Contains("Send a credit memo over 50.00 USD that cites this invoice.", page.Find("#verb-letter").GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal("2026-03-17", page.Find("#verb-day").GetAttribute("value"));

        await page.Find("form.verb").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Credit of 50.00 requested.", page.Find(".outcome").TextContent, StringComparison.Ordinal));
        var waiting = await portal.Item(item.Id);
        Assert.Equal((Standing.Waiting, new LocalDate(2026, 3, 17)), (waiting.Standing, waiting.FollowUpOn));
    }

    [Fact]
    public async Task After_a_verb_the_next_case_opens_and_the_sentence_stays()
    {
        await using var portal = await Office();
        var (first, second) = (await portal.Bill("88213", price: 12.00m), await portal.Bill("88230", price: 12.00m, quantity: 9m));
        await using var ctx = new ScreenContext(portal, Maya);
        var page = Case(ctx, first);

        await Send(page, "P", reason: "The order price holds.");

        page.WaitForAssertion(() => Assert.Contains($"/item/{second.Id}", ctx.Navigation.Uri, StringComparison.Ordinal));
        Assert.Contains("50.00 is debited.", page.Find(".outcome.done").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receiver_says_what_came_and_by_which_paper()
    {
        await using var portal = new TestPortal();
        await portal.FurnishPayables();
        await portal.Receive(4m);
        var item = await portal.Bill("88213", price: 7.00m, graceIsOver: true);
        await using var ctx = new ScreenContext(portal, new Actor(NewId.Next(), "Rafael Vega", new HashSet<string> { Roles.Receiver }, null));
        var page = Case(ctx, item, "Q-RECV");

        Assert.Equal(["E Confirm the receipt"], page.FindAll(".act").Select(a => $"{a.GetAttribute("data-key")} {a.QuerySelector(".mm")!.TextContent}"));
        await page.Find(".act[data-key=E]").ClickAsync(new());
        Assert.Equal("6", page.Find(".receipt input").GetAttribute("value"));
        await page.Find("#verb-slip").ChangeAsync(new() { Value = "DN 5512" });
        await page.Find("form.verb").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Receipt sent to the ERP.", page.Find(".outcome.done").TextContent, StringComparison.Ordinal));
        Assert.Single(await portal.All<OutboxRow>(), m => m.Type == "erp.goods-receipt.confirm.v1");
    }

    [Fact]
    public async Task A_second_delivery_is_shown_beside_the_first()
    {
        await using var portal = await Office();
        await portal.Bill("88213", price: 12.00m);
        var item = await portal.Bill("88213", price: 13.00m);
        await using var ctx = new ScreenContext(portal, Maya);
        var page = Case(ctx, item, "Q-AP-DUP");

        Assert.Equal(["88213 this one", "88213"], page.FindAll(".panel .tbl tbody th").Take(2).Select(Words));
        Assert.Equal(["V", "B"], page.FindAll(".act").Take(2).Select(a => a.GetAttribute("data-key")!));
    }

    private static async Task<TestPortal> Office()
    {
        var portal = new TestPortal();
        await portal.FurnishPayables();
        await portal.Receive(10m);
        return portal;
    }

    private static IRenderedComponent<ItemPage> Case(ScreenContext ctx, WorkItem item, string list = "Q-AP-PRICE")
    {
        var page = ItemPageTests.Open(ctx, item.Id, list);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".cr .panel")));
        return page;
    }

    private static async Task Send(IRenderedComponent<ItemPage> page, string key, string reason)
    {
        await page.Find($".act[data-key={key}]").ClickAsync(new());
        await page.Find("#verb-reason").ChangeAsync(new() { Value = reason });
        await page.Find("form.verb").SubmitAsync();
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
