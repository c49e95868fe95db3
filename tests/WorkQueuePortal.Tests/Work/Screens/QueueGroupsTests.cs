using NodaTime;
using NodaTime.Testing;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;
using WorkQueuePortal.Work.Screens;
using static WorkQueuePortal.Tests.Work.Screens.QueueListTests;

namespace WorkQueuePortal.Tests.Work.Screens;

/// <summary>Tuesday 10 March 2026, 09:00 in New York.</summary>
public sealed class QueueGroupsTests
{
    private static readonly Guid Me = Id(100);
    private readonly ViewerClock _clock = new(new FakeClock(TestPortal.Morning), new PortalSettings { Zone = "America/New_York" });

    [Fact]
    public void Heads_say_what_the_time_means_where_the_viewer_is()
    {
        var groups = Groups(Row(1, At(8), lane: 0), Row(2, At(8)), Row(3, At(10)), Row(4, At(23)), Row(5, At(25)));

        Assert.Equal(["P1 lane, always first: 1 item", "Overdue: 1 item", "Today: 2 items", "Tomorrow and later: 1 item"], groups.Select(g => $"{g.Title}: {g.Note}"));
        Assert.Equal([true, false, false, false], groups.Select(g => g.IsFirstLane));
        Assert.Equal([1, 2, 3, 4, 5], groups.SelectMany(g => g.Lines).Select(l => l.Position));
    }

    [Fact]
    public void What_is_due_before_a_hard_deadline_of_today_stands_under_it()
    {
        var groups = Groups(Row(1, At(10)), Row(2, At(13)) with { ResolveDueAt = At(30) }, Row(3, At(16)));

        Assert.Equal(["By 13:00, before the 14:00 deadline", "Today"], groups.Select(g => g.Title));
        Assert.Equal(2, groups[0].Lines.Count);
    }

    [Fact]
    public void G6_each_bucket_stands_under_what_it_holds_and_under_its_place_where_lists_mix()
    {
        const string buckets = "what Price over, from 1000, site WMH: due\nany: score";
        QueueRow In(int number, int lane) => Row(number, At(8), lane) with { Buckets = buckets };
        var groups = Groups(In(1, 0), In(2, 1), In(3, 1), In(4, 2), In(5, 3));
        Assert.Equal(["P1 lane, always first: 1 item", "Price over, from 1,000.00, at WMH, by due time: 2 items", "Everything else, highest score first: 1 item", "Everything else, oldest first: 1 item"], groups.Select(g => $"{g.Title}: {g.Note}"));

        var mixed = Groups(In(1, 0), In(2, 1), Row(3, At(8)), In(4, 1), In(5, 2));
        Assert.Equal(["P1 lane, always first: 1 item", "First in their queues: 3 items", "Bucket 2 of their queues: 1 item"], mixed.Select(g => $"{g.Title}: {g.Note}"));
        Assert.Equal([1, 2, 3, 4, 5], mixed.SelectMany(g => g.Lines).Select(l => l.Position));
    }

    [Fact]
    public void S10_a_row_shows_what_is_owed_first_and_keeps_its_place()
    {
        var lines = Groups(Row(1, At(16)), Row(2, At(25)) with { AnswerDueAt = At(10) }, Row(3, At(26)) with { AnswerDueAt = At(30) }).SelectMany(g => g.Lines);

        Assert.Equal([(1, At(16), false), (2, At(10), true), (3, At(26), false)], lines.Select(l => (l.Position, l.DueAt!.Value, l.IsAnswer)));
    }

    [Fact]
    public void The_last_group_of_a_cut_list_does_not_pretend_to_be_whole()
    {
        var list = new QueueList(new QueueView(Me));
        list.Append([Row(1, At(8)), Row(2, At(10))], hasMore: true);

        Assert.Equal(["1 item", "1 item so far"], QueueGroups.Of(list, _clock, Me).Select(g => g.Note));
    }

    [Fact]
    public void A_tombstone_says_what_became_of_the_item()
    {
        var list = new QueueList(new QueueView(QueueCode: "Q-TEST", Unclaimed: true));
        var free = Enumerable.Range(1, 6).Select(n => Row(n) with { OwnerId = null, Owner = null }).ToList();
        list.Append(free, hasMore: false);

        list.Patch(free.Select(r => r.Id).ToHashSet(),
        [
            free[0] with { OwnerId = Id(101), Owner = "Priya Nair" }, free[1] with { OwnerId = Me, Owner = "Maya Okafor" }, free[2] with { Standing = Standing.Closed, Resolution = "Matched." },
            free[3] with { Standing = Standing.Waiting, FollowUpOn = new LocalDate(2026, 3, 16) }, free[4] with { QueueCode = "Q-RECV", QueueName = "Receipt confirmation" },
        ]);

        Assert.Equal(["taken by Priya Nair.", "yours now.", "done. Matched.", "waits for an answer until 16 March.", "went to Receipt confirmation.", "no longer yours to see."],
            QueueGroups.Of(list, _clock, Me).SelectMany(g => g.Lines).Select(l => l.Gone));
    }

    [Fact]
    public void Waiting_items_stand_under_the_day_on_which_to_ask_again()
    {
        var list = new QueueList(new QueueView(Me, Standing: Standing.Waiting));
        list.Append([.. new[] { 9, 10, 16, 30 }.Select((day, n) => Row(n) with { Standing = Standing.Waiting, FollowUpOn = new LocalDate(2026, 3, day) })], hasMore: false);

        var groups = QueueGroups.Of(list, _clock, Me);
        Assert.Equal(["Ask again now", "Ask again within a week", "Later"], groups.Select(g => g.Title));
        Assert.All(groups.SelectMany(g => g.Lines), l => Assert.Equal(WorkQueuePortal.Ui.ClockState.Paused, l.Clock));
        Assert.Equal("Ask again 30 Mar", groups[^1].Lines[0].Why);
    }

    private IReadOnlyList<QueueGroup> Groups(params QueueRow[] rows)
    {
        var list = new QueueList(new QueueView(Me));
        list.Append(rows, hasMore: false);
        return QueueGroups.Of(list, _clock, Me);
    }

    /// <summary>So many hours after midnight of that Tuesday in New York.</summary>
    private static Instant At(int hour) => TestPortal.Morning + Duration.FromHours(hour - 9);
}
