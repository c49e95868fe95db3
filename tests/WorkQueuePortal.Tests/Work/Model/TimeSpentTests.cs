using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class TimeSpentTests
{
    private static Instant At(string local) => Calendars.NewYork.At(local);

    [Fact]
    public void Each_second_of_an_item_is_spent_on_one_thing()
    {
        var item = new LivingItem(Promises.Book(), At("2026-03-16T09:00"), Promises.Work() with { RetroactiveFrom = At("2026-03-16T08:30") });
        item.Take(At("2026-03-16T10:00")).Pause(At("2026-03-16T11:00")).Resume(At("2026-03-17T09:00"));
        item.Pause(At("2026-03-17T10:00"), PauseReasons.SystemOutage).Resume(At("2026-03-17T10:30"));
        item.Do(At("2026-03-17T12:00"), held => held.Close("Done.", item.Worker, At("2026-03-17T12:00"))).Do(At("2026-03-17T13:00"), held => held.Reopen("New facts.", At("2026-03-17T13:00")));
        item.Do(At("2026-03-17T14:00"), held => held.Item.MoveTo(Promises.Second.AsQueue(), "Theirs.", Actor.System));

        var spent = TimeSpent.Of(item.Moments, item.Held.Resolve.StartAt, At("2026-03-17T16:00"), Calendars.NewYork);

        Assert.Equal(
            [
                "BeforeItCame 30", "IdleInTeam 60", "Working 60", "WaitingForSupplier 360", "OutOfHours 900", "WaitingForSupplier 60", "Working 60", "WaitingForInterface 30", "Working 90", "Closed 60", "Working 60", "IdleInTeam 120",
            ],
            spent.Select(s => $"{s.On} {s.Length.TotalMinutes}"));
        Assert.Equal([Promises.First.Id, Promises.Second.Id], spent.Where(s => s.On == SpentOn.IdleInTeam).Select(s => s.QueueId!.Value));
    }

    [Fact]
    public void S19_what_has_ended_is_spent_and_stays_so()
    {
        var item = new LivingItem(Promises.Book(), At("2026-03-16T09:00")).Take(At("2026-03-16T10:00"));
        item.Do(At("2026-03-16T12:00"), held => held.Close("Done.", item.Worker, At("2026-03-16T12:00")));
        var resolve = item.Held.Resolve;
        var then = TimeSpent.Of(item.Moments, resolve.StartAt, resolve.StoppedAt!.Value, Calendars.NewYork);
        item.Do(At("2026-03-18T12:00"), held => held.ReachRung(At("2026-03-18T12:00")));
        Assert.Equal((ClockState.Met, Duration.FromHours(3), null), (resolve.State, resolve.Elapsed(At("2026-04-01T12:00"), Calendars.NewYork), resolve.BreachedAt));
        Assert.Equal(then, TimeSpent.Of(item.Moments, resolve.StartAt, resolve.StoppedAt!.Value, Calendars.NewYork));
    }

    [Fact]
    public void Work_from_before_moments_were_kept_is_recollected_from_its_clock()
    {
        var item = new LivingItem(Promises.Book(), At("2026-03-16T09:00")).Take(At("2026-03-16T10:00")).Pause(At("2026-03-16T11:00")).Resume(At("2026-03-16T13:00"));
        var recollected = ItemMoment.Recollect(item.Item, item.Held.Resolve);
        Assert.Equal(Spent(item.Moments), Spent(recollected));

        IEnumerable<(SpentOn, Duration)> Spent(IReadOnlyList<ItemMoment> moments) => TimeSpent.Of(moments, item.Held.Resolve.StartAt, At("2026-03-16T16:00"), Calendars.NewYork).Select(s => (s.On, s.Length));
    }
}
