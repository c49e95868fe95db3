using NodaTime;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

public sealed class ClockPartsTests
{
    private static readonly Instant Start = TestPortal.Morning + Duration.FromSeconds(37);

    [Fact]
    public void Time_before_and_after_the_first_touch_pauses_and_closed_hours_are_told_apart()
    {
        var parts = ClockParts.Of([Segment(0, 120), Segment(120, 180, SegmentKind.Paused, PauseReasons.WaitSupplier), Segment(180, 900, SegmentKind.OutOfHours), Segment(900, 960)], At(50));

        Assert.Equal(["Until the first touch 50", "In work 130", "Paused, waiting for the supplier 60", "Closed hours 720"], parts.Select(p => $"{p.Name} {p.Length.TotalMinutes}"));
        Assert.Equal([true, true, false, false], parts.Select(p => p.Counts));
    }

    [Fact]
    public void The_minutes_shown_add_up_whatever_the_seconds_are()
    {
        ClockSegment[] segments = [new(Start, Start + Duration.FromSeconds(95), SegmentKind.Running), new(Start + Duration.FromSeconds(95), Start + Duration.FromSeconds(259), SegmentKind.Paused, PauseReasons.LegalHold),
            new(Start + Duration.FromSeconds(259), Start + Duration.FromSeconds(421), SegmentKind.OutOfHours)];

        var parts = ClockParts.Of(segments, Start + Duration.FromSeconds(44));

        Assert.All(parts, p => Assert.Equal(p.Length, Duration.FromMinutes(Math.Floor(p.Length.TotalMinutes))));
        Assert.Equal(7, parts.Sum(p => p.Length.TotalMinutes));
    }

    private static Instant At(int minute) => TestPortal.Morning + Duration.FromMinutes(minute);

    private static ClockSegment Segment(int from, int to, SegmentKind kind = SegmentKind.Running, string? cause = null) => new(At(from), At(to), kind, cause);
}
