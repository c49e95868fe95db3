using Bunit;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Actions;

/// <summary>Each change of hands by a supervisor keeps among whom it was chosen, who might not have it and why.</summary>
public sealed class AssignItemsTests
{
    [StoreFact]
    public async Task A_plan_keeps_for_each_item_who_was_looked_at_who_was_barred_and_who_got_it()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish(wipLimit: 5);
        var (maya, priya) = (await portal.Hire("Maya", Roles.ApSpecialist), await portal.Hire("Priya", Roles.ApSpecialist));
        await portal.Given(new PersonSkill { PersonId = maya.Id, Skill = "Pharmacy", Level = 1 });
        await portal.Open(facility, 1, (_, w) => w with { OwnerId = maya.Id });
        var items = await portal.Open(facility, 2, (i, w) => i == 0 ? w with { Needs = [("Pharmacy", 1)] } : w with { Exclude = [(maya.Id, "created this order"), (priya.Id, "approved this order")] });
        var plan = await portal.Get<ReassignPreview>().Run(items, [maya.Id, priya.Id], TestPortal.Ct);

        var results = await portal.Get<AssignItems>().Spread(plan, TestPortal.Ct);

        Assert.Equal([(items[0], true), (items[1], false)], results.Select(r => (r.Id, r.Outcome.IsDone)));
        var kept = (await portal.All<PullDecision>()).ToDictionary(p => p.ItemId!.Value);
        var (moved, stayed) = (Read(kept[items[0]]), Read(kept[items[1]]));
        Assert.Equal((PullDecision.Moved, Oversight.Supervisor.Id, "Maya", MoveChoice.Spread, 1), (kept[items[0]].Answer, kept[items[0]].PersonId, moved.Move!.Chosen, moved.Move.Rule, moved.Held));
        Assert.Equal([("Maya", 1, null), ("Priya", 0, "skill")], moved.Move.Considered.Select(c => (c.Person, c.Held, c.Code)));
        Assert.Equal(("segregation-of-duties", null), (kept[items[1]].Answer, stayed.Move!.Chosen));
        Assert.Equal(["segregation-of-duties", "segregation-of-duties"], stayed.Move.Considered.Select(c => c.Code));
    }

    [StoreFact]
    public async Task Giving_by_name_is_kept_and_the_same_refusal_once_and_what_was_moved_meanwhile_not_at_all()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish();
        var (maya, buyer) = (await portal.Hire("Maya", Roles.ApSpecialist), await portal.Hire("Marta", Roles.Buyer));
        var id = (await portal.Open(facility, 1))[0];
        var assign = portal.Get<AssignItems>();

        await assign.Run(new([(id, 1)], buyer.Id), TestPortal.Ct);
        await assign.Run(new([(id, 1)], buyer.Id), TestPortal.Ct);
        var refused = Assert.Single(await portal.All<PullDecision>());
        Assert.Equal(("not-their-queue", 2, "Test queue is not a queue of Marta."), (refused.Answer, Read(refused).Times, Read(refused).Move!.Considered[0].Because));
        portal.Clock.Advance(Duration.FromMinutes(1));
        Assert.True((await assign.Run(new([(id, 1)], maya.Id), TestPortal.Ct))[0].Outcome.IsDone);
        Assert.Equal(RefusalKind.Stale, (await assign.Run(new([(id, 1)], buyer.Id), TestPortal.Ct))[0].Outcome.Refusal!.Kind);

        Assert.Equal(["not-their-queue", PullDecision.Moved], (await portal.All<PullDecision>()).OrderBy(p => p.At).Select(p => p.Answer));
        var row = await portal.Get<PullRows>().Last(id, TestPortal.Ct);
        Assert.Equal((PullDecision.Moved, MoveChoice.ByName, "Maya"), (row!.Answer, row.Account.Move!.Rule, row.Account.Move.Chosen));
    }

    [StoreFact]
    public async Task Who_may_not_distribute_the_queue_is_refused_and_that_is_kept_too()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish();
        var maya = await portal.Hire("Maya", Roles.ApSpecialist);
        var id = (await portal.Open(facility, 1))[0];
        await using (var db = portal.Dbs.OpenAll())
        {
            db.Add(new QueueRole((await db.Set<WorkQueue>().FirstAsync(TestPortal.Ct)).Id, Roles.ApLead, QueueRight.Distribute));
            await db.SaveChangesAsync(TestPortal.Ct);
        }

        Assert.Equal(RefusalKind.NotAllowed, (await portal.Get<AssignItems>().Run(new([(id, 1)], maya.Id), TestPortal.Ct))[0].Outcome.Refusal!.Kind);

        Assert.Equal("not-allowed", Assert.Single(await portal.All<PullDecision>()).Answer);
    }

    [Fact]
    public async Task The_item_says_why_a_supervisor_gave_it_to_whoever_got_it()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish(wipLimit: 5);
        var (maya, priya) = (await portal.Hire("Maya", Roles.ApSpecialist), await portal.Hire("Priya", Roles.ApSpecialist));
        var id = (await portal.Open(facility, 1, (_, w) => w with { Exclude = [(priya.Id, "approved this order")] }))[0];
        await portal.Get<AssignItems>().Spread(await portal.Get<ReassignPreview>().Run([id], [maya.Id, priya.Id], TestPortal.Ct), TestPortal.Ct);
        await using var ctx = new ScreenContext(portal, maya.AsActor());

        var page = ctx.Render<HandsPanel>(p => p.Add(h => h.Item, id));

        page.WaitForAssertion(() => Assert.Contains(" gave it to Maya", page.Markup, StringComparison.Ordinal));
        var lines = page.FindAll("ul li").Select(l => l.TextContent).ToList();
        Assert.EndsWith(" spread work over several people: Maya may have it and held least.", lines[0], StringComparison.Ordinal);
        Assert.Equal(["Priya approved this order, so it has to go to somebody else (separation of duties).", "Looked at and allowed: Maya, who held 0."], lines.Skip(1));
    }

    private static PullAccount Read(PullDecision pull) => System.Text.Json.JsonSerializer.Deserialize<PullAccount>(pull.Account, StoreJson.Options)!;
}
