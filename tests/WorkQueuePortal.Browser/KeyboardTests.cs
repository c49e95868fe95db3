using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkQueuePortal.Browser.Support;
using static Microsoft.Playwright.Assertions;

namespace WorkQueuePortal.Browser;

/// <summary>Whole mornings without a pointer, from the sign-in page on. The pages themselves note a pointer that is pressed, so that no step can use one unseen.</summary>
public sealed partial class KeyboardTests(Site site)
{
    /// <summary>More than a hundred items, one after the other, on a busy machine.</summary>
    private const float Long = 120_000;

    [Fact]
    public async Task A_specialist_works_through_the_queue()
    {
        await using var visit = await site.Stranger();
        await visit.WatchHands();
        await visit.SignInByKeys(Screens.Specialist);
        await Go(visit, "q", "**/queue");

        // What all rows have alike: one of them takes the tab key, each tells its place and has a box with a name.
        await Expect(visit.Page.Locator("tr[data-id][tabindex='0']")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("tr[data-id]").First).ToHaveAttributeAsync("aria-rowindex", "2");
        await Expect(visit.Page.Locator("tr[data-id]").First.GetByRole(AriaRole.Checkbox)).ToHaveAccessibleNameAsync(new Regex("^Select .*INV"));

        // Up and down: what is in focus, and the pane behind it.
        await visit.Press("j");
        var ids = await visit.Rows.EvaluateAllAsync<string[]>("rows => rows.map(r => r.dataset.id)");
        await InFocus(visit, ids[0]);
        foreach (var (key, index) in new[] { ("j", 1), ("ArrowDown", 2), ("k", 1), ("ArrowUp", 0), ("End", ids.Length - 1), ("Home", 0), ("j", 1) })
        {
            await visit.Press(key);
            await InFocus(visit, ids[index]);
        }
        await Expect(Row(visit, ids[1])).ToHaveAttributeAsync("aria-current", "true");

        // An act and its undo, where one stands.
        await visit.Press("r");
        await Expect(visit.Page.Locator("tr.tomb")).ToHaveCountAsync(1);
        await site.Ledger.Holds("SELECT Id FROM WorkItems WHERE lower(Id) = $0 AND OwnerId IS NULL", Key(ids[1]));
        await Expect(visit.Page.Locator("tr[data-id]:focus")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".undo [data-key=Z]")).ToBeVisibleAsync();
        await visit.Press("z");
        await Expect(Row(visit, ids[1])).ToBeVisibleAsync();
        await site.Ledger.Holds("SELECT i.Id FROM WorkItems i JOIN People p ON p.Id = i.OwnerId WHERE lower(i.Id) = $0 AND p.Name = $1", Key(ids[1]), Screens.Specialist);

        // A case: its checks, the first option and out of it, the next one and back, and back to the list.
        await visit.Press("Home");
        await InFocus(visit, ids[0]);
        await visit.Press("Enter");
        await visit.Page.WaitForURLAsync($"**/item/{Key(ids[0])}**");
        await Expect(visit.Page.Locator(".act")).Not.ToHaveCountAsync(0);
        await visit.Press("w");
        await Expect(visit.Page.Locator("[data-key=W]")).ToHaveAttributeAsync("aria-expanded", "true");
        await visit.Press("e");
        await Expect(visit.Page.Locator("form.verb")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("form.verb :focus")).ToHaveCountAsync(1);
        await visit.Press("Escape");
        await Expect(visit.Page.Locator("form.verb")).ToHaveCountAsync(0);
        await visit.Press("j");
        await visit.Page.WaitForURLAsync(url => url.Contains("/item/", StringComparison.Ordinal) && !url.Contains(Key(ids[0]), StringComparison.Ordinal));
        await Expect(visit.Page.Locator($"[data-key=K][href*='{Key(ids[0])}']")).ToBeVisibleAsync();
        await visit.Press("k");
        await visit.Page.WaitForURLAsync($"**/item/{Key(ids[0])}**");
        await visit.Settled();
        await visit.Press("Escape");
        await visit.Page.WaitForURLAsync("**/queue**");
        await visit.Settled();

