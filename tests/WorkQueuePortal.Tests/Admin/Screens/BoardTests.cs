using Bunit;
using NodaTime;
using WorkQueuePortal.Admin.Screens;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Tests.Admin.Screens;

public sealed class BoardTests
{
    /// <summary>Minutes to resolve of eight items opened at nine; at 09:40 two are breached and one, due at 09:42, is at risk.</summary>
    private static readonly int[] Targets = [30, 30, 42, 90, 90, 90, 300, 1080];

    [Fact]
    public async Task Every_figure_is_what_one_counts_by_hand()
    {
        await using var portal = new TestPortal();
        await Fill(portal);
        await using var screen = portal.Screen(Oversight.Supervisor);

        var board = screen.Render<Board>();
        board.WaitForElement(".lead");

        Assert.Equal("3 of 8 open items are breached or at risk, all of them in Test queue.", board.Find(".lead").TextContent);
        var queue = board.Find("section table.tbl tbody tr");
        Assert.Equal(["Test queue", "8 open in Test queue", "6 unclaimed in Test queue", "·none waiting", "1 at risk in Test queue", "2 breached in Test queue", "800.00"], queue.Children.Take(7).Select(c => c.TextContent.Trim()));
        Assert.Equal(["/queue/Q-TEST", "/queue/Q-TEST", "/queue/Q-TEST?tab=free", "/queue/Q-TEST?tab=risk", "/queue/Q-TEST?tab=late"], queue.QuerySelectorAll("a").Take(5).Select(a => a.GetAttribute("href")));
        Assert.Equal(["by 10", "by 11", "by 12", "by 13", "by 14", "by 15", "by 16", "by 17", "All", "Risk"], board.FindAll("table.heat thead th").Skip(1).Select(t => t.TextContent));
        Assert.Equal(["1", "3", "·none", "·none", "1", "·none", "·none", "·none", "5", "1"], board.FindAll("table.heat tbody td").Select(t => t.TextContent.Trim()));
        var person = board.FindAll("section").Single(s => s.QuerySelector("h2")!.TextContent == "People").QuerySelector("tbody tr")!;
        Assert.Equal(["Maya", "2", "0", "0", "1"], person.Children.Take(5).Select(c => c.TextContent.Replace("MA", "", StringComparison.Ordinal).Trim()));
        Assert.Equal("0 of 8 items are older than 10 business days.", board.Find(".bars").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_change_elsewhere_is_read_within_two_seconds_and_nothing_is_drawn_before()
    {
        await using var portal = new TestPortal();
        var items = await Fill(portal);
        await using var screen = portal.Screen(Oversight.Supervisor);
        var board = screen.Render<Board>();
        board.WaitForElement(".lead");
        var before = board.Markup;

        var breached = await portal.Item(items[0]);
        await portal.Write(async at => at.Carry((await portal.Get<WorkDesk>().Take(at, breached.Id, TestPortal.Ct)).Close("Done.", at.Actor, at.Now)));
        screen.Time.Pass(Watch.Pace / 2);
        Assert.Equal(before, board.Markup);

        screen.Time.Pass(Watch.Pace);
        board.WaitForAssertion(() => Assert.StartsWith("2 of 7 open items", board.Find(".lead").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Three_are_chosen_two_move_one_is_refused_with_its_reason_and_undo_gives_them_back()
    {
        await using var portal = new TestPortal();
        var facility = await portal.Furnish();
        var (maya, priya) = (await portal.Hire("Maya", Roles.ApSpecialist), await portal.Hire("Priya", Roles.ApSpecialist));
        var items = await portal.Open(facility, 3, (i, work) => work with { OwnerId = maya.Id, Exclude = i == 1 ? [(priya.Id, "approved this order")] : null });
        await using var screen = portal.Screen(Oversight.Supervisor);
        screen.Navigation.NavigateTo(MoveFrom.AddressOf(maya.Id));
        var board = screen.Render<Board>();
        board.WaitForElement(".move tbody input");
        Assert.Equal("Move items of Maya", board.Find(".move h2").TextContent);
        Assert.DoesNotContain("Maya", board.Find(".who").TextContent, StringComparison.Ordinal);

        board.Find(".move thead input").Change(true);
        board.Find(".who input").Change(true);
        board.WaitForElement(".move .btn.p");
        Assert.Equal("Priya 2, stays 1", board.Find(".shares").GetAttribute("aria-label"));
        Assert.Equal("INV 1: Priya approved this order, so it has to go to somebody else (separation of duties). Nobody you chose may have it, so it stays.", board.Find(".move .rej").TextContent.Trim());
        Assert.Equal([maya.Id, maya.Id, maya.Id], await Owners(portal, items));

        board.Find(".move .btn.p").Click();
        board.WaitForAssertion(() => Assert.Equal(3, board.FindAll(".move [role=status] li").Count));
        Assert.Contains(board.FindAll(".move [role=status] li"), li => li.TextContent.Contains("INV 1: Priya approved this order", StringComparison.Ordinal));
        Assert.Equal([priya.Id, maya.Id, priya.Id], await Owners(portal, items));

        var undo = board.WaitForElement(".outcome .btn");
        Assert.Contains("You moved 2 items to Priya.", board.Find(".outcome").TextContent, StringComparison.Ordinal);
        undo.Click();
        board.WaitForAssertion(() => Assert.Empty(board.FindAll(".outcome")));
        Assert.Equal([maya.Id, maya.Id, maya.Id], await Owners(portal, items));
    }

    [Fact]
    public async Task The_auditor_sees_the_board_and_moves_nothing()
    {
        await using var portal = new TestPortal();
        await Fill(portal);
        await using var screen = portal.Screen(Oversight.Auditor);

        var board = screen.Render<Board>();
        board.WaitForElement(".lead");

        Assert.DoesNotContain(board.FindAll("a"), a => a.TextContent.StartsWith("Move", StringComparison.Ordinal) || a.TextContent.StartsWith("Assign", StringComparison.Ordinal));
        Assert.Contains(Permissions.WorkMove.No, board.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_somebody_without_the_permission_there_is_no_board()
    {
        await using var portal = new TestPortal();
        await using var screen = portal.Screen(Oversight.Stranger);

        Assert.Empty(screen.Render<Board>().FindAll("h1"));
    }

    [Fact]
    public async Task A_queue_is_put_in_surge_from_its_row_which_then_says_so_until_it_is_ended()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        await portal.Open(await portal.Furnish(), 1);
        await using var screen = portal.Screen(Oversight.Supervisor);
        var (board, dialogs) = (screen.Render<Board>(), screen.Dialogs);
        board.WaitForElement(".lead");

        Button(board, "Surge in Test queue").Click();
        dialogs.WaitForElement("#surge-why").Input("Half the team is ill");
        Button(dialogs, "Start the surge").Click();

        board.WaitForAssertion(() => Assert.Equal("In surge since 09:00, until 13:00: only P1 and P2. Gloria Esteban: Half the team is ill", board.Find("th small").TextContent));
        Assert.Contains("Test queue is in surge until 13:00", board.Find(".outcome").TextContent, StringComparison.Ordinal);
        await Button(board, "End surge in Test queue").ClickAsync(new());
        board.WaitForAssertion(() => Assert.Empty(board.FindAll("th small")));
        Assert.Contains("Test queue is out of surge", board.Find(".outcome").TextContent, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string words) where T : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("button").Single(b => string.Join(' ', b.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) == words);

    private static async Task<IReadOnlyList<Guid>> Fill(TestPortal portal)
    {
        var facility = await portal.Furnish();
        var maya = await portal.Hire("Maya", Roles.ApSpecialist);
        var items = await portal.Open(facility, Targets.Length, (i, work) => work with { ResolveMinutes = Targets[i], ValueAtRisk = 100m, OwnerId = i is 0 or 7 ? maya.Id : null });
        portal.Clock.Advance(Duration.FromMinutes(40));
        return items;
    }

    private static async Task<IReadOnlyList<Guid?>> Owners(TestPortal portal, IReadOnlyList<Guid> items)
    {
        var owners = new List<Guid?>();
        foreach (var id in items) owners.Add((await portal.Item(id)).OwnerId);
        return owners;
    }
}
