using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

/// <summary>What holds for the clocks of every item, whatever is done to it, in whatever order, under promises of every kind.</summary>
public sealed class ClockSetLaws
{
    private const int Histories = 10_000;
    private static readonly string[] Causes = [PauseReasons.WaitSupplier, PauseReasons.WaitRequester, PauseReasons.SystemOutage, PauseReasons.LegalHold];

    private static readonly SlaDefinition[] Own =
    [
        Promises.Read("RESOLVE", $$"""{"kind":"Resolve","target":"queue","startsAt":"Received","start":{"priority":["2","3","4"],"state":{{Promises.Open}} },"stop":{"state":["Done","Cancelled"]},"pause":{"state":["Paused"]},"rungs":["50 %","75 %","90 %","100 %","150 %","2 h left"]}"""),
        Promises.Read("P1", $$"""{"kind":"Resolve","target":"4 bh","startsAt":"Received","calendar":"facility","zone":"America/New_York","reopening":"FromStart","start":{"priority":["1"],"state":{{Promises.Open}} },"stop":{"state":["Done","Cancelled"]},"pause":{"state":["Paused"]},"rungs":["50 %","100 %","150 %"]}"""),
        Promises.Read("OLA", """{"kind":"Team","target":"2 bh","start":{"state":["Queued","Claimed","InProgress"]},"stop":{"state":["Done","Cancelled"]},"cancelling":"Never","pause":{"pausedFor":["SYSTEM_OUTAGE"]},"rungs":["100 %"]}"""),
        Promises.Read("UPDATE", """{"kind":"Response","target":"1 bh","start":{"answered":["yes"],"unanswered":["yes"]},"stop":{"unanswered":["no"]},"rungs":["100 %"]}"""),
        Promises.Read("WORD", $$"""{"kind":"Update","target":"3 bh","start":{"answered":["yes"],"state":{{Promises.Open}} },"stop":{"state":["Done","Cancelled"]},"rungs":["100 %"]}"""),
        Promises.Read("DAY", """{"kind":"Team","target":"end of next business day","start":{"queue":["Q-TWO"]},"stop":{"state":["Done"]},"rungs":["100 %"]}"""),
        Promises.Read("TURN", """{"kind":"Team","target":"3 cd","start":{},"stop":{"state":["Done","Cancelled"]},"reset":{"owner":["yes"]},"pause":{"state":["Paused"]},"cancelling":"Never","rungs":["90 %","100 %"]}"""),
    ];

    [Fact]
    public void Ten_thousand_histories_counted_again_give_the_clocks_that_were_kept_and_each_mark_is_told_once()
    {
        var random = new Random(4410);
        var books = Calendars.All.Select(calendar => Promises.Book(calendar, Own)).ToArray();
        var (acts, marks) = (0, 0);
        for (var history = 0; history < Histories; history++)
        {
            var item = Live(books[history % books.Length], random, ref acts);
            var again = ClockSet.Replay(SlaSubject.Of(item.Item), item.Book, item.Moments);

            Assert.Equal(item.Held.Clocks.Select(c => Told(c, item)), again.All.Select(c => Told(c, item)));
            Assert.Equal(item.Held.Told.Count, item.Held.Told.DistinctBy(r => (r.ClockId, r.Mark, r.Version, r.Arming)).Count());
            AddsUp(item);
            marks += item.Held.Told.Count;
        }
        // So that a generator which does next to nothing is seen.
        Assert.True(acts > 4 * Histories && marks > Histories, $"{acts} acts, {marks} marks");
    }

