using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>What an item's time is spent on. Each second is spent on exactly one of these.</summary>
public enum SpentOn
{
    /// <summary>It was somewhere else before it became work here, and the clock counts from then.</summary>
    BeforeItCame,
    IdleInTeam,
    Working,
    WaitingForRequester,
    WaitingForSupplier,
    WaitingForInterface,
    WaitingForOthers,
    /// <summary>Between its end and its reopening.</summary>
    Closed,
    OutOfHours,
}

/// <summary>A stretch of an item's time in [From, To), and what it was spent on.</summary>
/// <param name="Cause">The reason of a pause.</param>
/// <param name="QueueId">Whose team it idled in.</param>
public sealed record TimeStretch(Instant From, Instant To, SpentOn On, string? Cause = null, Guid? QueueId = null)
{
    public Duration Length => To - From;

    /// <summary>Uses up the target.</summary>
    public bool Counts => On is SpentOn.BeforeItCame or SpentOn.IdleInTeam or SpentOn.Working;
}

/// <summary>Where an item's time went, from what happened to it. The stretches follow one another without gap or overlap: all of them add up to wall time, those that count to what the
/// resolve clock says has elapsed. Nobody waits out of hours: nights and weekends are out of hours whatever the item waits for.</summary>
public static class TimeSpent
{
    /// <param name="moments">Oldest first.</param>
    public static IReadOnlyList<TimeStretch> Of(IReadOnlyList<ItemMoment> moments, Instant from, Instant to, BusinessCalendar calendar)
    {
        var stretches = new List<TimeStretch>();
        var at = from;
        ItemMoment? current = null;
        foreach (var moment in moments)
        {
            if (moment.At > at) Spend(Instant.Min(moment.At, to));
            current = moment;
        }
        Spend(to);
        return stretches;

        void Spend(Instant until)
        {
            foreach (var open in calendar.OpenIntervals(at, until))
            {
                Append(open.Start, new TimeStretch(at, open.Start, SpentOn.OutOfHours));
                Append(open.End, What(current) with { From = at, To = open.End });
            }
            Append(until, new TimeStretch(at, until, SpentOn.OutOfHours));
        }

        void Append(Instant until, TimeStretch stretch)
        {
            if (until <= at) return;
            if (stretches is [.., var last] && last with { From = stretch.From, To = stretch.To } == stretch) stretches[^1] = last with { To = until };
            else stretches.Add(stretch);
            at = until;
        }
    }

    private static TimeStretch What(ItemMoment? moment) => moment switch
    {
        null => new(default, default, SpentOn.BeforeItCame),
        { IsClosed: true } => new(default, default, SpentOn.Closed),
        { State: WorkState.Paused } => new(default, default, Waiting(moment.PauseReason), moment.PauseReason),
        { OwnerId: null } => new(default, default, SpentOn.IdleInTeam, QueueId: moment.QueueId),
        _ => new(default, default, SpentOn.Working),
    };

    private static SpentOn Waiting(string? cause) => cause switch
    {
        PauseReasons.WaitRequester => SpentOn.WaitingForRequester,
        PauseReasons.WaitSupplier => SpentOn.WaitingForSupplier,
        PauseReasons.SystemOutage => SpentOn.WaitingForInterface,
        _ => SpentOn.WaitingForOthers,
    };
}
