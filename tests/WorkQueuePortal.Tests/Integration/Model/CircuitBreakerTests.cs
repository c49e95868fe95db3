using NodaTime;
using WorkQueuePortal.Integration.Model;

namespace WorkQueuePortal.Tests.Integration.Model;

public sealed class CircuitBreakerTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Fact]
    public void It_opens_when_half_of_twenty_calls_within_a_minute_failed()
    {
        var before = Calls(CircuitBreaker.Fresh, Noon, ok: 10, failed: 9);
        Assert.Equal(BreakerState.Closed, before.StateAt(Noon));
        Assert.Equal(BreakerState.Open, before.After(new Call(Noon, "500")).StateAt(Noon));
    }

    [Fact]
    public void Nineteen_failures_say_too_little_to_open_it_yet_people_are_told_it_is_down()
    {
        var breaker = Calls(CircuitBreaker.Fresh, Noon, ok: 0, failed: 19);
        Assert.Equal(BreakerState.Closed, breaker.StateAt(Noon));
        Assert.Equal(Health.Down, breaker.HealthAt(Noon));
    }

    [Fact]
    public void Less_than_half_does_not_open_it() => Assert.Equal(BreakerState.Closed, Calls(CircuitBreaker.Fresh, Noon, ok: 60, failed: 40).StateAt(Noon));

    [Fact]
    public void Failures_older_than_a_minute_do_not_count()
    {
        var old = Calls(CircuitBreaker.Fresh, Noon, ok: 0, failed: 19);
        var later = Calls(old, Noon + Duration.FromSeconds(70), ok: 0, failed: 1);
        Assert.Equal(BreakerState.Closed, later.StateAt(Noon + Duration.FromSeconds(70)));
    }

    [Fact]
    public void After_a_minute_one_call_may_try_and_its_success_closes_it()
    {
        var open = Calls(CircuitBreaker.Fresh, Noon, ok: 0, failed: 20);
        var trial = Noon + CircuitBreaker.HalfOpenAfter;
        Assert.Equal(BreakerState.Open, open.StateAt(trial - Duration.FromMilliseconds(1)));
        Assert.Equal(BreakerState.HalfOpen, open.StateAt(trial));
        var closed = open.After(new Call(trial, null));
        Assert.Equal(BreakerState.Closed, closed.StateAt(trial));
        Assert.Equal(Health.Up, closed.HealthAt(trial));
    }

    [Fact]
    public void A_trial_that_fails_keeps_it_open_for_another_minute()
    {
        var trial = Noon + CircuitBreaker.HalfOpenAfter;
        var still = Calls(CircuitBreaker.Fresh, Noon, ok: 0, failed: 20).After(new Call(trial, "500"));
        Assert.Equal(BreakerState.Open, still.StateAt(trial + Duration.FromSeconds(59)));
        Assert.Equal(BreakerState.HalfOpen, still.StateAt(trial + Duration.FromSeconds(60)));
    }

    [Fact]
    public void An_answer_to_a_call_from_before_it_opened_changes_nothing()
    {
        var open = Calls(CircuitBreaker.Fresh, Noon, ok: 0, failed: 20);
        Assert.Equal(open, open.After(new Call(Noon + Duration.FromSeconds(5), null)));
    }

    [Fact]
    public void One_failure_in_the_last_minute_is_degraded_and_then_up_again()
    {
        var breaker = Calls(CircuitBreaker.Fresh, Noon, ok: 1, failed: 1).After(new Call(Noon, null));
        Assert.Equal(Health.Degraded, breaker.HealthAt(Noon));
        Assert.Equal(Health.Up, breaker.HealthAt(Noon + Duration.FromSeconds(70)));
    }

    [Fact]
    public void The_window_comes_back_from_its_text_as_it_was()
    {
        var window = CallWindow.Empty.Add(Noon, true).Add(Noon + Duration.FromSeconds(15), false).Add(Noon + Duration.FromSeconds(15), true);
        var read = CallWindow.Parse(window.ToString());
        Assert.Equal((window.Total, window.Failed, window.ToString()), (read.Total, read.Failed, read.ToString()));
        Assert.Equal((3, 1), (read.Total, read.Failed));
    }

    [Fact]
    public void A_change_of_health_is_a_fact_and_a_call_that_changes_nothing_is_not()
    {
        var state = new ConnectorState { Id = Guid.AllBitsSet, Name = "erp", Since = Noon };
        Assert.Empty(state.Note([new Call(Noon, null)], Noon).Facts);
        var fact = Assert.Single(state.Note([new Call(Noon, "The ERP answered 500.")], Noon).Facts);
        Assert.Equal("erp is degraded: The ERP answered 500.", fact.Sentence);
        Assert.Equal((Health.Degraded, Noon), (state.Health, state.Since));
    }

    private static CircuitBreaker Calls(CircuitBreaker breaker, Instant at, int ok, int failed)
    {
        for (var n = 0; n < ok; n++) breaker = breaker.After(new Call(at, null));
        for (var n = 0; n < failed; n++) breaker = breaker.After(new Call(at, "500"));
        return breaker;
    }
}
