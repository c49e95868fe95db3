using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>An item together with its two clocks and its calendar, so that state and time always change together and in one order.</summary>
public sealed class ItemWithClocks(WorkItem item, SlaClock resolve, SlaClock response, BusinessCalendar calendar)
{
    public WorkItem Item => item;
    public SlaClock Resolve => resolve;
    public SlaClock Response => response;
    public BusinessCalendar Calendar => calendar;

    /// <summary>The owner acted: the lease runs anew, and the first such act is the response.</summary>
    public void Touch(Actor actor, Instant now)
    {
        if (item.OwnerId != actor.Id) return;
        item.Touch(actor, now);
        if (response.State == ClockState.Running) response.Stop(now, calendar);
        item.FollowResponse(response);
    }

    public Decision Pause(PauseRequest request, Actor actor, Instant now)
    {
        var decision = item.Pause(request.Cause, request.FollowUpOn, PauseReasons.NameOf(request.Cause), actor, now);
        if (decision.Refusal is not null) return decision;
        if (resolve.Pause(request, now, calendar) is { } no) return no;
        Touch(actor, now);
        item.FollowClock(resolve, calendar, now);
        return decision;
    }

    public Decision Resume(string because, Instant now)
    {
        var decision = item.Resume(because);
        if (decision.Refusal is not null) return decision;
        if (resolve.Resume(now, calendar) is { } no) return no;
        item.FollowClock(resolve, calendar, now);
        return decision;
    }

    public Decision Close(string resolution, Actor actor, Instant now) => End(item.Close(resolution, now), actor, now);

    public Decision Cancel(string reason, Actor actor, Instant now) => End(item.Cancel(reason, now), actor, now);

    public Decision Reopen(string reason, Instant now)
    {
        var decision = item.Reopen(reason);
        if (decision.Refusal is not null) return decision;
        if (resolve.Reopen(now, calendar) is { } no) return no;
        item.FollowClock(resolve, calendar, now);
        return decision;
    }

    public Decision ReachRung(Instant now)
    {
        var decision = item.ReachRung(resolve, calendar, now);
        if (item.BreachedAt is not null) resolve.NoteBreach(now);
        return decision;
    }

    private Decision End(Decision decision, Actor actor, Instant now)
    {
        if (decision.Refusal is not null) return decision;
        Touch(actor, now);
        if (response.State == ClockState.Running) response.Stop(now, calendar);
        resolve.Stop(now, calendar);
        item.FollowResponse(response);
        item.FollowClock(resolve, calendar, now);
        return decision;
    }
}
