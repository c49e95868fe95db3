using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Edges;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Calendars as process owners keep them: one writes a draft, another puts it live as a new version. Open clocks keep theirs until they are counted again.</summary>
public sealed class DraftCalendar(UnitOfWork work, SlaBooks books, Calendars calendars)
{
    private const int LongestCode = 20;

    /// <param name="Seen">The version of the draft that its writer saw; null where there was none.</param>
    public sealed record Ask(string Code, CalendarSheet Sheet, string Because, int? Seen);

    /// <summary>The sheet with the holidays of a list (iCalendar) and what came of it; nothing is kept.</summary>
    public static Outcome<(CalendarSheet Sheet, string Said)> Import(CalendarSheet sheet, string text, string source, int firstYear, int lastYear)
    {
        var read = HolidayList.Read(text, firstYear, lastYear);
        if (read.Value is not { } list) return read.Refusal!;
        return list.Days.Count == 0 ? Refusal.Shape("The list has no whole days in these years. Check the file.") : sheet.TakeOver(list, source);
    }

    public Task<Outcome> Save(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.RulesKeep, async at =>
        {
            if (SettingDraft.Why(ask.Because) is { } silent) return silent;
            if (ask.Code.Length is 0 or > LongestCode) return Refusal.Shape($"A calendar has a code of at most {LongestCode} characters, as FAC-EAST.");
            if (ask.Code == CalendarRef.Always.Code || ask.Code == WorkQueue.OfFacility) return Refusal.Shape($"{ask.Code} has a meaning of its own. Choose another code.");
            if (ask.Sheet.Faults() is [var fault, ..]) return Refusal.Shape(fault.Sentence);
            var draft = await at.Db.Set<SettingDraft>().FirstOrDefaultAsync(d => d.Kind == SettingDraft.Calendar && d.Code == ask.Code, ct);
            if (SettingDraft.MaySave(draft, ask.Code, ask.Seen) is { } stale) return stale;
            if (draft is null) at.Add(draft = new SettingDraft { Id = NewId.Next(), Kind = SettingDraft.Calendar, Code = ask.Code });
            return at.Carry(draft.Write(ask.Sheet.ToJson(), await Newest(at, ask.Code, ct), ask.Because, at.Actor, at.Now), $"The draft of {ask.Code} is saved. It goes live when another process owner or administrator approves it.");
        }, ct);

    public async Task<Outcome> Approve(Guid id, int version, CancellationToken ct)
    {
        var outcome = await work.Write(Permissions.RulesKeep, async at =>
        {
            var draft = await at.Load<SettingDraft>(id, version, ct);
            if (draft.MayGoLive(await Newest(at, draft.Code, ct), at.Actor) is { } no) return no;
            var (sheet, next) = (CalendarSheet.Parse(draft.Body), draft.BasedOn + 1);
            if (sheet.Faults() is [var fault, ..]) return Refusal.Shape(fault.Sentence);
            var known = await at.Db.Set<WorkCalendar>().FirstOrDefaultAsync(c => c.Code == draft.Code, ct);
            if (known is null) at.Add(new WorkCalendar { Code = draft.Code, Name = sheet[CalendarPart.Name].Trim(), Definition = sheet.Own().ToJson() });
            else known.Name = sheet[CalendarPart.Name].Trim();
            // The first version of a calendar is the calendar itself; what came with lists makes a second one.
            if (known is null && sheet.Listed.Any(d => d.IsOn)) next++;
            if (next > 1) at.Add(new CalendarVersion
            {
                Code = draft.Code, Version = next, Definition = sheet.Whole().ToJson(), Own = sheet.Own().ToJson(), SavedAt = at.Now, SavedBy = draft.SavedBy, Because = draft.Because, ApprovedBy = at.Actor.Name,
            });
            await Follow(at, draft.Code, sheet, ct);
            at.Db.Remove(draft);
            return at.Carry(Decision.Of(new SettingWentLive(id, draft.Kind, draft.Code, next, draft.SavedBy)), $"{draft.Code} is live in version {next}. Open clocks keep theirs until you count them again.");
        }, ct);
        if (!outcome.IsDone) return outcome;
        calendars.Forget();
        books.Forget();
        return outcome;
    }

    public Task<Outcome> Discard(Guid id, int version, CancellationToken ct) =>
        work.Write(Permissions.RulesKeep, async at =>
        {
            var draft = await at.Load<SettingDraft>(id, version, ct);
            at.Db.Remove(draft);
            return at.Carry(Decision.Of(new SettingDraftDiscarded(id, draft.Kind, draft.Code, draft.SavedBy)));
        }, ct);

    /// <summary>The listed holidays as the sheet has them.</summary>
    private static async Task Follow(WriteScope at, string code, CalendarSheet sheet, CancellationToken ct)
    {
        var rows = await at.Db.Set<CalendarHoliday>().Where(h => h.Code == code).ToListAsync(ct);
        foreach (var listed in sheet.Listed)
        {
            if (!LocalDatePattern.Iso.Parse(listed.Day).TryGetValue(default, out var day)) continue;
            if (rows.Find(r => r.Day == day) is { } row) (row.Name, row.Source, row.IsOn) = (listed.Name, listed.Source, listed.IsOn);
            else at.Add(new CalendarHoliday { Code = code, Day = day, Name = listed.Name, Source = listed.Source, IsOn = listed.IsOn });
        }
    }

    /// <summary>0 for a calendar that does not exist.</summary>
    private static async Task<int> Newest(WriteScope at, string code, CancellationToken ct) =>
        await at.Db.Set<CalendarVersion>().Where(v => v.Code == code).MaxAsync(v => (int?)v.Version, ct) ?? (await at.Db.Set<WorkCalendar>().AnyAsync(c => c.Code == code, ct) ? 1 : 0);
}
