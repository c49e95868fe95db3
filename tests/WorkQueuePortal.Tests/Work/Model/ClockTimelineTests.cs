using NodaTime;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

/// <summary>What a clock says of itself: when it ran, when it stood still, and what made it.</summary>
public sealed class ClockTimelineTests
{
    private const string Usual = """{"kind":"Resolve","target":"queue","startsAt":"Received","start":{"priority":["2","3","4"],"state":["Queued","Claimed","InProgress","Paused"]},"stop":{"state":["Done","Cancelled"]},"pause":{"pausedFor":["WAIT_SUPPLIER"]}}""";
    private const string Urgent = """{"kind":"Resolve","target":"4 bh","startsAt":"Received","start":{"priority":["1"]},"stop":{"state":["Done","Cancelled"]},"pause":{"state":["Paused"]}}""";

    private static Instant At(string local) => Calendars.NewYork.At(local);

    [Fact]
    public void S23_a_clock_that_counts_from_the_past_tells_what_it_replayed_and_when_it_came_to_apply()
    {
        var item = new LivingItem(Promises.Book(Promises.Read("RESOLVE", Usual), Promises.Read("P1", Urgent)), At("2026-03-16T09:00"));
        item.Take(At("2026-03-16T10:00")).Pause(At("2026-03-16T10:30")).Resume(At("2026-03-16T12:30"));
        item.Do(At("2026-03-16T13:00"), held => held.Item.Weigh(80, false, "A patient waits."));

        Assert.Equal(
            [
                "09:00-10:30 Retroactive StartsAt priority=1", "10:30-12:30 Paused WAIT_SUPPLIER Pause state=Paused", "12:30-13:00 Retroactive StartsAt priority=1",
                "13:00-17:00 Running Start priority=1", "17:00-08:00 OutOfHours Calendar", "08:00-09:30 Running Start priority=1",
            ],
            Told(item, "P1", At("2026-03-17T09:30")));
        Assert.Equal(
            ["09:00-10:30 Running Start priority=4 state=Queued", "10:30-12:30 Paused WAIT_SUPPLIER Pause pausedFor=WAIT_SUPPLIER", "12:30-13:00 Running Resume pausedFor=none"],
            Told(item, "RESOLVE", At("2026-03-17T09:30")));
    }

    [Fact]
    public void S23_closed_time_and_a_clock_that_came_again_are_told_by_the_rule_that_made_them()
    {
        var again = new LivingItem(Promises.Book(Promises.Read("RESOLVE", Usual)), At("2026-03-16T09:00"));
        again.Do(At("2026-03-16T12:00"), held => held.Close("Done.", again.Worker, At("2026-03-16T12:00"))).Do(At("2026-03-16T14:00"), held => held.Reopen("New facts.", At("2026-03-16T14:00")));
        Assert.Equal(
            ["09:00-12:00 Running Start priority=4 state=Queued", "12:00-14:00 Paused CLOSED Reopening state=Done", "14:00-15:00 Running Reopening priority=4 state=Queued"],
            Told(again, "RESOLVE", At("2026-03-16T15:00")));

        var fromStart = new LivingItem(Promises.Book(Promises.Read("RESOLVE", Usual.Replace("\"kind\"", "\"reopening\":\"FromStart\",\"kind\"", StringComparison.Ordinal))), At("2026-03-16T09:00"));
        fromStart.Do(At("2026-03-16T12:00"), held => held.Close("Done.", fromStart.Worker, At("2026-03-16T12:00"))).Do(At("2026-03-16T14:00"), held => held.Reopen("New facts.", At("2026-03-16T14:00")));
        Assert.Equal(
            ["09:00-12:00 Running Start priority=4 state=Queued", "09:00-14:00 Retroactive StartsAt priority=4 state=Queued", "14:00-15:00 Running Start priority=4 state=Queued"],
            Told(fromStart, "RESOLVE", At("2026-03-16T15:00")));
    }

    private static IEnumerable<string> Told(LivingItem item, string promise, Instant now) =>
        ClockTimeline.Of(SlaSubject.Of(item.Item), item.Book, item.Held.Clocks, item.Moments, now).Where(l => l.Promise.Code == promise).SelectMany(l => l.Segments)
            .Select(s => string.Join(' ', new[] { $"{Calendars.NewYork.Local(s.From)[11..]}-{Calendars.NewYork.Local(s.To)[11..]}", s.Did.ToString(), s.Cause, s.Rule.ToString() }
                .Concat(s.Inputs.Select(i => $"{SlaSheet.NameOf(i.Field)}={i.Value}")).Where(part => part is not null)));
}
