using Bunit;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

/// <summary>What somebody writes about an item is kept while they write.</summary>
public sealed class NoteBoxTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);
    private readonly Actor _maya = WorkDesks.Specialist("Maya Okafor");

    [Fact]
    public async Task A_draft_that_the_store_did_not_take_says_so_and_is_tried_again()
    {
        await using var portal = new TestPortal();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        await using var ctx = new ScreenContext(portal, _maya);
        var box = ctx.Render<NoteBox>(p => p.Add(n => n.ItemId, id));

        await Sql(portal, "ALTER TABLE Drafts RENAME TO Away");
        box.Find("textarea").Input("They send a credit note.");
        ctx.Time.Pass(Long);
        box.WaitForAssertion(() => Assert.Equal("Not saved yet. Trying again.", box.Find("[role=status]").TextContent));
        Assert.Equal("They send a credit note.", box.Find("textarea").GetAttribute("value"));

        await Sql(portal, "ALTER TABLE Away RENAME TO Drafts");
        ctx.Time.Pass(Long);
        box.WaitForAssertion(() => Assert.StartsWith("Draft saved", box.Find("[role=status]").TextContent, StringComparison.Ordinal));
        Assert.Equal("They send a credit note.", Assert.Single(await portal.All<DraftRow>()).Body);
    }

    [Fact]
    public async Task A_kept_note_takes_its_draft_along()
    {
        await using var portal = new TestPortal();
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        await using var ctx = new ScreenContext(portal, _maya);
        var box = ctx.Render<NoteBox>(p => p.Add(n => n.ItemId, id));
        box.Find("textarea").Input("They send a credit note.");
        ctx.Time.Pass(Long);
        box.WaitForAssertion(() => Assert.StartsWith("Draft saved", box.Find("[role=status]").TextContent, StringComparison.Ordinal));

        box.FindAll("button").Single(b => b.TextContent.Trim() == "Keep note").Click();

        box.WaitForAssertion(() => Assert.Equal(("", ""), (box.Find("textarea").GetAttribute("value") ?? "", box.Find("[role=status]").TextContent)));
        Assert.Equal("They send a credit note.", Assert.Single(await portal.All<WorkNote>()).Text);
        Assert.Empty(await portal.All<DraftRow>());
    }

    private static async Task Sql(TestPortal portal, string sql)
    {
        await using var db = portal.Dbs.OpenAll();
        await db.Database.ExecuteSqlRawAsync(sql, TestPortal.Ct);
    }
}
