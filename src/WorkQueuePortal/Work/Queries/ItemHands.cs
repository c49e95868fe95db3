using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>One change of hands of an item.</summary>
/// <param name="From">Who or what had it: a person, or the queue.</param>
/// <param name="WaitMinutes">Since the change before.</param>
public sealed record HandRow(Instant At, string From, string To, string Cause, int WaitMinutes);

/// <summary>A question that was asked about an item.</summary>
public sealed record QuestionRow(Guid Id, string Queue, string Text, Instant AskedAt, Instant? DueAt, string? Owner, string? Answer, Instant? AnsweredAt)
{
    public bool IsOpen => AnsweredAt is null;
}

/// <summary>A queue that work can be handed to or asked.</summary>
public sealed record QueueChoice(string Code, string Name);

/// <summary>Who had an item, and what other teams were asked about it.</summary>
public sealed class ItemHands(PortalDbs dbs, ICurrentActor current, KnownPlaces known, IClock clock)
{
    public async Task<IReadOnlyList<HandRow>> Of(Guid item, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var rows = await (
            from h in db.Set<Handoff>()
            join source in db.Set<WorkQueue>() on h.FromQueueId equals source.Id
            join target in db.Set<WorkQueue>() on h.ToQueueId equals target.Id
            where h.ItemId == item && db.Set<WorkItem>().Any(i => i.Id == item)
            orderby h.At
            select new
            {
                h.At, h.Cause, h.WaitMinutes, FromQueue = source.Name, ToQueue = target.Name,
                From = db.Set<Person>().Where(p => p.Id == h.FromPersonId).Select(p => p.Name).FirstOrDefault(), To = db.Set<Person>().Where(p => p.Id == h.ToPersonId).Select(p => p.Name).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. rows.Select(r => new HandRow(r.At, r.From ?? r.FromQueue, r.To ?? r.ToQueue, r.Cause, r.WaitMinutes))];
    }

    public async Task<IReadOnlyList<QuestionRow>> Questions(Guid item, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        return await (
            from q in db.Set<WorkItem>()
            join queue in db.Set<WorkQueue>() on q.QueueId equals queue.Id
            where q.SubjectId == item && q.Type == WorkQuestion.Type
            orderby q.CreatedAt descending
            select new QuestionRow(q.Id, queue.Name, q.WhySentence, q.CreatedAt, q.ResolveDueAt, db.Set<Person>().Where(p => p.Id == q.OwnerId).Select(p => p.Name).FirstOrDefault(), q.Resolution, q.ClosedAt)).ToListAsync(ct);
    }

    /// <summary>The queues that this person may put work into.</summary>
    public async Task<IReadOnlyList<QueueChoice>> Choices(CancellationToken ct)
    {
        var actor = await current.Get();
        await using var db = dbs.Read(actor);
        var queues = (await known.Now(db, clock.GetCurrentInstant(), ct)).ByName;
        return [.. queues.Where(q => !q.IsPersonal && q.Allows(QueueRight.Append, actor)).Select(q => new QueueChoice(q.Code, q.Name))];
    }
}
