using Microsoft.Playwright;
using WorkQueuePortal.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace WorkQueuePortal.Browser;

/// <summary>What the people of a hospital do with the portal, from beginning to end, in a real browser against the built program.</summary>
public sealed class JourneyTests(Site site)
{
    /// <summary>A changed row is on every screen within two seconds; the rest is for a busy machine.</summary>
    private const float Live = 6_000;

    [Fact]
    public async Task A_specialist_resolves_an_exception_by_keyboard_alone_and_the_next_one_opens()
    {
        await using var visit = await site.As(Screens.Specialist);
        await visit.Go("/queue");
        var document = Mine(1)[0];

        // Find it, go to its row, open the case.
        await visit.Press("/");
        await visit.Page.Keyboard.TypeAsync(document);
        await visit.Press("Enter");
        await Expect(visit.Rows).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Rows.First.FocusAsync();
        await visit.Press("Enter");
        await visit.Page.WaitForURLAsync("**/item/**");
        await Expect(visit.Page.Locator(".act")).Not.ToHaveCountAsync(0);
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.WaitForURLAsync("**/queue**");

        // From the whole list the verb leads to the next case.
        await visit.Go("/queue");
        await visit.Go($"/item/{ItemOf(document)}?list=mine");
        await Expect(visit.Page.Locator(".act[data-key=P]")).ToBeVisibleAsync();
        var before = visit.Page.Url;
        // The reason is typed at once: what comes before its field is there belongs to it, and is no key.
        await visit.Press("p");
        await visit.Page.Keyboard.TypeAsync("Rest: the order price holds.");
        await Expect(visit.Page.Locator("#verb-reason")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("#verb-reason")).ToHaveValueAsync("Rest: the order price holds.");
        await visit.Press("Enter");
        await visit.Page.WaitForURLAsync(url => url != before && url.Contains("/item/", StringComparison.Ordinal));
        await Expect(visit.Page.Locator(".outcome").First).ToContainTextAsync("debited");
        Assert.Equal(["Done"], site.Ledger.Ask("SELECT State FROM WorkItems WHERE Document = $0 AND Resolution LIKE '%debited%'", document));
    }

