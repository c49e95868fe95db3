using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Access.Actions;
using WorkQueuePortal.Access.Queries;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class EditConflictTests
{
    [StoreFact]
    public async Task A_move_while_somebody_writes_is_a_conflict_for_them_and_their_draft_stays()
    {
        await using var portal = new TestPortal(services => services.AddScoped<SaveDraft>().AddScoped<Drafts>());
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var (maya, priya) = (await portal.Hire("Maya", Roles.ApSpecialist), await portal.Hire("Priya", Roles.ApSpecialist));
        portal.Actor = maya.AsActor();
        Assert.True((await portal.Get<TakeItem>().Run(id, 1, TestPortal.Ct)).IsDone);
        var seen = (await portal.Item(id)).Version;
        Assert.True((await portal.Get<SaveDraft>().Run(new($"note:{id}", "Called the supplier, they"), TestPortal.Ct)).IsDone);

        portal.Actor = Oversight.Supervisor;
        Assert.True((await portal.Get<AssignItems>().Run(new([(id, seen)], priya.Id), TestPortal.Ct))[0].Outcome.IsDone);
        portal.Actor = maya.AsActor();
        var late = await portal.Get<MoveItem>().Run(new(id, seen, WorkDesks.Queue, "It is theirs."), TestPortal.Ct);

        Assert.Equal(RefusalKind.Stale, late.Refusal?.Kind);
        Assert.Equal("Called the supplier, they", (await portal.Get<Drafts>().At($"note:{id}", TestPortal.Ct))?.Body);
        Assert.Equal("held", (await portal.Get<ReleaseItem>().Run(id, seen + 1, TestPortal.Ct)).Refusal?.Code);
        Assert.Equal(priya.Id, (await portal.Item(id)).OwnerId);
    }

    [StoreFact]
    public async Task The_item_of_a_worker_who_was_killed_comes_back_after_its_lease_with_the_draft_kept()
    {
        await using var portal = new TestPortal(services => services.AddScoped<SaveDraft>().AddScoped<Drafts>());
        await portal.Open(await portal.Furnish(), 1);
        portal.Actor = WorkDesks.Specialist("Maya");
        var id = (await portal.Get<ClaimNext>().Run(WorkDesks.Queue, TestPortal.Ct)).Value;
        await portal.Get<SaveDraft>().Run(new($"note:{id}", "Half a sentence"), TestPortal.Ct);
        var maya = portal.Actor;

        portal.Clock.Advance(WorkItem.Lease);
        await portal.Get<SweepClocks>().Run(TestPortal.Ct);
        portal.Actor = WorkDesks.Specialist("Priya");
        Assert.Equal(id, (await portal.Get<ClaimNext>().Run(WorkDesks.Queue, TestPortal.Ct)).Value);
        portal.Actor = maya;
        Assert.Equal("Half a sentence", (await portal.Get<Drafts>().At($"note:{id}", TestPortal.Ct))?.Body);
    }
}
