using NodaTime;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

public sealed class QueueListTests
{
    private static readonly Guid Me = Id(100), Priya = Id(101);
    private readonly QueueList _list = new(new QueueView(Me));

    public QueueListTests() => _list.Append([Row(1), Row(2), Row(3)], hasMore: false);

    [Fact]
    public void A_changed_row_keeps_its_place()
    {
        _list.Patch(Set(2), [Row(2) with { Difference = "+40.00", EffectiveDueAt = TestPortal.Morning - Duration.FromDays(9) }]);

        Assert.Equal([Id(1), Id(2), Id(3)], _list.Rows.Select(r => r.Row.Id));
        Assert.Equal("+40.00", _list.Row(Id(2))!.Difference);
    }

    [Fact]
    public void A_row_that_left_is_a_tombstone_in_its_place_and_comes_back_to_life()
    {
        _list.Patch(Set(2), [Row(2) with { OwnerId = Priya, Owner = "Priya Nair" }]);
        Assert.Equal([false, true, false], _list.Rows.Select(r => r.IsGone));
        Assert.Null(_list.Row(Id(2)));

        _list.Patch(Set(2), [Row(2)]);
        Assert.DoesNotContain(_list.Rows, r => r.IsGone);
    }

    [Fact]
    public void A_row_that_is_not_to_be_seen_any_more_is_a_tombstone_too()
    {
        _list.Patch(Set(2), []);

        var (_, isGone, gone) = _list.Rows.ElementAt(1);
        Assert.True(isGone);
        Assert.Null(gone);
    }

    [Fact]
    public void An_arrival_waits_to_be_asked_for_and_is_counted_once()
    {
        _list.Patch(Set(0), [Row(0)]);
        _list.Patch(Set(0), [Row(0)]);

        Assert.Equal(1, _list.NewCount);
        Assert.Equal(3, _list.Rows.Count());
    }

    [Fact]
    public void An_arrival_that_left_again_or_is_somebody_elses_is_none()
    {
        _list.Patch(Set(0, 9), [Row(0), Row(9) with { OwnerId = Priya }]);
        Assert.Equal(1, _list.NewCount);

        _list.Patch(Set(0), [Row(0) with { Standing = Standing.Closed }]);
        Assert.Equal(0, _list.NewCount);
    }

    [Fact]
    public void What_comes_behind_the_last_row_shown_comes_with_its_page()
    {
        var list = new QueueList(new QueueView(Me));
        list.Append([Row(1), Row(2)], hasMore: true);

        list.Patch(Set(0, 5), [Row(0), Row(5)]);

        Assert.Equal(1, list.NewCount);
    }

    [Fact]
    public void The_focus_goes_on_behind_the_row_that_left_or_before_it_at_the_end()
    {
        _list.Patch(Set(2, 3), []);

        Assert.Equal(Id(1), _list.After(Id(2)));
        Assert.Equal(Id(1), _list.After(Id(3)));
    }

    internal static QueueRow Row(int n, Instant? due = null, int lane = 1) => new(
        Id(n), 1, n, "test", Id(n), Id(0), Id(0), "Price over", $"INV {n}", "Ostrander", 100m, "USD", "+1.00", "why", WorkState.InProgress, Standing.Open, lane == 0 ? 1 : 3, lane, 10,
        due ?? TestPortal.Morning + Duration.FromHours(n), due ?? TestPortal.Morning + Duration.FromHours(n), TestPortal.Morning - Duration.FromHours(9), null, null, null, Me, "Maya Okafor", -10, 0, null, null, 3600) { QueueName = "Test queue", QueueCode = "Q-TEST", Site = "H1" };

    internal static Guid Id(int n) => new(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static HashSet<Guid> Set(params int[] ns) => [.. ns.Select(Id)];
}
