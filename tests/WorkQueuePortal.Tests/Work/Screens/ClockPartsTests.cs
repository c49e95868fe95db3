using NodaTime;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

public sealed class ClockPartsTests
{
    private static readonly Instant Start = TestPortal.Morning + Duration.FromSeconds(37);
    private static readonly Guid Queue = Guid.CreateVersion7();

    [Fact]
    public void Idle_and_working_time_waiting_and_closed_hours_are_told_apart()
    {
        var parts = ClockParts.Of([Stretch(0, 50, SpentOn.IdleInTeam), Stretch(50, 120, SpentOn.Working), Stretch(120, 180, SpentOn.WaitingForSupplier, PauseReasons.WaitSupplier), Stretch(180, 900, SpentOn.OutOfHours), Stretch(900, 960, SpentOn.Working)], Name);

        Assert.Equal(["With nobody in Price 50", "In work 130", "Waiting for the supplier 60", "Out of hours 720"], parts.Select(p => $"{p.Name} {p.Length.TotalMinutes}"));
        Assert.Equal([true, true, false, false], parts.Select(p => p.Counts));
        Assert.Equal("Of the 3 h 00 m that count, 2 h 10 m in work, 0 h 50 m with nobody in Price.", ClockParts.WhereItWent(parts));
    }

    [Fact]
    public void The_minutes_shown_add_up_whatever_the_seconds_are()
    {
        TimeStretch[] stretches = [new(Start, Start + Duration.FromSeconds(95), SpentOn.Working), new(Start + Duration.FromSeconds(95), Start + Duration.FromSeconds(259), SpentOn.WaitingForOthers, PauseReasons.LegalHold),
            new(Start + Duration.FromSeconds(259), Start + Duration.FromSeconds(421), SpentOn.OutOfHours)];

        var parts = ClockParts.Of(stretches, Name);

        Assert.All(parts, p => Assert.Equal(p.Length, Duration.FromMinutes(Math.Floor(p.Length.TotalMinutes))));
        Assert.Equal(7, parts.Sum(p => p.Length.TotalMinutes));
    }

    private static string Name(Guid id) => id == Queue ? "Price" : "?";

    private static Instant At(int minute) => TestPortal.Morning + Duration.FromMinutes(minute);

    private static TimeStretch Stretch(int from, int to, SpentOn on, string? cause = null) => new(At(from), At(to), on, cause, on == SpentOn.IdleInTeam ? Queue : null);
}
