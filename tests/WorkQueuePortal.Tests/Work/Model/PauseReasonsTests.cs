using NodaTime;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class PauseReasonsTests
{
    private static readonly Instant Monday = Calendars.NewYork.At("2026-03-16T10:00");
    private static readonly LocalDate Friday = new(2026, 3, 20);
    private readonly SlaClock _clock = Clocks.Start(Calendars.NewYork, "2026-03-16T09:00", 8);

    private string? Ask(PauseRequest request, SlaClock? clock = null) => (clock ?? _clock).Pause(request, Monday, Calendars.NewYork)?.Sentence;

    [Theory]
    [InlineData(PauseReasons.WaitSupplier, "Waiting for the supplier", "2026-03-30")]
    [InlineData(PauseReasons.WaitRequester, "Waiting for the requester", "2026-03-23")]
    [InlineData(PauseReasons.WaitExternalAgency, "Waiting for an external agency", "2026-04-13")]
    [InlineData(PauseReasons.WaitCarrier, "Waiting for the carrier", "2026-03-23")]
    [InlineData(PauseReasons.LegalHold, "Legal hold", null)]
    [InlineData(PauseReasons.SystemOutage, "System outage", null)]
    public void Each_reason_has_a_name_and_a_last_day(string code, string name, string? latest)
    {
        Assert.Equal(name, PauseReasons.NameOf(code));
        Assert.Equal(latest, PauseReasons.LatestFollowUp(PauseReasons.Find(code)!, Monday, Calendars.NewYork)?.ToString("uuuu-MM-dd", null));
    }

    [Fact]
    public void A_pause_keeps_its_message_and_its_follow_up()
    {
        Assert.Null(Ask(new PauseRequest(PauseReasons.WaitSupplier, Friday, "MSG-1")));
        Assert.Equal((PauseReasons.WaitSupplier, Friday, "MSG-1"), (_clock.Pauses[0].Cause, _clock.Pauses[0].FollowUpOn, _clock.Pauses[0].MessageRef));
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Equal("Waiting for the supplier needs the message that asked. Send it first, then pause.", Ask(new PauseRequest(PauseReasons.WaitSupplier, Friday)));
        Assert.Equal("Waiting for the supplier needs a follow-up date. Name the day to ask again.", Ask(new PauseRequest(PauseReasons.WaitSupplier, null, "MSG-1")));
        Assert.Equal("The follow-up date has passed. Choose today or a later day.", Ask(new PauseRequest(PauseReasons.WaitSupplier, new LocalDate(2026, 3, 15), "MSG-1")));
        Assert.StartsWith("\"WAIT_TEAM\" is not a reason to pause. Choose one of WAIT_SUPPLIER, ", Ask(new PauseRequest("WAIT_TEAM", Friday, "MSG-1")), StringComparison.Ordinal);
        Assert.StartsWith("\"CLOSED\" is not a reason to pause.", Ask(new PauseRequest(PauseReasons.Closed)), StringComparison.Ordinal);
        Assert.Empty(_clock.Pauses);
    }

    [Fact]
    public void The_cap_is_counted_in_business_days()
    {
        Assert.Equal("Waiting for the requester may last at most 5 business days. Choose 2026-03-23 or an earlier day.",
            Ask(new PauseRequest(PauseReasons.WaitRequester, new LocalDate(2026, 3, 24), "MSG-1")));
        Assert.Null(Ask(new PauseRequest(PauseReasons.WaitRequester, new LocalDate(2026, 3, 23), "MSG-1")));
    }

    [Fact]
    public void A_second_pause_of_the_same_reason_needs_a_supervisor()
    {
        Ask(new PauseRequest(PauseReasons.WaitSupplier, Friday, "MSG-1"));
        _clock.Resume(Monday, Calendars.NewYork);
        Assert.Equal("This clock was already paused once: waiting for the supplier. Ask a supervisor to pause it again.", Ask(new PauseRequest(PauseReasons.WaitSupplier, Friday, "MSG-2")));
        Assert.Null(Ask(new PauseRequest(PauseReasons.WaitSupplier, Friday, "MSG-2", BySupervisor: true)));
    }

    [Fact]
    public void Another_reason_and_another_outage_need_none()
    {
        Ask(new PauseRequest(PauseReasons.SystemOutage));
        _clock.Resume(Monday, Calendars.NewYork);
        Assert.Null(Ask(new PauseRequest(PauseReasons.SystemOutage)));
        _clock.Resume(Monday, Calendars.NewYork);
        Assert.Null(Ask(new PauseRequest(PauseReasons.WaitCarrier, Friday, "MSG-1")));
    }

    [Fact]
    public void The_response_clock_never_pauses() => Assert.Equal("The response clock does not pause. Pause the resolve clock.",
        Ask(new PauseRequest(PauseReasons.LegalHold), SlaClock.Start(Clocks.Item, new ClockTarget(ClockKind.Response, "SSC", 240), Monday, Calendars.NewYork)));
}
