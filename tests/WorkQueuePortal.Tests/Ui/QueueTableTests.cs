using Bunit;
using Microsoft.AspNetCore.Components;
using NodaTime;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Tests.Ui;

public sealed class QueueTableTests
{
    private static readonly QueueLine First = Line(1), Second = Line(2), Third = Line(3);

    [Fact]
    public async Task The_table_is_a_grid_that_names_itself_and_counts_all_its_rows()
    {
        await using var ctx = new UiContext();
        var table = Render(ctx, total: 34).Find("table");

        Assert.Equal("grid", table.GetAttribute("role"));
        Assert.Equal("My open items", table.GetAttribute("aria-label"));
        Assert.Equal("35", table.GetAttribute("aria-rowcount"));
        Assert.Equal("true", table.GetAttribute("aria-multiselectable"));
        Assert.Equal("ascending", table.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.All(table.QuerySelectorAll("th"), head => Assert.NotEmpty(head.TextContent.Trim()));
    }

    [Fact]
    public async Task What_a_supplier_writes_is_text_and_never_markup()
    {
        const string written = "<img src=x onerror=alert(1)> & \"Sons\" 'Ltd'";
        await using var ctx = new UiContext();
        var line = Line(1) with { Party = written, What = written, Document = written, Site = written, Amount = written, Difference = written, Why = written, OwnerName = written, ViewerName = written };
        var row = ctx.Render<QueueTable>(p => p.Add(t => t.Columns, QueueColumnSets.Team).Add(t => t.Groups, [new QueueGroup("today", "Today", "", [line])])).Find("tr[data-id]");

        Assert.Empty(row.QuerySelectorAll("img"));
        Assert.All([".c-exc", ".c-inv", ".c-sup", ".c-fac", ".c-amt", ".c-var"], cell => Assert.Equal(written, row.QuerySelector(cell)!.TextContent));
        Assert.All([".c-own", ".c-why"], cell => Assert.Contains(written, row.QuerySelector(cell)!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_open_row_is_the_current_one()
    {
        await using var ctx = new UiContext();
        var row = Render(ctx, open: Second.Id).Find("tr.open");

        Assert.Equal(Second.Id.ToString("N"), row.GetAttribute("data-id"));
        Assert.Equal("true", row.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Selecting_adds_the_ids_and_says_how_many()
    {
        await using var ctx = new UiContext();
        IReadOnlySet<Guid> chosen = new HashSet<Guid>();
        var table = Render(ctx, selected: [First.Id], onSelect: s => chosen = s);

        await table.Find("table").TriggerEventAsync("onqueueselect", new QueueSelectEventArgs { Ids = [$"{Second.Id}", $"{Third.Id}"], On = true });

        Assert.Equal([First.Id, Second.Id, Third.Id], chosen.Order());
        Assert.Equal("3 selected", table.Find("[aria-live=polite]").TextContent);
    }

    [Fact]
    public async Task An_id_that_is_not_on_the_page_is_not_selected()
    {
        await using var ctx = new UiContext();
        IReadOnlySet<Guid> chosen = new HashSet<Guid>();
        var table = Render(ctx, onSelect: s => chosen = s);

        await table.Find("table").TriggerEventAsync("onqueueselect", new QueueSelectEventArgs { Ids = [$"{Id(9)}", "nonsense"], On = true });

        Assert.Empty(chosen);
    }

    [Fact]
    public async Task A_selected_row_is_marked_and_brings_the_bulk_bar_that_clears_it()
    {
        await using var ctx = new UiContext();
        IReadOnlySet<Guid>? chosen = null;
        var table = Render(ctx, selected: [Second.Id], onSelect: s => chosen = s);

        Assert.Equal("true", table.FindAll("tr[data-id]")[1].GetAttribute("aria-selected"));
        Assert.Equal("Actions for 1 selected item", table.Find("[role=toolbar]").GetAttribute("aria-label"));
        await table.Find("[role=toolbar] button[data-key=Escape]").ClickAsync(new());

        Assert.Empty(chosen!);
    }

    [Fact]
    public async Task Enter_goes_to_the_item_and_a_click_opens_its_pane()
    {
        await using var ctx = new UiContext();
        Guid? opened = null, entered = null;
        var table = Render(ctx, onOpen: id => opened = id, onEnter: id => entered = id);

        await table.Find("table").TriggerEventAsync("onqueueopen", new QueueOpenEventArgs { Id = $"{Second.Id}" });
        await table.Find("table").TriggerEventAsync("onqueueopen", new QueueOpenEventArgs { Id = $"{Third.Id}", Enter = true });

        Assert.Equal((Second.Id, Third.Id), (opened, entered));
    }

    [Fact]
    public async Task A_gone_item_stays_as_a_tombstone_that_takes_no_focus()
    {
        await using var ctx = new UiContext();
        var table = Render(ctx, lines: [First, Second with { Gone = "taken by Priya Nair 3 s ago." }, Third]);
        var tombstone = table.Find("tr.tomb");

        Assert.Equal("3", tombstone.GetAttribute("aria-rowindex"));
        Assert.False(tombstone.HasAttribute("tabindex"));
        Assert.Contains("taken by Priya Nair 3 s ago. It stays here until you move on.", tombstone.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, table.FindAll("tr[data-id]").Count);
    }

    [Fact]
    public async Task A_row_that_goes_gives_its_place_to_another_element()
    {
        await using var ctx = new UiContext();
        var table = Render(ctx);

        table.Render(p => p.Add(t => t.Groups, [Group(First, Second with { Gone = "back in the queue." }, Third)]));

        var tombstone = table.Find("tr.tomb");
        Assert.False(tombstone.HasAttribute("data-id"));
        Assert.Equal(2, table.FindAll("tr[data-id]").Count);
    }

    [Fact]
    public async Task Only_the_row_that_changed_is_drawn_again_and_it_flashes()
    {
        await using var ctx = new UiContext();
        var table = Render(ctx);
        var before = table.FindAll("tr[data-id]").Select(r => r.OuterHtml).ToList();

        table.Render(p => p.Add(t => t.Groups, [Group(First, Second with { Difference = "+40.00" }, Third)]));

        var after = table.FindAll("tr[data-id]");
        Assert.Equal((before[0], before[2]), (after[0].OuterHtml, after[2].OuterHtml));
        Assert.Contains("+40.00", after[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("flash-a", after[1].ClassName);

        table.Render(p => p.Add(t => t.Groups, [Group(First, Second with { Difference = "+41.00" }, Third)]));
        Assert.Equal("flash-b", table.FindAll("tr[data-id]")[1].ClassName);
    }

    [Fact]
    public async Task Moving_up_is_no_news()
    {
        await using var ctx = new UiContext();
        var table = Render(ctx);

        table.Render(p => p.Add(t => t.Groups, [Group(Second with { Position = 1 }, Third with { Position = 2 })]));

        Assert.All(table.FindAll("tr[data-id]"), r => Assert.Empty(r.ClassName ?? ""));
    }

    [Fact]
    public async Task A_team_view_shows_the_owner_and_every_view_the_onlooker()
    {
        await using var ctx = new UiContext();
        var table = Render(ctx, lines: [First with { OwnerName = "Priya Nair", ViewerName = "Luis Ferro" }], team: true);

        Assert.Equal("PNPriya Nair", table.Find("td.c-own").TextContent.Trim());
        Assert.Contains("Luis Ferro is viewing", table.Find("td.c-why").TextContent, StringComparison.Ordinal);
    }

    private static IRenderedComponent<QueueTable> Render(UiContext ctx, QueueLine[]? lines = null, int? total = null, Guid? open = null, Guid[]? selected = null,
        Action<IReadOnlySet<Guid>>? onSelect = null, Action<Guid?>? onOpen = null, Action<Guid>? onEnter = null, bool team = false) => ctx.Render<QueueTable>(p => p
            .Add(t => t.Groups, [Group(lines ?? [First, Second, Third])])
            .Add(t => t.Label, "My open items")
            .Add(t => t.Total, total)
            .Add(t => t.OpenId, open)
            .Add(t => t.Columns, team ? QueueColumnSets.Team : QueueColumnSets.Own)
            .Add(t => t.SelectedIds, (selected ?? []).ToHashSet())
            .Add(t => t.SelectedIdsChanged, (IReadOnlySet<Guid> s) => onSelect?.Invoke(s))
            .Add(t => t.OpenIdChanged, (Guid? id) => onOpen?.Invoke(id))
            .Add(t => t.OnEnter, (Guid id) => onEnter?.Invoke(id))
            .Add(t => t.BulkBar, (IReadOnlySet<Guid> _) => (RenderFragment)(b => b.AddContent(0, "verbs"))));

    private static QueueGroup Group(params QueueLine[] lines) => new("today", "Today", "3 items · 48 min", lines);

    private static QueueLine Line(int n) => new(Id(n), n, "Price over", "Ostrander Medical")
    {
        DueAt = UiContext.Now + Duration.FromHours(n),
        Document = $"INV {88212 + n}",
        Amount = "22,937.00",
        Difference = "+350.00",
    };

    private static Guid Id(int n) => new(n, 0, 0, new byte[8]);
}
