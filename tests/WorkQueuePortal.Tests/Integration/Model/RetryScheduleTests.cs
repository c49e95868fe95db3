using NodaTime;
using WorkQueuePortal.Integration.Model;

namespace WorkQueuePortal.Tests.Integration.Model;

public sealed class RetryScheduleTests
{
    private static readonly Guid Message = new("01890a5d-ac96-774b-bcce-b302099a8057");

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 10)]
    [InlineData(3, 60)]
    [InlineData(4, 300)]
    [InlineData(5, 1800)]
    public void Each_retry_waits_longer_and_stays_within_a_fifth_of_its_plan(int failures, int seconds)
    {
        for (var n = 0; n < 200; n++)
        {
            var delay = RetrySchedule.After(failures, new Guid(n, 0, 0, new byte[8]))!.Value.TotalSeconds;
            Assert.InRange(delay, seconds * 0.8, seconds * 1.2);
        }
    }

    [Fact]
    public void After_five_retries_the_attempts_are_spent() => Assert.Null(RetrySchedule.After(6, Message));

    [Fact]
    public void The_same_message_is_always_planned_alike_and_two_messages_differ()
    {
        Assert.Equal(RetrySchedule.After(3, Message), RetrySchedule.After(3, Message));
        var plans = Enumerable.Range(0, 50).Select(n => RetrySchedule.After(3, new Guid(n, 0, 0, new byte[8]))).Distinct();
        Assert.True(plans.Count() > 10);
    }

    [Fact]
    public void What_the_other_side_asks_for_is_waited_for_also_when_the_plan_is_sooner()
    {
        Assert.Equal(Duration.FromMinutes(10), RetrySchedule.After(1, Message, Duration.FromMinutes(10)));
        Assert.Equal(RetrySchedule.After(5, Message), RetrySchedule.After(5, Message, Duration.FromSeconds(1)));
    }
}
