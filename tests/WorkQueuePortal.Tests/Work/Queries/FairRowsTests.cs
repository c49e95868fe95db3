using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Queries;

public sealed class FairRowsTests
{
    [StoreFact]
    public async Task It_counts_what_each_got_passed_on_and_closed_in_the_days_asked_for()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var facility = await portal.Furnish();
        var (maya, priya) = (await portal.Hire("Maya", Roles.ApSpecialist), await portal.Hire("Priya", Roles.ApSpecialist));
        await portal.Open(facility, 6, (i, w) => w with { What = i < 3 ? "Price over" : "Address" });
        await Finish(portal, maya, after: 60);
        await Finish(portal, maya, after: 60);
        var declined = (await portal.Claim(maya.AsActor())).Value;
        await new DeclineItem(portal.As(maya.AsActor()), portal.Get<WorkDesk>()).Run(new(declined, (await portal.Item(declined)).Version, "KNOWLEDGE"), TestPortal.Ct);
        var back = (await portal.Claim(maya.AsActor())).Value;
        await new ReleaseItem(portal.As(maya.AsActor()), portal.Get<WorkDesk>()).Run(back, (await portal.Item(back)).Version, TestPortal.Ct);
        await new TakeItem(portal.As(priya.AsActor()), portal.Get<WorkDesk>()).Run(back, (await portal.Item(back)).Version, TestPortal.Ct);
        await portal.Claim(priya.AsActor());
        portal.Clock.Advance(WorkItem.Lease);
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);

        var rows = (await portal.Get<FairRows>().Run(7, null, TestPortal.Ct)).ToDictionary(r => r.Name);

        Assert.Equal((4, 0, 1, 1, 2), (rows["Maya"].Pulled, rows["Maya"].Picked, rows["Maya"].PutBack, rows["Maya"].Declined, rows["Maya"].Closed));
        Assert.Equal((Duration.FromMinutes(60), Duration.FromMinutes(60), 0m), (rows["Maya"].Handling, rows["Maya"].FirstAct, rows["Maya"].EasyShare));
        Assert.Equal((1, 1, 1, 0, 0, null), (rows["Priya"].Pulled, rows["Priya"].Picked, rows["Priya"].PutBack, rows["Priya"].Declined, rows["Priya"].Closed, rows["Priya"].EasyShare));
        Assert.Equal(4, (await portal.Get<FairRows>().Run(7, "H1", TestPortal.Ct)).Single(r => r.Name == "Maya").Pulled);
        Assert.Equal(0, (await portal.Get<FairRows>().Run(7, "H9", TestPortal.Ct)).Single(r => r.Name == "Maya").Pulled);
        portal.Clock.Advance(Duration.FromDays(8));
        Assert.All(await portal.Get<FairRows>().Run(7, null, TestPortal.Ct), r => Assert.Equal((0, 0, 0, 0, 0), (r.Pulled, r.Picked, r.PutBack, r.Declined, r.Closed)));
        Assert.Equal(["H1"], await portal.Get<FairRows>().Sites(TestPortal.Ct));
    }

    [StoreFact]
    public async Task Each_site_counts_what_became_of_its_own_work_whoever_did_it()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        var here = await portal.Furnish();
        var there = await portal.AddFacility("H2");
        var (maya, priya) = (await portal.Hire("Maya", Roles.ApSpecialist), await portal.Hire("Priya", Roles.ApSpecialist));
        await portal.Open(here, 4, (_, w) => w with { IsAlwaysFirst = true });
        await Finish(portal, maya, after: 60);
        await Finish(portal, priya, after: 20);
        var declined = (await portal.Claim(maya.AsActor())).Value;
        await new DeclineItem(portal.As(maya.AsActor()), portal.Get<WorkDesk>()).Run(new(declined, (await portal.Item(declined)).Version, "KNOWLEDGE"), TestPortal.Ct);
        await portal.Claim(priya.AsActor());
        portal.Clock.Advance(WorkItem.Lease);
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        var taken = (await portal.Open(there, 1))[0];
        await new TakeItem(portal.As(maya.AsActor()), portal.Get<WorkDesk>()).Run(taken, 1, TestPortal.Ct);
        await new ReleaseItem(portal.As(maya.AsActor()), portal.Get<WorkDesk>()).Run(taken, (await portal.Item(taken)).Version, TestPortal.Ct);

        var rows = (await portal.Get<FairRows>().BySite(7, TestPortal.Ct)).ToDictionary(r => r.Name);

        Assert.Equal((4, 0, 1, 1, 2), (rows["H1"].Pulled, rows["H1"].Picked, rows["H1"].PutBack, rows["H1"].Declined, rows["H1"].Closed));
        Assert.Equal((0m, Duration.FromMinutes(40), Duration.FromMinutes(40)), (rows["H1"].EasyShare, rows["H1"].FirstAct, rows["H1"].Handling));
        Assert.Equal((0, 1, 1, 0, 0, null, null), (rows["H2"].Pulled, rows["H2"].Picked, rows["H2"].PutBack, rows["H2"].Declined, rows["H2"].Closed, rows["H2"].EasyShare, rows["H2"].FirstAct));
        portal.Actor = Oversight.Supervisor with { Facilities = new HashSet<Guid> { there.Id } };
        Assert.Equal("H2", Assert.Single(await portal.Get<FairRows>().BySite(7, TestPortal.Ct)).Name);
        portal.Clock.Advance(Duration.FromDays(8));
        Assert.False(Assert.Single(await portal.Get<FairRows>().BySite(7, TestPortal.Ct)).HasWork);
    }

    private static async Task Finish(TestPortal portal, Person person, int after)
    {
        var actor = person.AsActor();
        var id = (await portal.Claim(actor)).Value;
        portal.Clock.Advance(Duration.FromMinutes(after));
        var desk = portal.Get<WorkDesk>();
        Assert.True((await portal.As(actor).Write(Permissions.WorkTake, async at => at.Carry((await desk.Take(at, id, TestPortal.Ct)).Close("Done.", actor, at.Now)), TestPortal.Ct)).IsDone);
    }
}
