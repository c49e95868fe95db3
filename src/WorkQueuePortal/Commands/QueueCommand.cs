using System.CommandLine;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Commands;

/// <summary><c>queue set</c> and <c>queue grant</c>: how a queue hands out its work, and who may do what in it.</summary>
public static class QueueCommand
{
    public static Command Build() => new("queue", "Sets how a queue hands out its work, and who may do what in it.") { Set(), Grant() };

    private static Command Set()
    {
        var code = new Argument<string>("code") { Description = "The queue's code, as Q-AP-PRICE" };
        var skill = new Option<string?>("--skill") { Description = "What whoever takes its work must be able to do; an empty word asks for nothing" };
        var level = new Option<int?>("--level") { Description = "At which level, from 1 to 5" };
        var relax = new Option<int?>("--relax") { Description = "After so many business minutes the skill is not asked any more; 0: it always is" };
        var unstarted = new Option<int?>("--max-unstarted") { Description = "Who has so many items not begun gets no more; 0: no limit" };
        var days = new Option<int?>("--max-days") { Description = "Nor who has one not begun for so many days; 0: no limit" };
        var urgent = new Option<int?>("--urgent") { Description = "What is due within so many minutes comes before other queues; 0: nothing does" };
        var limit = new Option<int?>("--limit") { Description = "How many items one person may hold by Get next" };
        var open = new Option<bool?>("--only-open") { Description = "true: Get next hands out its work only while its calendar is open; false: at any hour" };
        var size = new Option<string[]>("--size") { Description = "As how many items a kind of work counts against the limit, as invoice.exception=2; may be given several times" };
        var paused = new Option<bool?>("--count-paused") { Description = "true: paused work counts against the limit; false: it does not" };
        var together = new Option<bool?>("--keep-together") { Description = "true: what belongs to work that somebody has in hand comes to them first, among items of the same band and priority; false: the order alone decides" };
        var again = new Option<bool?>("--serve-again") { Description = "true: Get next may hand somebody on the same day what they gave back that day; false: not before the next day" };
        var offer = new Option<bool?>("--offer") { Description = "true: its work is offered to people who are there; false: they pull it" };
        var answer = new Option<int?>("--offer-minutes") { Description = "So many minutes somebody has to answer an offer, from 1 to 60" };
        var command = new Command("set", "Sets how a queue hands out its work. What is left out stays as it is.") { code, skill, level, relax, unstarted, days, urgent, limit, open, size, paused, together, again, offer, answer, Settings.Provider, Settings.Connection, Settings.Folder };
        command.SetAction((parse, ct) => CommandHost.Run<KeepQueue>(Settings.Read(parse), queues => queues.Set(new KeepQueue.Ask(
            parse.GetRequiredValue(code), parse.GetValue(skill), parse.GetValue(level), parse.GetValue(relax), parse.GetValue(unstarted), parse.GetValue(days), parse.GetValue(urgent), parse.GetValue(limit), parse.GetValue(open))
            {
                Sizes = parse.GetValue(size) ?? [], CountsPaused = parse.GetValue(paused), KeepsTogether = parse.GetValue(together), ServesAgain = parse.GetValue(again), OffersWork = parse.GetValue(offer), OfferMinutes = parse.GetValue(answer),
            }, ct)));
        return command;
    }

    private static Command Grant()
    {
        var code = new Argument<string>("code") { Description = "The queue's code" };
        var role = new Argument<string>("role") { Description = "The role's code, as APS" };
        var rights = new Argument<QueueRight[]>("rights") { Description = "Of read, open, append, transfer, distribute; none takes the role out of the queue" };
        var command = new Command("grant", "Says what a role may do in a queue. A right that no role has is everybody's whose permissions include it; only taking work always needs it.") { code, role, rights, Settings.Provider, Settings.Connection, Settings.Folder };
        command.SetAction((parse, ct) => CommandHost.Run<KeepQueue>(Settings.Read(parse), queues => queues.Grant(
            parse.GetRequiredValue(code), parse.GetRequiredValue(role), parse.GetRequiredValue(rights).Aggregate(QueueRight.None, (all, right) => all | right), ct)));
        return command;
    }
}
