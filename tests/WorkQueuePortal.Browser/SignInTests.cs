using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkQueuePortal.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace WorkQueuePortal.Browser;

public sealed class SignInTests(Site site)
{
    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in_page_and_afterwards_to_where_they_wanted_to_go()
    {
        await using var visit = await site.Stranger();
        await visit.Page.GotoAsync("/help");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/sign-in"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = Screens.Specialist }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/help$"));
    }

    [Fact]
    public async Task Who_comes_while_the_demonstration_is_loaded_chooses_somebody_and_is_let_in_when_it_is_there()
    {
        await using var portal = await PortalProcess.Begin();
        await using var visit = await site.At(portal.Address);
        visit.Expect("503");
        await visit.Page.GotoAsync("/");
        await visit.Picture("sign-in-while-loading");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = Screens.Specialist }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "The demonstration is being put together" })).ToBeVisibleAsync();
        await visit.Picture("opening");
        Assert.Equal("", await visit.Barriers());
        // The records of the ERP come first, and the page asks how far it is by itself.
        await Expect(visit.Page.GetByText(new Regex("^Day [0-9]+ of 90"))).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "My queue" })).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(visit.Rows.First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(Screens.Specialist, "My queue", "Control tower")]
    [InlineData(Screens.Supervisor, "Control tower", "New request")]
    [InlineData(Screens.Requester, "New request", "Approvals")]
    [InlineData(Screens.Manager, "Approvals", "Control tower")]
    [InlineData(Screens.Interfaces, "Interfaces", "Approvals")]
    public async Task A_persona_is_shown_their_own_places_and_no_others(string persona, string theirs, string notTheirs)
    {
        await using var visit = await site.As(persona);
        await visit.Go("/help");
        var places = visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main", Exact = true });
        await Expect(places.GetByRole(AriaRole.Link, new() { Name = theirs })).ToBeVisibleAsync();
        await Expect(places.GetByRole(AriaRole.Link, new() { Name = notTheirs })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_a_sentence_that_does_not_say_which_part_was_wrong()
    {
        await using var visit = await site.Stranger();
        await visit.Page.GotoAsync("/sign-in");
        await visit.Page.GetByLabel("Work e-mail").FillAsync("nobody@wrenfield.example");
        await visit.Page.GetByLabel("Password").FillAsync("not this one");
        await visit.Press("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This e-mail and password do not belong together. Check both and try again.");
    }

    [Fact]
    public async Task The_sign_in_page_can_be_walked_with_the_keyboard()
    {
        await using var visit = await site.Stranger();
        await visit.Page.GotoAsync("/sign-in");
        var reached = new List<string>();
        for (var i = 0; i < 30 && !reached.Contains("Accessibility"); i++)
        {
            await visit.Press("Tab");
            reached.Add(await visit.Focused.EvaluateAsync<string>("e => e.name || e.textContent.trim()"));
        }
        Assert.Equal(["email", "password", "Sign in"], reached.Take(3));
        Assert.Contains(reached, r => r == "who");
        Assert.Equal("Accessibility", reached[^1]);
    }

    [Fact]
    public async Task Somebody_who_signs_out_is_a_stranger_again()
    {
        await using var visit = await site.Stranger();
        await visit.SignIn(Screens.Receiver);
        await visit.Go("/help");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = Screens.Receiver }).ClickAsync();
        await visit.Page.GetByText("Sign out").ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/sign-in"));
        await visit.Page.GotoAsync("/help");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/sign-in"));
    }
}
