using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>A queue in the list of those who keep queues.</summary>
/// <param name="Calendar">By its name; null for that of each item's facility.</param>
public sealed record QueueSettingRow(string Code, string Name, string Owner, string Deputy, string? Calendar, int ResponseMinutes, int ResolveMinutes, int Open, int Version, string? DraftBy);

/// <summary>Somebody who may be chosen.</summary>
public sealed record PersonChoice(Guid Id, string Name, string Title);

/// <summary>One change in the history of a queue.</summary>
public sealed record QueueStep(int Version, Instant At, string By, string? ApprovedBy, string Because, IReadOnlyList<QueuePartChange> Changes);

/// <summary>What a person may do in a queue by name, may soon, or did until lately.</summary>
public sealed record GrantRow(QueueGrant Grant, string Person);

/// <summary>A promise that names the queue, or holds for all.</summary>
public sealed record QueuePromise(string Code, string Name);

/// <param name="Calendars">Their names, by code.</param>
/// <param name="Names">Of everybody, as people stand in a sheet by their ids.</param>
/// <param name="Steps">The newest first.</param>
/// <param name="Grants">Those that hold or wait first, then the ended ones, the latest first.</param>
public sealed record QueueSettingSheet(
    string Code, QueueSheet InForce, int Version, int Open, SettingDraft? Draft, IReadOnlyList<QueueStep> Steps, IReadOnlyList<GrantRow> Grants, IReadOnlyDictionary<string, string> Calendars,
    IReadOnlyList<PersonChoice> People, IReadOnlyDictionary<Guid, string> Names, IReadOnlyList<QueuePromise> Promises)
{
    /// <summary>What the form begins with.</summary>
    public QueueSheet Written => Draft is { } draft ? QueueSheet.Parse(draft.Body) : InForce;
}

/// <summary>The queues as they are set, their drafts and their history, for those who keep them.</summary>
public sealed class QueueSettings(PortalDbs dbs, ICurrentActor current, IClock clock)
{
    private const int EndedShown = 20;

