using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Queries;

public sealed class QueueRowsTests
{
    [StoreFact]
    public async Task Pages_follow_the_six_part_order_without_gap_or_repeat()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        // Few different values on purpose, so that every part of the order has ties to break.
        await portal.Open(facility, 233, (i, w) => w with { BaseScore = i * 13 % 4 * 20, ValueAtRisk = i % 3 * 100m, IsAlwaysFirst = i % 29 == 0, ResolveMinutes = 60 + i % 5 * 60 });

        var rows = portal.Get<QueueRows>();
        var (shown, cursor) = (new List<QueueRow>(), (QueueCursor?)null);
        while (await rows.Page(new QueueView(QueueCode: WorkDesks.Queue), cursor, TestPortal.Ct) is { Count: > 0 } page)
        {
            shown.AddRange(page);
            cursor = page[^1].Cursor;
        }

        var expected = (await portal.All<WorkItem>())
            .OrderBy(i => i.Priority == 1 ? 0 : 1).ThenBy(i => i.EffectiveDueAt).ThenByDescending(i => i.Score).ThenByDescending(i => i.ValueAtRisk).ThenBy(i => i.CreatedAt).ThenBy(i => i.Number).Select(i => i.Id);
        Assert.Equal(expected, shown.Select(r => r.Id));
    }

    [StoreFact]
    public async Task S10_a_row_says_by_when_an_answer_is_owed_until_somebody_has_answered()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var owed = Assert.Single(await portal.Get<QueueRows>().These([id], TestPortal.Ct));
        Assert.Equal((TestPortal.Morning + Duration.FromHours(4), true), (owed.FirstDueAt, owed.FirstDueAt < owed.EffectiveDueAt));

        await new TakeItem(portal.As(portal.Actor), portal.Get<WorkDesk>()).Run(id, owed.Version, TestPortal.Ct);
        var answered = Assert.Single(await portal.Get<QueueRows>().These([id], TestPortal.Ct));
        Assert.Equal((null, owed.EffectiveDueAt), (answered.AnswerDueAt, answered.FirstDueAt));
    }

    [StoreFact]
    public async Task S10_a_row_says_by_when_the_next_word_is_owed()
    {
        await using var portal = await TestPortal.Start();
        const string Word = """{"kind":"Update","target":"2 bh","start":{"answered":["yes"],"state":["Claimed","InProgress","Paused"]},"stop":{"state":["Done","Cancelled"]},"rungs":["100 %"]}""";
        Assert.True((await portal.Get<KeepPromises>().Save(new("WORD", "Time to the next word", Word, "Dana", "So agreed."), TestPortal.Ct)).IsDone);
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        await new TakeItem(portal.As(portal.Actor), portal.Get<WorkDesk>()).Run(id, 1, TestPortal.Ct);
        var row = Assert.Single(await portal.Get<QueueRows>().These([id], TestPortal.Ct));
        Assert.Equal((TestPortal.Morning + Duration.FromHours(2), true), (row.AnswerDueAt, row.IsAnswerFirst));

        portal.Clock.Advance(Duration.FromHours(1));
        await new WriteNote(portal.As(portal.Actor), portal.Get<WorkDesk>()).Run(new WriteNote.Ask(id, "They were called."), TestPortal.Ct);
        Assert.Equal(TestPortal.Morning + Duration.FromHours(3), Assert.Single(await portal.Get<QueueRows>().These([id], TestPortal.Ct)).AnswerDueAt);
    }

    [StoreFact]
    public async Task Another_sites_items_are_in_no_list()
    {
        await using var portal = await TestPortal.Start();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        portal.Actor = WorkDesks.Specialist("Else") with { Facilities = new HashSet<Guid> { NewId.Next() } };

        Assert.Empty(await portal.Get<QueueRows>().Page(new QueueView(QueueCode: WorkDesks.Queue), null, TestPortal.Ct));
        Assert.Empty(await portal.Get<QueueRows>().These([id], TestPortal.Ct));
        Assert.Null(await portal.Get<ItemDetails>().Of(id, TestPortal.Ct));
    }

    [StoreFact]
    public async Task Sites_are_counted_and_narrow_a_list()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(), 2);
        await portal.Open(await portal.AddFacility("H2"), 3);
        var (rows, view) = (portal.Get<QueueRows>(), new QueueView(QueueCode: WorkDesks.Queue));

        Assert.Equal([new SiteCount("H1", 2), new SiteCount("H2", 3)], await rows.Sites("test", view with { Site = "H2" }, TestPortal.Ct));
        Assert.All(await rows.Page(view with { Site = "H2" }, null, TestPortal.Ct), r => Assert.Equal("H2", r.Site));
        Assert.Equal(3, await rows.Count(view with { Site = "H2" }, TestPortal.Ct));
        Assert.Equal(0, await rows.Count(view with { Site = "H9" }, TestPortal.Ct));
    }

    [StoreFact]
    public async Task Touches_and_handoffs_are_counted_for_all_rows_at_once()
    {
        await using var portal = await TestPortal.Start();
        var ids = await portal.Open(await portal.Furnish(), 3);
        var (maya, priya) = (WorkDesks.Specialist("Maya Okafor"), WorkDesks.Specialist("Priya Nair"));
        foreach (var (actor, apart) in new[] { (maya, 5), (maya, 5), (priya, 40), (priya, 0) })
        {
            await new WriteNote(portal.As(actor), portal.Get<WorkDesk>()).Run(new WriteNote.Ask(ids[0], "Called them."), TestPortal.Ct);
            portal.Clock.Advance(Duration.FromMinutes(apart));
        }
        var queue = (await portal.All<WorkQueue>())[0].Id;
        await portal.Given(new Handoff { Id = NewId.Next(), ItemId = ids[1], At = TestPortal.Morning, FromQueueId = queue, ToQueueId = queue, Cause = Handoff.Undone, ById = maya.Id });
        var rows = portal.Get<QueueRows>();
        var page = await rows.These(ids, TestPortal.Ct);

        var statements = await QueryPlans.Of(portal, "Facts", async () => page = await rows.WithHands(page, TestPortal.Ct));

        Assert.Single(statements);
        var counted = page.ToDictionary(r => r.Id, r => (r.Touches, r.Handoffs));
        Assert.Equal([(3, 0), (0, 1), (0, 0)], ids.Select(id => (counted[id].Touches ?? -1, counted[id].Handoffs ?? -1)));
    }

    /// <summary>The statements people wait for must ride an index and never sort more than rows of one instant: at a hundred thousand items that is a factor of hundreds.</summary>
    [Theory]
    [InlineData("""SELECT "Id" FROM "WorkItems" WHERE "Standing" = 'Open' AND "QueueId" = 'x' AND "Lane" = 1 AND "OrderAt" >= '1900' ORDER BY "OrderAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number" LIMIT 50""", "IX_WorkItems_Queue_Order")]
    [InlineData("""SELECT "Id" FROM "WorkItems" WHERE "Standing" = 'Open' AND "OwnerId" = 'x' AND "Lane" = 1 AND "OrderAt" >= '2026' ORDER BY "OrderAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number" LIMIT 50""", "IX_WorkItems_Owner_Order")]
    [InlineData("""SELECT "Id" FROM "WorkItems" WHERE "Standing" = 'Open' AND "NextRungAt" <= '2026'""", "IX_WorkItems_Rung")]
    [InlineData("""SELECT "Id" FROM "WorkItems" WHERE "Standing" = 'Open' AND "LeaseUntil" <= '2026'""", "IX_WorkItems_Lease")]
    public async Task Hot_statements_ride_their_index(string sql, string index)
    {
        await using var portal = await TestPortal.Start();
        await using var db = portal.Dbs.Read(Actor.System);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync(TestPortal.Ct);
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestPortal.Ct);
        while (await reader.ReadAsync(TestPortal.Ct)) plan.Add(reader.GetString(3));

        Assert.Contains(plan, line => line.Contains(index, StringComparison.Ordinal));
        // Rows that are due at the same instant may be sorted as they are read.
        Assert.All(plan, line => Assert.DoesNotMatch("TEMP B-TREE FOR (?!LAST 4 TERMS)", line));
    }
}
