using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>The holidays of a calendar that come with lists, each switched on or off here. A change is a new version of the calendar; open clocks keep theirs until they are counted again.</summary>
public sealed class KeepHolidays(UnitOfWork work, SlaBooks books, Calendars calendars)
{
    /// <summary>Takes over a list. What was switched off stays off; a day of this source that the list no longer has is named and kept, so that no closed day is lost by an incomplete file.</summary>
    public Task<Outcome> Import(string code, string source, ListedHolidays list, string by, CancellationToken ct) => Change(code, by, $"Holidays of {source}.", (at, known) =>
    {
        if (list.Days.Count == 0) return Refusal.Shape("The list has no whole days in these years. Check the file.");
        var added = 0;
        foreach (var day in list.Days)
        {
            if (known.Find(h => h.Day == day.Day) is { } there) (there.Name, there.Source) = (day.Name, source);
            else
            {
                var holiday = new CalendarHoliday { Code = code, Day = day.Day, Name = day.Name, Source = source, IsOn = true };
                at.Add(holiday);
                known.Add(holiday);
                added++;
            }
        }
        var missing = known.Where(h => h.Source == source && list.Days.All(d => d.Day != h.Day)).ToList();
        return Outcome.Done($"{Words.Count(added, "day")} added, {list.Days.Count - added} known."
            + (missing.Count == 0 ? "" : $" Kept although the list no longer has them: {Named(missing)}.")
            + (list.Left.Count == 0 ? "" : $" Left out: {string.Join("; ", list.Left)}."));
    }, ct);

    /// <summary>Says whether the house keeps a listed holiday.</summary>
    public Task<Outcome> Switch(string code, LocalDate day, bool isOn, string by, CancellationToken ct) => Change(code, by, $"{Text(day)} is {(isOn ? "kept" : "worked")}.", (_, known) =>
    {
        if (known.Find(h => h.Day == day) is not { } holiday) return Refusal.NotFound($"A listed holiday on {Text(day)}");
        if (holiday.IsOn == isOn) return new Refusal("same", $"{holiday.Name} is {(isOn ? "on" : "off")} already.");
        holiday.IsOn = isOn;
        return Outcome.Done($"{holiday.Name} is {(isOn ? "on: nobody works on it" : "off: it is a day like others")}.");
    }, ct);

    private async Task<Outcome> Change(string code, string by, string because, Func<WriteScope, List<CalendarHoliday>, Outcome> change, CancellationToken ct)
    {
        var outcome = await work.As(Actor.System).Write(Permissions.System, async at =>
        {
            var first = await at.Db.Set<WorkCalendar>().AsNoTracking().FirstOrDefaultAsync(c => c.Code == code, ct);
            if (first is null) return Refusal.NotFound($"The calendar {code}");
            var known = await at.Db.Set<CalendarHoliday>().Where(h => h.Code == code).ToListAsync(ct);
            var changed = change(at, known);
            if (!changed.IsDone) return changed;
            var last = await at.Db.Set<CalendarVersion>().AsNoTracking().Where(v => v.Code == code).OrderByDescending(v => v.Version).FirstOrDefaultAsync(ct);
            var (version, own) = ((last?.Version ?? 1) + 1, CalendarDefinition.Parse(last?.Own ?? first.Definition).Value!);
            var whole = own.With(known.Where(h => h.IsOn).Select(h => h.Day));
            if (whole.Build().Refusal is { } no) return no;
            at.Add(new CalendarVersion { Code = code, Version = version, Definition = whole.ToJson(), Own = own.ToJson(), SavedAt = at.Now, SavedBy = by, Because = because });
            at.Record(new CalendarSaved(code, version, by, because));
            return Outcome.Done($"{changed.Sentence} {code} is in version {version}. Open clocks keep theirs until you run: promise recount");
        }, ct);
        if (!outcome.IsDone) return outcome;
        calendars.Forget();
        books.Forget();
        return outcome;
    }

    private static string Named(IEnumerable<CalendarHoliday> days) => string.Join(", ", days.OrderBy(d => d.Day).Select(d => $"{d.Name} on {Text(d.Day)}"));

    private static string Text(LocalDate day) => day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
