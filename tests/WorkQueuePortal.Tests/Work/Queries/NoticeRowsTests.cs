using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Queries;

public sealed class NoticeRowsTests
{
    [StoreFact]
    public async Task Each_mark_is_told_once_to_the_owner_then_to_who_oversees_the_work_then_to_the_owner_of_the_process()
    {
        await using var portal = await TestPortal.Start();
        var facility = await portal.Furnish();
        var (maya, paula) = ((await portal.Hire("Maya", Roles.ApSpecialist)).AsActor(), (await portal.Hire("Paula", Roles.ProcessOwner)).AsActor());
        await using (var db = portal.Dbs.OpenAll()) await db.Set<WorkQueue>().ExecuteUpdateAsync(set => set.SetProperty(q => q.OwnerId, paula.Id), TestPortal.Ct);
        await portal.Open(facility, 1, (_, w) => w with { ResolveMinutes = 120, OwnerId = maya.Id });

        await Sweep(portal, after: 70);
        await Sweep(portal, after: 0);
        Assert.Equal([("50 %", ToldTo.Owner, true)], await Told(portal, maya));
        Assert.Empty(await Told(portal, Oversight.Supervisor));

        await Sweep(portal, after: 55);
        Assert.Single(await Told(portal, maya));
        Assert.Equal([("100 %", ToldTo.Supervisor, true)], await Told(portal, Oversight.Supervisor));
        Assert.Empty(await Told(portal, paula));

        await Sweep(portal, after: 60);
        Assert.Equal([("150 %", ToldTo.ProcessOwner, true)], await Told(portal, paula));
        Assert.Equal(1, await portal.Get<NoticeRows>().Count(TestPortal.Ct));
    }

    [StoreFact]
    public async Task What_was_read_is_not_new_and_what_is_told_later_is()
    {
        await using var portal = await TestPortal.Start();
        var maya = (await portal.Hire("Maya", Roles.ApSpecialist)).AsActor();
        await portal.Open(await portal.Furnish(), 1, (_, w) => w with { ResolveMinutes = 120, OwnerId = maya.Id });
        await Sweep(portal, after: 70);
        Assert.True((await new ReadNotices(portal.As(maya)).Run(portal.Clock.GetCurrentInstant(), TestPortal.Ct)).IsDone);

        Assert.Equal([("50 %", ToldTo.Owner, false)], await Told(portal, maya));
        Assert.Equal(0, await portal.Get<NoticeRows>().Count(TestPortal.Ct));
        await Sweep(portal, after: 25);
        Assert.Equal([("75 %", ToldTo.Owner, true), ("50 %", ToldTo.Owner, false)], await Told(portal, maya));
        Assert.Equal(1, await portal.Get<NoticeRows>().Count(TestPortal.Ct));
        Assert.True((await new ReadNotices(portal.As(maya)).Run(TestPortal.Morning, TestPortal.Ct)).IsDone);
        Assert.Equal(1, await portal.Get<NoticeRows>().Count(TestPortal.Ct));
    }

    [StoreFact]
    public async Task Nobody_is_told_of_work_of_a_site_that_they_do_not_see()
    {
        await using var portal = await TestPortal.Start();
        await portal.Open(await portal.Furnish(), 1, (_, w) => w with { ResolveMinutes = 120 });
        await Sweep(portal, after: 125);

        Assert.Single(await Told(portal, Oversight.Supervisor));
        Assert.Empty(await Told(portal, Oversight.Supervisor with { Facilities = new HashSet<Guid> { NewId.Next() } }));
    }

    private static async Task Sweep(TestPortal portal, int after)
    {
        portal.Clock.Advance(Duration.FromMinutes(after));
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
    }

    private static async Task<List<(string, ToldTo, bool)>> Told(TestPortal portal, Actor actor)
    {
        portal.Actor = actor;
        return [.. (await portal.Get<NoticeRows>().Run(TestPortal.Ct)).Select(n => (n.Mark, n.As, n.IsNew))];
    }
}