    /// <summary>The segments of each clock are its wall time without gap, and those that count are what has elapsed. All that an item's time was spent on is wall time, and what counts of it is what the clock says has elapsed.</summary>
    private static void AddsUp(LivingItem item)
    {
        foreach (var life in ClockTimeline.Of(SlaSubject.Of(item.Item), item.Book, item.Held.Clocks, item.Moments, item.Now))
        {
            var end = Instant.Max(life.Clock.StoppedAt ?? item.Now, life.Clock.StartAt);
            Assert.Equal(end - life.Clock.StartAt, life.Segments.Aggregate(Duration.Zero, (sum, s) => sum + s.Length));
            Assert.All(life.Segments.Zip(life.Segments.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            Assert.Equal(life.Clock.Elapsed(end, item.Book.Calendar(life.Clock.Calendar)), life.Segments.Where(s => s.Counts).Aggregate(Duration.Zero, (sum, s) => sum + s.Length));
        }
        foreach (var clock in item.Held.Clocks.Where(c => c.Kind == ClockKind.Resolve))
        {
            var calendar = item.Book.Calendar(clock.Calendar);
            var end = Instant.Max(clock.StoppedAt ?? item.Now, clock.StartAt);
            var spent = TimeSpent.Of(item.Moments, clock.StartAt, end, calendar);
            Assert.Equal(end - clock.StartAt, Sum(spent));
            Assert.All(spent.Zip(spent.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            // This promise counts from the start again when its item is reopened, closed time and all.
            var closed = clock.Promise == "P1" ? Sum(spent.Where(s => s.On == SpentOn.Closed)) : Duration.Zero;
            Assert.Equal(clock.Elapsed(end, calendar), Sum(spent.Where(s => s.Counts)) + closed);
        }
    }

    private static Duration Sum(IEnumerable<TimeStretch> stretches) => stretches.Aggregate(Duration.Zero, (sum, stretch) => sum + stretch.Length);

    /// <summary>Acts at random instants, sweeps among them; what the item does not allow is left out, as in the portal.</summary>
    private static LivingItem Live(SlaBook book, Random random, ref int acts)
    {
        var now = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromSeconds(random.Next(0, 300 * 86_400));
        var work = Promises.Work(random.Next(100)) with { RetroactiveFrom = random.Next(4) == 0 ? now - Duration.FromSeconds(random.Next(1, 5 * 86_400)) : null };
        var item = new LivingItem(book, now, work);
        for (var step = random.Next(4, 16); step > 0; step--)
        {
            now += Duration.FromSeconds(random.Next(3) == 0 ? random.Next(0, 120) : random.Next(0, 2 * 86_400));
            if (item.Try(now, random.Next(10) switch
            {
                0 => held => held.Pause(new PauseRequest(Causes[random.Next(Causes.Length)], now.InZone(held.Calendar.Zone).Date, "letter", BySupervisor: true), item.Worker, now),
                1 => held => held.Resume("", now),
                2 => held => held.Hear("", now),
                3 => held => random.Next(2) == 0 ? held.Close("Done.", item.Worker, now) : held.Cancel("Gone.", item.Worker, now),
                4 => held => held.Reopen("New facts.", now),
                5 => held => held.Item.Weigh(random.Next(100), random.Next(8) == 0, "Weighed."),
                6 => held => held.Item.MoveTo((held.Item.QueueId == Promises.First.Id ? Promises.Second : Promises.First).AsQueue(), "Theirs.", Actor.System),
                7 => held => held.Item.OwnerId is null ? held.Item.Assign(item.Worker.Id, "Maya", Actor.System, now) : held.Item.Release(item.Worker, now),
                8 => held => Touched(held, item, now),
                _ => held => held.ReachRung(now),
            })) acts++;
        }
        return item;
    }

    private static Decision Touched(ItemWithClocks held, LivingItem item, Instant now)
    {
        held.Touch(item.Worker, now);
        return Decision.Of();
    }

    /// <summary>All of a clock but its keys and what was told of it. A breach that nobody has looked for yet is one all the same.</summary>
    private static string Told(SlaClock clock, LivingItem item)
    {
        return string.Join(' ', clock.Promise, clock.DefinitionVersion, clock.QueueId == Promises.First.Id, clock.Calendar, clock.TargetMinutes, clock.StartAt, clock.OriginalDueAt, clock.DueAt, clock.State, clock.PauseCause, clock.RemainingFor,
            clock.StoppedAt, clock.IsBreached(item.Now) ? clock.BreachedAt ?? clock.DueAt : null, string.Join(',', clock.Pauses.Select(p => $"{p.Cause} {p.From} {p.To}")));
    }
}
