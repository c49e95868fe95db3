using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>A calendar in the list of those who keep calendars.</summary>
/// <param name="UsedBy">Names of the facilities and queues that count by it.</param>
/// <param name="Next">The next day that differs from its weekday.</param>
/// <param name="Version">0 where only a draft is there.</param>
public sealed record CalendarSettingRow(string Code, string Name, string Zone, IReadOnlyList<string> UsedBy, ComingDay? Next, int Version, string? DraftBy);

/// <summary>One version in the history of a calendar, with what it changed of the one before.</summary>
public sealed record CalendarStep(int Version, Instant At, string By, string? ApprovedBy, string Because, IReadOnlyList<CalendarPartChange> Changes);

/// <param name="InForce">Null where only a draft is there, or nothing yet.</param>
/// <param name="Steps">The newest first.</param>
/// <param name="Today">In the zone of the calendar.</param>
public sealed record CalendarSettingSheet(string Code, CalendarSheet? InForce, int Version, IReadOnlyList<string> UsedBy, SettingDraft? Draft, IReadOnlyList<CalendarStep> Steps, LocalDate Today)
{
    /// <summary>What the form begins with.</summary>
    public CalendarSheet Written => Draft is { } draft ? CalendarSheet.Parse(draft.Body) : InForce ?? CalendarSheet.New;
}

/// <summary>The calendars, their drafts and their history, for those who keep them.</summary>
public sealed class CalendarSettings(PortalDbs dbs, ICurrentActor current, IClock clock)
{
    public async Task<IReadOnlyList<CalendarSettingRow>> Run(CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var calendars = await db.Set<WorkCalendar>().ToDictionaryAsync(c => c.Code, ct);
        var versions = (await db.Set<CalendarVersion>().ToListAsync(ct)).ToLookup(v => v.Code);
        var holidays = (await db.Set<CalendarHoliday>().ToListAsync(ct)).ToLookup(h => h.Code);
        var drafts = await db.Set<SettingDraft>().Where(d => d.Kind == SettingDraft.Calendar).ToDictionaryAsync(d => d.Code, ct);
        var users = await Users(db, ct);
        return
        [
            .. calendars.Keys.Concat(drafts.Keys).Distinct().Order(StringComparer.Ordinal).Select(code =>
            {
                var (live, draft) = (calendars.GetValueOrDefault(code), drafts.GetValueOrDefault(code));
                var newest = versions[code].MaxBy(v => v.Version);
                var sheet = live is null ? CalendarSheet.Parse(draft!.Body) : Sheet(live, newest, holidays[code]);
                return new CalendarSettingRow(code, sheet[CalendarPart.Name], sheet[CalendarPart.Zone], [.. users[code]], sheet.Coming(Today(sheet)) is [var coming, ..] ? coming : null, live is null ? 0 : newest?.Version ?? 1, draft?.SavedBy);
            }),
        ];
    }

    public async Task<CalendarSettingSheet> Of(string code, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var first = await db.Set<WorkCalendar>().FirstOrDefaultAsync(c => c.Code == code, ct);
        var versions = await db.Set<CalendarVersion>().Where(v => v.Code == code).OrderBy(v => v.Version).ToListAsync(ct);
        var holidays = await db.Set<CalendarHoliday>().Where(h => h.Code == code).ToListAsync(ct);
        var draft = await db.Set<SettingDraft>().FirstOrDefaultAsync(d => d.Kind == SettingDraft.Calendar && d.Code == code, ct);
        var steps = new List<CalendarStep>();
        if (first is not null)
        {
            // Of earlier versions all closed days are known, and not which came with lists.
            var before = Plain(first.Definition);
            foreach (var version in versions)
            {
                var after = Plain(version.Definition);
                steps.Insert(0, new CalendarStep(version.Version, version.SavedAt, version.SavedBy, version.ApprovedBy, version.Because, before.ChangesTo(after)));
                before = after;
            }
        }
        var newest = versions is [.., var last] ? last : null;
        var inForce = first is null ? null : Sheet(first, newest, holidays);
        return new CalendarSettingSheet(code, inForce, first is null ? 0 : newest?.Version ?? 1, [.. (await Users(db, ct))[code]], draft, steps, Today(inForce ?? CalendarSheet.New));
    }

    private static CalendarSheet Sheet(WorkCalendar first, CalendarVersion? newest, IEnumerable<CalendarHoliday> holidays)
    {
        var listed = holidays.Select(h => new ListedDay(LocalDatePattern.Iso.Format(h.Day), h.Name, h.Source, h.IsOn)).ToList();
        var own = CalendarDefinition.Parse(newest?.Own ?? first.Definition).Value ?? CalendarSheet.New.Own();
        return CalendarSheet.Of(first.Name, own, listed);
    }

    private static CalendarSheet Plain(string definition) => CalendarSheet.Of("", CalendarDefinition.Parse(definition).Value ?? CalendarSheet.New.Own(), []);

    private LocalDate Today(CalendarSheet sheet) => clock.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(sheet[CalendarPart.Zone].Trim()) ?? DateTimeZone.Utc).Date;

    private static async Task<ILookup<string, string>> Users(PortalDb db, CancellationToken ct)
    {
        var sites = await db.Set<Facility>().OrderBy(f => f.Name).Select(f => new { f.CalendarCode, f.Name }).ToListAsync(ct);
        var queues = await db.Set<WorkQueue>().OrderBy(q => q.Name).Select(q => new { q.CalendarCode, q.Name }).ToListAsync(ct);
        return sites.Concat(queues).ToLookup(u => u.CalendarCode, u => u.Name);
    }
}

/// <summary>What a change of a calendar would make of one open item. Nothing of it is kept.</summary>
public sealed class CalendarTrial(PortalDbs dbs, ICurrentActor current, ItemTrial trial)
{
    /// <param name="Item">The number of an item, or its document.</param>
    public sealed record Ask(string Code, CalendarSheet Sheet, string Item);

    public async Task<Outcome<Tried>> Run(Ask ask, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        return await trial.Run(db, ask.Item, null, book =>
        {
            Outcome<SlaBook> changed = ask.Sheet.Faults() is [var fault, ..] ? Refusal.Shape(fault.Sentence) : ask.Sheet.Whole().Build() is { Value: { } next } ? book.With(ask.Code, next) : Refusal.Shape("The calendar cannot be read.");
            return Task.FromResult(changed);
        }, ct);
    }
}
