using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class BreachForecastTests
{
    private static readonly Guid Maya = new("00000000-0000-0000-0000-000000000001"), Priya = new("00000000-0000-0000-0000-000000000002");

    [Fact]
    public void Each_works_through_theirs_an_hour_an_item_and_what_nobody_has_is_late()
    {
        Assert.Equal(0, Late((Maya, 1), (Maya, 2)));
        Assert.Equal(1, Late((Maya, 1), (Maya, 1)));
        Assert.Equal(0, Late((Maya, 1), (Priya, 1)));
        Assert.Equal(1, Late((null, 8), (Maya, null)));
    }

    [Fact]
    public void A_move_that_spreads_the_work_is_seen_in_the_forecast()
    {
        var due = new int?[] { 1, 2, 2, 3 };
        Assert.Equal((2, 0), (Late([.. due.Select(d => ((Guid?)Maya, d))]), Late((Maya, 1), (Maya, 2), (Priya, 2), (Priya, 3))));
    }

    private static int Late(params (Guid? Owner, int? DueInHours)[] items) => BreachForecast.Late(
        items.Select(i => new Workload(NewId.Next(), i.Owner, i.DueInHours is { } hours ? TestPortal.Morning + Duration.FromHours(hours) : null, BusinessCalendar.Always)), TestPortal.Morning);
}
