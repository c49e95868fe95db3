using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

/// <summary>Every state of an item against everything that can be done to it: what is not written here is refused, and a refusal changes nothing.</summary>
public sealed class WorkItemStateTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 14, 0);
    private static readonly Actor Maya = new(NewId.Next(), "Maya", new HashSet<string> { Roles.ApSpecialist }, null);
    private static readonly WorkQueue Here = new() { Id = NewId.Next(), Code = "Q-1", Name = "Here" }, There = new() { Id = NewId.Next(), Code = "Q-2", Name = "There" };

    public static TheoryData<WorkState, string, WorkState?> Pairs
    {
        get
        {
            var data = new TheoryData<WorkState, string, WorkState?>();
            foreach (var state in Enum.GetValues<WorkState>())
                foreach (var act in new[] { "assign", "release", "lease", "pause", "resume", "move", "close", "cancel", "reopen" })
                    data.Add(state, act, Next(state, act));
            return data;
        }
    }

    /// <summary>Null where it is refused. An owned item stays its owner's unless it goes back to a queue.</summary>
    private static WorkState? Next(WorkState state, string act) => (state, act) switch
    {
        (WorkState.Queued, "assign") => WorkState.Claimed,
        (WorkState.Claimed or WorkState.InProgress, "release") => WorkState.Queued,
        (WorkState.Paused, "release") => WorkState.Paused,
        (WorkState.Claimed, "lease") => WorkState.Queued,
        (WorkState.Claimed or WorkState.InProgress, "pause") => WorkState.Paused,
        (WorkState.Paused, "resume") => WorkState.InProgress,
        (WorkState.Queued or WorkState.Claimed or WorkState.InProgress, "move") => WorkState.Queued,
        (WorkState.Paused, "move") => WorkState.Paused,
        (WorkState.Queued or WorkState.Claimed or WorkState.InProgress or WorkState.Paused, "close") => WorkState.Done,
        (WorkState.Queued or WorkState.Claimed or WorkState.InProgress or WorkState.Paused, "cancel") => WorkState.Cancelled,
        (WorkState.Done or WorkState.Cancelled, "reopen") => WorkState.InProgress,
        _ => null,
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Each_pair_of_state_and_act_goes_where_it_should_or_is_refused(WorkState state, string act, WorkState? next)
    {
        var item = In(state);
        var before = (item.State, item.Standing, item.OwnerId, item.QueueId, item.LeaseUntil);

        var decision = Do(item, act);

        if (next is { } expected)
        {
            Assert.Null(decision.Refusal);
            Assert.NotEmpty(decision.Facts);
            Assert.Equal(expected, item.State);
            Assert.Equal(expected is WorkState.Done or WorkState.Cancelled ? Standing.Closed : expected == WorkState.Paused ? Standing.Waiting : Standing.Open, item.Standing);
        }
        else
        {
            Assert.True(decision.Refusal is not null || decision.Facts.Count == 0);
            Assert.Equal(before, (item.State, item.Standing, item.OwnerId, item.QueueId, item.LeaseUntil));
        }
    }

    private static Decision Do(WorkItem item, string act) => act switch
    {
        "assign" => item.Assign(Maya.Id, Maya.Name, Maya, Now),
        "release" => item.Release(Maya, Now),
        "lease" => item.EndLease(Now + WorkItem.Lease),
        "pause" => item.Pause(PauseReasons.WaitSupplier, null, "the supplier", Maya, Now),
        "resume" => item.Resume("An answer came."),
        "move" => item.MoveTo(There, "It belongs there.", Maya),
        "close" => item.Close("Settled.", Now),
        "cancel" => item.Cancel("Not needed.", Now),
        "reopen" => item.Reopen("Once more."),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "There is no such act."),
    };

    private static WorkItem In(WorkState state)
    {
        var item = WorkItem.Open(new NewWork("test", NewId.Next(), NewId.Next(), Here.Code, "Price over", "INV 1", "Acme", 1m, "USD", "", "", "", 0, 0m), Here, "SSC", 1, Now);
        if (state == WorkState.Queued) return item;
        item.Assign(Maya.Id, Maya.Name, Maya, Now);
        if (state == WorkState.Claimed) Lease(item);
        if (state is WorkState.InProgress or WorkState.Paused) item.Touch(Maya, Now);
        if (state == WorkState.Paused) item.Pause(PauseReasons.WaitSupplier, null, "the supplier", Maya, Now);
        if (state == WorkState.Done) item.Close("Settled.", Now);
        if (state == WorkState.Cancelled) item.Cancel("Not needed.", Now);
        Assert.Equal(state, item.State);
        return item;
    }

    /// <summary>Only the claim in the store gives a lease.</summary>
    private static void Lease(WorkItem item) => typeof(WorkItem).GetProperty(nameof(WorkItem.LeaseUntil))!.SetValue(item, Now + WorkItem.Lease);
}
