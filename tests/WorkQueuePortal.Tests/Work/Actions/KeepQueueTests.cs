using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class KeepQueueTests
{
    [StoreFact]
    public async Task What_is_left_out_stays_and_every_limit_is_told()
    {
        await using var portal = new TestPortal();
        await portal.Furnish(wipLimit: 5);
        var keep = portal.Get<KeepQueue>();

        Assert.Equal("Test queue: at most 5 items in hand; needs Pharmacy 2 for the first 240 minutes; at most 3 not begun.", (await keep.Set(new(WorkDesks.Queue, "Pharmacy", 2, RelaxMinutes: 240, MaxUnstarted: 3), TestPortal.Ct)).Sentence);
        Assert.Equal("Test queue: at most 4 items in hand; at most 3 not begun.", (await keep.Set(new(WorkDesks.Queue, "", WipLimit: 4), TestPortal.Ct)).Sentence);
        Assert.Equal("Test queue: at most 4 items in hand; at most 3 not begun; handed out in open hours only.", (await keep.Set(new(WorkDesks.Queue, OnlyOpen: true), TestPortal.Ct)).Sentence);
        Assert.Equal("A limit is 0, for none, or more.", (await keep.Set(new(WorkDesks.Queue, UrgentMinutes: -1), TestPortal.Ct)).Sentence);
        Assert.Equal(RefusalKind.NotFound, (await keep.Set(new("Q-NONE"), TestPortal.Ct)).Refusal?.Kind);
    }

    [StoreFact]
    public async Task A_kind_of_work_gets_a_size_and_loses_it_by_one_and_what_is_no_size_is_told()
    {
        await using var portal = new TestPortal();
        await portal.Furnish(wipLimit: 5);
        var keep = portal.Get<KeepQueue>();

        Assert.Equal("Test queue: at most 5 items in hand; a.b counts as 3; test counts as 2; what is paused counts; what belongs together is kept together.",
            (await keep.Set(new(WorkDesks.Queue) { Sizes = ["test=2", "a.b=3"], CountsPaused = true, KeepsTogether = true }, TestPortal.Ct)).Sentence);
        Assert.Equal("Test queue: at most 5 items in hand; test counts as 2.", (await keep.Set(new(WorkDesks.Queue) { Sizes = ["a.b=1"], CountsPaused = false, KeepsTogether = false }, TestPortal.Ct)).Sentence);
        Assert.EndsWith("; what somebody gave back may come to them again the same day.", (await keep.Set(new(WorkDesks.Queue) { ServesAgain = true }, TestPortal.Ct)).Sentence, StringComparison.Ordinal);
        Assert.Equal("Test queue: at most 5 items in hand; test counts as 2.", (await keep.Set(new(WorkDesks.Queue) { ServesAgain = false }, TestPortal.Ct)).Sentence);
        foreach (var wrong in new[] { "test", "test=0", "test=101", "=2", "a,b=2", "test=2=3" })
            Assert.Equal($"{wrong} is not a size. Name the kind of work and a number from 1 to 100, as invoice.exception=2.", (await keep.Set(new(WorkDesks.Queue) { Sizes = [wrong] }, TestPortal.Ct)).Sentence);
        Assert.Equal("test=2", (await portal.All<WorkQueue>())[0].Sizes);
    }

    [StoreFact]
    public async Task A_role_gets_its_rights_anew_and_somebody_always_works_the_queue()
    {
        await using var portal = new TestPortal();
        await portal.Furnish();
        var keep = portal.Get<KeepQueue>();

        Assert.Equal("Test queue: AP lead may read, open, distribute.", (await keep.Grant(WorkDesks.Queue, Roles.ApLead, QueueRight.Read | QueueRight.Open | QueueRight.Distribute, TestPortal.Ct)).Sentence);
        Assert.True((await keep.Grant(WorkDesks.Queue, Roles.ApSpecialist, QueueRight.None, TestPortal.Ct)).IsDone);
        Assert.Equal("Then nobody would work Test queue. Give another role the right to open first.", (await keep.Grant(WorkDesks.Queue, Roles.ApLead, QueueRight.Read, TestPortal.Ct)).Sentence);
        Assert.Equal([new QueueRole((await portal.All<WorkQueue>())[0].Id, Roles.ApLead, QueueRight.Read | QueueRight.Open | QueueRight.Distribute)], await portal.All<QueueRole>());
    }
}
