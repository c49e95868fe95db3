using AngleSharp.Dom;
using Bunit;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Requisitions.Actions;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Processes.Requisitions.Screens;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Processes.Requisitions.Screens;

public sealed class RequestPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task The_page_says_where_the_request_is_and_learns_the_order_number_by_itself()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form());
        await using var ctx = place.Page();
        var page = ctx.Render<RequestPage>(p => p.Add(r => r.Id, submitted.Id));
        page.WaitForAssertion(() => Assert.Equal("It needed nobody. The order is on its way to the ERP, which usually takes seconds.", page.Find(".lead").TextContent), Patience);
        Assert.Equal(8, page.FindAll(".ck li").Count);
        Assert.Contains("Approved by policy.", page.Find(".tline").TextContent, StringComparison.Ordinal);

        await place.Pump();

        page.WaitForAssertion(() => Assert.Equal("It needed nobody. The ERP made order 4500000001.", page.Find(".lead").TextContent), Patience);
        Assert.Contains("4500000001", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("The ERP made order 4500000001.", page.Find(".tline").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_may_withdraw_and_nobody_else_is_offered_it()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        place.Portal.Actor = place.Nora;
        await using (var hers = place.Page())
        {
            var other = hers.Render<RequestPage>(p => p.Add(r => r.Id, submitted.Id));
            other.WaitForAssertion(() => Assert.Equal("Decide in approvals", Text(other.Find("a.btn"))), Patience);
            Assert.DoesNotContain(other.FindAll("button"), b => Text(b) == "Withdraw");
        }
        place.Portal.Actor = place.Aisha;
        await using var ctx = place.Page();
        var page = ctx.Render<RequestPage>(p => p.Add(r => r.Id, submitted.Id));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), b => Text(b) == "Withdraw"), Patience);

        await page.FindAll("button").Single(b => Text(b) == "Withdraw").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("Aisha Grant withdrew it. Nothing was ordered.", page.Find(".lead").TextContent), Patience);
    }

    [Fact]
    public async Task The_list_puts_first_what_came_back_with_a_question()
    {
        await using var place = await Purchasing.Start();
        await place.Submit(Purchasing.Form());
        var returned = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        await place.Decide(place.Nora, returned.Id, Verdict.Return, "Can it wait?");
        place.Portal.Actor = place.Aisha;
        await using var ctx = place.Page();
        var page = ctx.Render<MyRequests>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")), Patience);
        Assert.Equal("7 EA Bipolar forceps, 3,500.00|Nora Lindqvist asks: Can it wait?|Answer and send again", string.Join('|', page.FindAll(".note.back b, .note.back p, .note.back a").Select(Text)));
        Assert.Equal($"/requests/{returned.Id}/edit", page.Find(".note.back a").GetAttribute("href"));
        Assert.Contains("The order number comes back from the ERP", page.Find("tbody tr").TextContent, StringComparison.Ordinal);

        await place.Pump();

        page.WaitForAssertion(() => Assert.Contains("Order 4500000001", page.Find("tbody tr").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task The_item_of_a_failed_order_shows_the_words_of_the_erp_and_sends_it_again()
    {
        await using var place = await Purchasing.Start();
        await place.Portal.Erp.Put([SandboxRecord.Of(Erp.Supplier(status: SupplierStatus.HoldOrder))], TestPortal.Ct);
        var submitted = await place.Submit(Purchasing.Form());
        await place.Pump();
        place.Portal.Actor = place.Ines;
        await using var ctx = place.Page();
        Outcome? told = null;
        var slot = ctx.Render<RequestSlot>(p => p.Add(s => s.SubjectId, submitted.Id).Add(s => s.OnOutcome, o => told = o));
        slot.WaitForAssertion(() => Assert.Equal("The ERP did not take the order: Supplier S-1 is on hold for new orders.", slot.Find(".lead").TextContent), Patience);

        await slot.FindAll("button").Single(b => Text(b) == "Send again").ClickAsync(new());

        Assert.Equal($"The order of request {submitted.Number} is on its way to the ERP again.", told?.Sentence);
        Assert.Equal(RequestState.Ordering, (await place.Request(submitted.Id)).State);
    }

    [Fact]
    public async Task The_item_of_an_approval_lets_its_approver_decide_and_tells_others_who_was_asked()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        await using (var hers = place.Page())
        {
            var other = hers.Render<RequestSlot>(p => p.Add(s => s.SubjectId, submitted.Id));
            other.WaitForAssertion(() => Assert.Contains("Nora Lindqvist was asked. Only the approver who was asked decides.", other.Markup, StringComparison.Ordinal), Patience);
        }
        place.Portal.Actor = place.Nora;
        await using var ctx = place.Page();
        Outcome? told = null;
        var slot = ctx.Render<RequestSlot>(p => p.Add(s => s.SubjectId, submitted.Id).Add(s => s.OnOutcome, o => told = o));
        slot.WaitForAssertion(() => Assert.NotEmpty(slot.FindAll("[data-key=Y]")), Patience);
        await slot.Find("[data-key=Y]").ClickAsync(new());
        Assert.True(told?.IsDone);
        Assert.Equal(RequestState.Ordering, (await place.Request(submitted.Id)).State);
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
