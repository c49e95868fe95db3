using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Queries;

public sealed class TeamRowsTests
{
    [StoreFact]
    public async Task The_work_of_who_is_away_or_has_left_is_listed_and_can_be_given_to_others()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish();
        var (maya, priya, left) = (await portal.Hire("Maya", Roles.ApSpecialist), await portal.Hire("Priya", Roles.ApSpecialist), await portal.Hire("Tomasz", Roles.ApSpecialist));
        var items = await portal.Open(facility, 3, (i, w) => w with { OwnerId = i == 0 ? maya.Id : i == 1 ? left.Id : null });
        await using (var db = portal.Dbs.OpenAll()) await db.Set<Person>().Where(p => p.Id == left.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsActive, false), TestPortal.Ct);
        Assert.True((await portal.Get<KeepTakers>().GoAway(new(maya.Id, TestPortal.Morning, TestPortal.Morning + Duration.FromDays(3), "leave"), TestPortal.Ct)).IsDone);

        var rows = await portal.Get<TeamRows>().Run(TestPortal.Ct);
        Assert.Equal([("Maya", true), ("Tomasz", true)], rows.Where(r => r.LeavesWork).Select(r => (r.Name, r.LeavesWork)));

        var plan = await portal.Get<ReassignPreview>().Run([items[0], items[1]], [priya.Id, maya.Id], TestPortal.Ct);
        Assert.All(plan.Going, m => Assert.Equal("Priya", m.To!.Name));
        Assert.Contains(plan.Moves.SelectMany(m => m.Refusals), r => r.Code == "away" || r.Code == "same-owner");
        foreach (var move in plan.Going) Assert.True((await portal.Get<AssignItems>().Run(new([(move.Item.Id, move.Item.Version)], move.To!.Id), TestPortal.Ct))[0].Outcome.IsDone);
        Assert.DoesNotContain(await portal.Get<TeamRows>().Run(TestPortal.Ct), r => r.LeavesWork);
    }

    [StoreFact]
    public async Task An_absence_ends_and_a_skill_is_kept_changed_and_taken_away()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        await portal.Furnish();
        var maya = (await portal.Hire("Maya", Roles.ApSpecialist)).Id;
        var keep = portal.Get<KeepTakers>();
        Assert.Equal("The absence ends before it begins. Turn the two days round.", (await keep.GoAway(new(maya, TestPortal.Morning, TestPortal.Morning, "leave"), TestPortal.Ct)).Sentence);
        await keep.GoAway(new(maya, TestPortal.Morning, TestPortal.Morning + Duration.FromDays(1), "leave"), TestPortal.Ct);
        Assert.Equal("Maya has the skill Pharmacy at level 2.", (await keep.Know(new(maya, "Pharmacy", 2), TestPortal.Ct)).Sentence);
        await keep.Know(new(maya, "Pharmacy", 4), TestPortal.Ct);
        Assert.Equal((true, "Pharmacy 4"), (await portal.Get<TeamRows>().Run(TestPortal.Ct)).Select(r => (r.IsAway, string.Join(',', r.Skills))).Single());

        Assert.Equal("Maya is back.", (await keep.ComeBack(maya, TestPortal.Ct)).Sentence);
        await keep.Know(new(maya, "Pharmacy", 0), TestPortal.Ct);
        Assert.Equal((false, 0), (await portal.Get<TeamRows>().Run(TestPortal.Ct)).Select(r => (r.IsAway, r.Skills.Count)).Single());
        portal.Actor = WorkDesks.Specialist("Priya");
        Assert.Equal(RefusalKind.NotAllowed, (await portal.Get<KeepTakers>().ComeBack(maya, TestPortal.Ct)).Refusal?.Kind);
    }

    [StoreFact]
    public async Task The_preview_tells_what_will_be_late_with_and_without_the_move()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish();
        var (maya, priya) = (await portal.Hire("Maya", Roles.ApSpecialist), await portal.Hire("Priya", Roles.ApSpecialist));
        var items = await portal.Open(facility, 4, (i, w) => w with { OwnerId = maya.Id, ResolveMinutes = 120 });

        var plan = await portal.Get<ReassignPreview>().Run([items[2], items[3]], [priya.Id], TestPortal.Ct);

        Assert.Equal((2, 0), (plan.LateBefore, plan.LateAfter));
    }

    [StoreFact]
    public async Task A_queue_that_names_its_readers_is_not_seen_by_others_except_what_they_hold()
    {
        await using var portal = new TestPortal();
        var facility = await portal.Furnish();
        var maya = WorkDesks.Specialist("Maya");
        var items = await portal.Open(facility, 3, (i, w) => w with { OwnerId = i == 0 ? maya.Id : null });
        await portal.Given(new QueueRole((await portal.Item(items[0])).QueueId, Roles.Compliance, QueueRight.Read));

        portal.Actor = maya;
        Assert.Equal([items[0]], (await portal.Get<QueueRows>().Page(new QueueView(QueueCode: WorkDesks.Queue), null, TestPortal.Ct)).Select(r => r.Id));
        Assert.Null(await portal.Get<ItemDetails>().Of(items[1], TestPortal.Ct));
        portal.Actor = WorkDesks.Specialist("Cora") with { Roles = new HashSet<string> { Roles.Compliance } };
        Assert.Equal(3, await portal.Get<QueueRows>().Count(new QueueView(QueueCode: WorkDesks.Queue), TestPortal.Ct));
    }
}