    [Fact]
    public async Task A_request_above_the_limit_is_approved_and_the_order_number_comes_back()
    {
        await using var aisha = await site.As(Screens.Requester);
        await aisha.Go("/requests/new");
        await aisha.Page.Locator("input[role=combobox]").First.FillAsync("Bipolar");
        await aisha.Page.Locator("[role=listbox] [role=option]").First.ClickAsync();
        await aisha.Page.GetByLabel("Quantity").First.FillAsync("7");
        await aisha.Page.GetByLabel("Needed by").First.FillAsync(SomeDay());
        await aisha.Page.GetByLabel("Why is it needed?").FillAsync("Three forceps failed the insulation test.");
        await Expect(aisha.Page.GetByText("One approval: Nora Lindqvist").First).ToBeVisibleAsync();
        await aisha.Press("Control+Enter");
        await aisha.Page.WaitForURLAsync(url => url.Contains("/requests/", StringComparison.Ordinal) && !url.Contains("new", StringComparison.Ordinal));
        var id = new Uri(aisha.Page.Url).Segments[^1];
        var number = Assert.Single(site.Ledger.Ask("SELECT CAST(Number AS TEXT) FROM PurchaseRequests WHERE lower(Id) = $0", id.ToLowerInvariant()));

        await using var nora = await site.As(Screens.Manager);
        await nora.Go("/approvals");
        var card = nora.Page.Locator("article, section, li").Filter(new() { HasText = $"REQ {number}" }).Last;
        await card.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(nora.Page.GetByText("Approved").First).ToBeVisibleAsync();

        // The order goes to the ERP by the outbox, and its number comes back to the page that is still open.
        await Expect(aisha.Page.GetByText("45000").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Equal(["Ordered"], site.Ledger.Ask("SELECT State FROM PurchaseRequests WHERE lower(Id) = $0", id.ToLowerInvariant()));
    }

    [Fact]
    public async Task A_supervisor_moves_three_items_and_sees_what_became_of_each()
    {
        await using var visit = await site.As(Screens.Supervisor);
        await visit.Go("/queue/Q-AP-PRICE");
        var free = site.Ledger.Ask("SELECT i.Document FROM WorkItems i JOIN WorkQueues q ON q.Id = i.QueueId WHERE q.Code = 'Q-AP-PRICE' AND i.OwnerId IS NULL AND i.Standing = 'Open' ORDER BY i.Lane, i.EffectiveDueAt, i.ScoreOrder, i.ValueOrder, i.CreatedAt, i.Number LIMIT 3");
        foreach (var document in free) await visit.Rows.Filter(new() { HasText = document }).First.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(visit.Page.GetByText("3 selected").First).ToBeVisibleAsync();
        await visit.Press("r");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        // The dialog is there before the people it offers have been read.
        var offered = visit.Page.Locator("#assign-to option").Filter(new() { HasText = "Priya Nair" });
        await Expect(offered).ToHaveCountAsync(1);
        var priya = await offered.InnerTextAsync();
        await visit.Page.Locator("#assign-to").SelectOptionAsync(new SelectOptionValue { Label = priya });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Move 3 items" }).ClickAsync();
        await Expect(visit.Page.GetByText("3 items").First).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        Assert.Equal("3", Assert.Single(site.Ledger.Ask(
            $"SELECT CAST(count(*) AS TEXT) FROM WorkItems i JOIN People p ON p.Id = i.OwnerId WHERE p.Name = 'Priya Nair' AND i.Document IN ('{string.Join("','", free)}')")));
        Assert.Equal("3", Assert.Single(site.Ledger.Ask($"SELECT CAST(count(*) AS TEXT) FROM Handoffs h JOIN WorkItems i ON i.Id = h.ItemId WHERE h.Cause = 'REDISTRIBUTE' AND i.Document IN ('{string.Join("','", free)}')")));
    }

    [Fact]
    public async Task What_is_asked_above_a_list_stays_while_the_list_writes_its_address_and_goes_with_the_page()
    {
        await using var visit = await site.As(Screens.Supervisor);
        await visit.Go("/queue/Q-AP-PRICE");
        await visit.Rows.First.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(visit.Page.GetByText("1 selected").First).ToBeVisibleAsync();
        await visit.Press("r");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        var second = await visit.Rows.Nth(1).GetAttributeAsync("data-id");
        await visit.Page.EvaluateAsync("id => Blazor.navigateTo(`/queue/Q-AP-PRICE?item=${id}`, false, true)", second);
        await Expect(visit.Page.Locator($"tr[data-id='{second}'][aria-current=true]")).ToHaveCountAsync(1);
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();

        await visit.Page.EvaluateAsync("() => Blazor.navigateTo('/queue')");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_change_shows_in_another_browser_and_moves_nothing()
    {
        await using var dana = await site.As(Screens.Lead);
        await dana.Go("/queue/Q-AP-QTY");
        var before = await dana.Page.Locator("tr[data-id]").EvaluateAllAsync<string[]>("rows => rows.map(r => r.dataset.id)");
        var id = Assert.Single(site.Ledger.Ask("SELECT lower(i.Id) FROM WorkItems i JOIN WorkQueues q ON q.Id = i.QueueId WHERE q.Code = 'Q-AP-QTY' AND i.OwnerId IS NULL AND i.Standing = 'Open' LIMIT 1"));
        var owner = dana.Page.Locator($"tr[data-id='{Guid.Parse(id):N}'] .c-own");
        await Expect(owner).ToContainTextAsync("nobody");

        await using var maya = await site.As(Screens.Specialist);
        await maya.Go($"/item/{id}");
        await maya.Page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();

        await Expect(owner).ToContainTextAsync("Maya Okafor", new() { Timeout = Live });
        Assert.Equal(before, await dana.Page.Locator("tr[data-id]").EvaluateAllAsync<string[]>("rows => rows.map(r => r.dataset.id)"));
    }

    [Fact]
    public async Task An_item_of_another_site_is_not_found()
    {
        var elsewhere = Assert.Single(site.Ledger.Ask("SELECT i.Id FROM WorkItems i JOIN Facilities f ON f.Id = i.FacilityId WHERE f.Code = 'HPH' LIMIT 1"));
        await using var receiver = await site.As(Screens.Receiver);
        await receiver.Go($"/item/{elsewhere}");
        await Expect(receiver.Page.GetByText("not for you to see").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_draft_of_a_note_survives_a_reload()
    {
        await using var visit = await site.As(Screens.Specialist);
        var item = ItemOf(Mine(2)[1]);
        await visit.Go($"/item/{item}?list=mine");
        const string text = "They confirm the March list went out wrong.";
        await visit.Press("n");
        await visit.Page.Keyboard.TypeAsync(text);
        await site.Ledger.Holds("SELECT Body FROM Drafts WHERE Body = $0", text);
        await Expect(visit.Page.GetByText("Draft saved").First).ToBeVisibleAsync();
        await visit.Go($"/item/{item}?list=mine");
        await Expect(visit.Page.Locator(".note-box textarea")).ToHaveValueAsync(text);
    }

    /// <summary>Price exceptions that the specialist holds and may pay short.</summary>
    private IReadOnlyList<string> Mine(int count) => site.Ledger.Ask(
        """
        SELECT i.Document FROM WorkItems i JOIN People p ON p.Id = i.OwnerId JOIN InvoiceExceptions e ON e.ItemId = i.Id
        WHERE p.Name = $0 AND i.Standing = 'Open' AND e.PrimaryCode = 'PRICE_OVER' AND e.SecondaryCodes = '' AND CAST(e.VarianceAmount AS REAL) BETWEEN 20 AND 400
        ORDER BY i.EffectiveDueAt, i.Number LIMIT $1
        """, Screens.Specialist, count);

    private string ItemOf(string document) => Assert.Single(site.Ledger.Ask("SELECT Id FROM WorkItems WHERE Document = $0 AND Standing = 'Open' LIMIT 1", document));

    /// <summary>Ten days from the day of the portal's own data, as the form wants it.</summary>
    private string SomeDay() => Assert.Single(site.Ledger.Ask("SELECT date(max(At), '+10 days') FROM Facts"));
}
