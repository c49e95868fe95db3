using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Work.Screens;

/// <summary>Who has an item, in a sentence.</summary>
public static class ItemHolder
{
    public static string Of(QueueRow row, Guid viewer, ViewerClock clock) => row switch
    {
        { Standing: Standing.Closed, ClosedAt: { } at } => $"Closed {clock.Moment(at)}. {row.Resolution}",
        { Standing: Standing.Waiting } => $"{(row.OwnerId == viewer ? "Yours" : row.Owner ?? "Nobody's")}. {PauseReasons.NameOf(row.PauseReason ?? "")}{(row.FollowUpOn is { } day ? $"; ask again {clock.Day(day)}" : "")}.",
        { OwnerId: null } => $"Nobody has it. It waits in {row.QueueName}.",
        _ when row.OwnerId != viewer => $"{row.Owner} has it.",
        { LeaseUntil: { } until } => $"You hold this until {clock.At(until)}; every act renews it.",
        _ => "You have it.",
    };
}
