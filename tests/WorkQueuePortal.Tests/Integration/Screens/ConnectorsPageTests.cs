using Bunit;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Integration.Screens;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration.Screens;

public sealed class ConnectorsPageTests
{
    [Fact]
    public async Task The_sandbox_is_broken_and_mended_from_the_page()
    {
        await using var portal = new TestPortal();
        await using var screen = portal.Screen(Oversight.Operations);
        var page = screen.Render<ConnectorsPage>();

        page.WaitForElements("input[type=radio]")[3].Change(true);
        page.Find("input[type=number]").Change("250");
        page.FindAll("button").Single(b => b.TextContent.Trim() == "Break it: Answers 500").Click();

        page.WaitForAssertion(() => Assert.Contains("Made the sandbox ERP fail in 250 of 1,000 calls.", page.Markup, StringComparison.Ordinal));
        var fault = await portal.Erp.Faults(TestPortal.Ct);
        Assert.Equal((FaultMode.Error500, 250), (fault.Mode, fault.RatePerMille));
        page.WaitForAssertion(() => Assert.Contains("Answers 500, 250 of 1,000", page.Markup.Replace("</b>", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_interface_that_is_down_has_a_banner_with_what_since_when_and_what_still_works()
    {
        await using var portal = new TestPortal();
        await portal.Erp.SetFaults(FaultMode.Down, 1000, TestPortal.Ct);
        for (var n = 0; n < CircuitBreaker.DownAfterFailures; n++) await portal.Get<PollFeeds>().Run(TestPortal.Ct);
        await portal.Send(new Outgoing("erp.order.create.v1", "k", NewId.Next(), new { }));
        await using var screen = portal.Screen(Oversight.Operations);

        var banner = screen.Render<ConnectorsPage>().WaitForElement(".banner").TextContent;

        Assert.Equal("Sandbox ERP is down since 09:00. 1 message waits for it; orders, receipts, invoices and master data may be old. Queues, cases and approvals work; what they send waits here and goes out by itself.", banner.Trim());
    }

    [Fact]
    public async Task A_dead_message_is_looked_into_and_discarded_with_a_reason_only()
    {
        await using var portal = new TestPortal();
        await portal.Arrive(new Envelope("a", "test.v1", "INV-7", """{"number":"INV-7"}"""));
        await using var screen = portal.Screen(Oversight.Operations);
        var page = screen.Render<ConnectorsPage>();
        Assert.Contains("Nothing in the portal handles messages of the type test.v1.", page.WaitForElement(".dead li").TextContent, StringComparison.Ordinal);

        Button(page, "Show the body").Click();
        Assert.Equal("""{"number":"INV-7"}""", page.WaitForElement("pre").TextContent);

        Button(page, "Discard…").Click();
        Assert.Equal("true", Button(page, "Discard this message").GetAttribute("aria-disabled"));
        page.Find(".dead .inp").Input("Sent by mistake.");
        Button(page, "Discard this message").Click();

        page.WaitForAssertion(() => Assert.Contains("No message waits for a person.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(InboxState.Discarded, (await portal.Messages("test.v1")).Single().State);
    }

    [Fact]
    public async Task A_dead_message_is_put_back_in_line()
    {
        await using var portal = new TestPortal();
        await portal.Arrive(new Envelope("a", "test.v1", "INV-7", "{}"));
        await using var screen = portal.Screen(Oversight.Operations);
        var page = screen.Render<ConnectorsPage>();
        page.WaitForElement(".dead li");

        Button(page, "Replay").Click();

        page.WaitForAssertion(() => Assert.Contains("Put the message test.v1 back in line.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(InboxState.Pending, (await portal.Messages("test.v1")).Single().State);
    }

    [Fact]
    public async Task The_auditor_reads_everything_and_decides_nothing()
    {
        await using var portal = new TestPortal();
        await portal.Arrive(new Envelope("a", "test.v1", "INV-7", "{}"));
        await using var screen = portal.Screen(Oversight.Auditor);
        var page = screen.Render<ConnectorsPage>();
        page.WaitForElement(".dead li");

        Assert.Equal(["Show the body"], page.FindAll(".dead button").Select(b => b.FirstChild!.TextContent.Trim()));
        Assert.Empty(page.FindAll("input[type=radio]"));
        Assert.Contains(Permissions.JobsRun.No, page.Markup, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ConnectorsPage> page, string word) =>
        page.FindAll("button").First(b => b.TextContent.Trim().StartsWith(word, StringComparison.Ordinal));
}