    public async Task<IReadOnlyList<QueueSettingRow>> Run(CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var queues = await db.Set<WorkQueue>().OrderBy(q => q.Name).ToListAsync(ct);
        var names = await db.Set<Person>().Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var calendars = await Calendars(db, ct);
        var open = await db.Everywhere<WorkItem>().Where(i => i.Standing != Standing.Closed).GroupBy(i => i.QueueId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var versions = await db.Set<QueueVersion>().GroupBy(v => v.Code).Select(g => new { g.Key, Newest = g.Max(v => v.Version) }).ToDictionaryAsync(g => g.Key, g => g.Newest, ct);
        var drafts = await db.Set<SettingDraft>().Where(d => d.Kind == SettingDraft.Queue).ToDictionaryAsync(d => d.Code, d => d.SavedBy, ct);
        return [.. queues.Select(q => new QueueSettingRow(q.Code, q.Name, names.GetValueOrDefault(q.OwnerId, ""), names.GetValueOrDefault(q.DeputyId, ""), q.CalendarCode == WorkQueue.OfFacility ? null : calendars.GetValueOrDefault(q.CalendarCode, q.CalendarCode), q.ResponseMinutes, q.ResolveMinutes, open.GetValueOrDefault(q.Id), versions.GetValueOrDefault(q.Code), drafts.GetValueOrDefault(q.Code)))];
    }

    /// <summary>Null where there is no queue of this code.</summary>
    public async Task<QueueSettingSheet?> Of(string code, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var now = clock.GetCurrentInstant();
        if (await db.Set<WorkQueue>().WithRights(now).FirstOrDefaultAsync(q => q.Code == code, ct) is not { } queue) return null;
        var people = await db.Set<Person>().OrderBy(p => p.Name).Select(p => new { p.Id, p.Name, p.Title, p.IsActive }).ToListAsync(ct);
        var names = people.ToDictionary(p => p.Id, p => p.Name);
        var steps = await db.Set<QueueVersion>().Where(v => v.Code == code).OrderByDescending(v => v.Version).ToListAsync(ct);
        var grants = await db.Set<QueueGrant>().AsNoTracking().Where(g => g.QueueId == queue.Id).OrderByDescending(g => g.EndsAt).Take(EndedShown + 200).ToListAsync(ct);
        return new QueueSettingSheet(
            code, QueueSheet.Of(queue), steps is [var newest, ..] ? newest.Version : 0, await db.Everywhere<WorkItem>().CountAsync(i => i.QueueId == queue.Id && i.Standing != Standing.Closed, ct),
            await db.Set<SettingDraft>().FirstOrDefaultAsync(d => d.Kind == SettingDraft.Queue && d.Code == code, ct),
            [.. steps.Select(v => new QueueStep(v.Version, v.SavedAt, v.SavedBy, v.ApprovedBy, v.Because, QueueSheet.Parse(v.Before).ChangesTo(QueueSheet.Parse(v.After))))],
            [.. grants.Where(g => g.EndsAt > now).Concat(grants.Where(g => g.EndsAt <= now).Take(EndedShown)).Select(g => new GrantRow(g, names.GetValueOrDefault(g.PersonId, "")))],
            await Calendars(db, ct), [.. people.Where(p => p.IsActive).Select(p => new PersonChoice(p.Id, p.Name, p.Title))], names, await Promises(db, code, ct));
    }

    private static Task<Dictionary<string, string>> Calendars(PortalDb db, CancellationToken ct) => db.Set<WorkCalendar>().OrderBy(c => c.Name).ToDictionaryAsync(c => c.Code, c => c.Name, ct);

    private static async Task<IReadOnlyList<QueuePromise>> Promises(PortalDb db, string code, CancellationToken ct)
    {
        var versions = (await db.Set<SlaVersion>().ToListAsync(ct)).GroupBy(v => v.Code).Select(g => g.MaxBy(v => v.Version)!).ToList();
        var house = HouseDefinitions.All.Where(h => versions.TrueForAll(v => v.Code != h.Code)).Select(h => new QueuePromise(h.Code, h.Name));
        return [.. house.Concat(versions.Where(v => v.IsActive && PromiseRows.IsFor(SlaSheet.Of(v.Name, v.Promise), code)).Select(v => new QueuePromise(v.Code, v.Name))).OrderBy(p => p.Code, StringComparer.Ordinal)];
    }
}

/// <summary>What a change of a queue would make of one open item of it. Nothing of it is kept.</summary>
public sealed class QueueTrial(PortalDbs dbs, ICurrentActor current, ItemTrial trial)
{
    /// <param name="Item">The number of an item, or its document.</param>
    public sealed record Ask(string Code, QueueSheet Sheet, string Item);

    public async Task<Outcome<Tried>> Run(Ask ask, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var outcome = await trial.Run(db, ask.Item, null, book =>
        {
            var sheet = ask.Sheet;
            var calendar = sheet[QueuePart.Calendar];
            Outcome<SlaBook> changed = book.Queue(ask.Code) is not { } queue ? Refusal.NotFound($"The queue {ask.Code}")
                : sheet.Number(QueuePart.ResponseMinutes) is not > 0 || sheet.Number(QueuePart.ResolveMinutes) is not > 0 ? Refusal.Shape("Write the minutes to respond and to resolve as whole numbers above 0.")
                : calendar != WorkQueue.OfFacility && !book.Has(calendar) ? Refusal.Shape("Choose a calendar that exists.")
                : book.With(queue with { CalendarCode = calendar, ResponseMinutes = sheet.Number(QueuePart.ResponseMinutes)!.Value, ResolveMinutes = sheet.Number(QueuePart.ResolveMinutes)!.Value });
            return Task.FromResult(changed);
        }, ct);
        return outcome.Value is { } tried && tried.QueueCode != ask.Code ? new Refusal("other-queue", $"Item {tried.Number} is in another queue. Try it on one of this queue.") : outcome;
    }
}