        // The keys of this page.
        await visit.Press("?");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog).GetByText("On this page")).ToBeVisibleAsync();
        await visit.Page.WaitForFunctionAsync("() => document.activeElement.closest('.mud-dialog-container')");
        await visit.Press("Escape");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        // By name to a case, which is decided; the next one opens by itself.
        var document = Assert.Single(site.Ledger.Ask(
            """
            SELECT i.Document FROM WorkItems i JOIN People p ON p.Id = i.OwnerId JOIN InvoiceExceptions e ON e.ItemId = i.Id
            WHERE p.Name = $0 AND i.Standing = 'Open' AND e.PrimaryCode = 'PRICE_OVER' AND e.SecondaryCodes = '' AND CAST(e.VarianceAmount AS REAL) BETWEEN 20 AND 400
            ORDER BY i.EffectiveDueAt DESC, i.Number LIMIT 1
            """, Screens.Specialist));
        await visit.Press("Control+k");
        await Expect(visit.Page.Locator(".pal input")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync(document);
        await Expect(visit.Page.Locator(".pal [role=option][aria-selected=true]")).ToContainTextAsync(document);
        await visit.Press("Enter");
        await visit.Page.WaitForURLAsync("**/item/**");
        await Expect(visit.Page.Locator(".act[data-key=P]")).ToBeVisibleAsync();
        var decided = visit.Page.Url;
        await visit.Press("p");
        await Expect(visit.Page.Locator("#verb-reason")).ToBeFocusedAsync();
        await visit.Page.Keyboard.TypeAsync("The order price holds.");
        await Expect(visit.Page.Locator("#verb-reason")).ToHaveValueAsync("The order price holds.");
        await visit.Press("Enter");
        await visit.Page.WaitForURLAsync(url => url != decided && url.Contains("/item/", StringComparison.Ordinal));
        await Expect(visit.Page.Locator(".outcome").First).ToContainTextAsync("debited");
        await Expect(visit.Page.Locator("h1.lead")).ToBeFocusedAsync();

        Assert.False(await visit.UsedPointer(), "A pointer was pressed.");
    }

    [Fact]
    public async Task A_supervisor_moves_a_whole_queue_beyond_the_page_and_takes_that_back()
    {
        await using var portal = await PortalProcess.Start();
        await portal.Command("seed", "--items", "300");
        var ledger = new Ledger(portal.Database);
        IReadOnlyList<string> Owners() => ledger.Ask("SELECT i.Id || ' ' || coalesce(i.OwnerId, 'nobody') FROM WorkItems i JOIN WorkQueues q ON q.Id = i.QueueId WHERE q.Code = 'Q-AP-PRICE' AND i.Standing = 'Open' ORDER BY i.Id");
        await using var visit = await site.At(portal.Address);
        await visit.WatchHands();
        await visit.SignInByKeys(Screens.Supervisor);
        await Go(visit, "t", "**/board");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Control tower");
        await visit.Reach(visit.Main.Locator("th a[href='/queue/Q-AP-PRICE']"));
        await visit.Press("Enter");
        await visit.Page.WaitForURLAsync("**/queue/Q-AP-PRICE");
        await visit.Settled();

        // The page, then all that matches.
        await Expect(visit.Rows).ToHaveCountAsync(50);
        await visit.Press("j");
        await Expect(visit.Rows.First).ToBeFocusedAsync();
        await visit.Press("x");
        await visit.Press("Shift+End");
        await Expect(visit.Page.Locator(".bulk b").First).ToContainTextAsync("50 selected");
        var all = visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = SelectAll() });
        var matching = Number(SelectAll().Match(await all.InnerTextAsync()).Groups[1].Value);
        Assert.True(matching > 50, $"Only {matching} items match.");
        await visit.Reach(all);
        await visit.Press("Enter");
        await Expect(visit.Page.GetByText($"all {matching} items of this list")).ToBeVisibleAsync();
        var before = Owners();

        // To whom, what it would mean, and go.
        await visit.Press("r");
        await Expect(visit.Page.Locator("#assign-to")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("#assign-to option").Filter(new() { HasText = "Priya Nair" })).ToHaveCountAsync(1);
        await visit.Page.Keyboard.TypeAsync("Priya");
        await Expect(visit.Page.Locator(".move-plan")).ToContainTextAsync("Late if nothing moves", new() { Timeout = Long });
        await visit.Reach(visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = MoveItems() }));
        await visit.Press("Enter");
        await Expect(visit.Page.Locator(".undo")).ToContainTextAsync("went to Priya Nair", new() { Timeout = Long });
        // All went, and the dialog with them; or some did not, and it says which.
        await visit.Page.WaitForFunctionAsync("() => !document.querySelector('[role=dialog]') || document.querySelector('[role=dialog] .btn.p:focus')");
        if (await visit.Page.GetByRole(AriaRole.Dialog).CountAsync() > 0) await visit.Press("Escape");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.NotEqual(before, Owners());

        await visit.Press("z");
        await Expect(visit.Page.Locator(".undo")).ToContainTextAsync("went back", new() { Timeout = Long });
        Assert.Equal(before, Owners());
        Assert.False(await visit.UsedPointer(), "A pointer was pressed.");
    }

    private static async Task Go(Visit visit, string place, string address)
    {
        await visit.Press("g");
        await visit.Press(place);
        await visit.Page.WaitForURLAsync(address);
        await visit.Settled();
    }

    /// <summary>How the store and addresses write what a row names in short.</summary>
    private static string Key(string row) => Guid.Parse(row).ToString();

    private static ILocator Row(Visit visit, string id) => visit.Page.Locator($"tr[data-id='{id}']");

    private static Task InFocus(Visit visit, string id) => Expect(Row(visit, id)).ToBeFocusedAsync();

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^Select all ([\d,]+) matching")]
    private static partial Regex SelectAll();

    [GeneratedRegex(@"^Move [\d,]+ items")]
    private static partial Regex MoveItems();
}
