using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Edges;

/// <summary>Reads a list of holidays as calendars exchange them (iCalendar, RFC 5545). Whole days only; what is no whole day is named, never dropped in silence.</summary>
public static class HolidayList
{
    private const int Longest = 200;

    /// <summary>The days of these years, those of events that recur among them.</summary>
    public static Outcome<ListedHolidays> Read(string text, int firstYear, int lastYear)
    {
        Calendar? list;
        try
        {
            list = Calendar.Load(text);
        }
        catch (Exception mistake) when (mistake is not OutOfMemoryException)
        {
            // The library tells of what it cannot read by exceptions of several kinds.
            return Refusal.Shape("The file is not an iCalendar list. Export the holidays again as .ics.");
        }
        if (list is null || list.Events.Count == 0) return Refusal.Shape("The file lists no events. Export the holidays again as .ics.");

        var (days, left) = (new Dictionary<LocalDate, string>(), new List<string>());
        foreach (var holiday in list.Events)
        {
            var name = Cut(string.IsNullOrWhiteSpace(holiday.Summary) ? "Holiday" : holiday.Summary.Trim());
            if (holiday.Status == EventStatus.Cancelled) left.Add($"{name}: cancelled");
            else if (holiday.Start is not { HasTime: false }) left.Add($"{name}: not a whole day");
            else
                foreach (var day in Days(holiday, firstYear, lastYear)) days.TryAdd(day, name);
        }
        return new ListedHolidays([.. days.OrderBy(d => d.Key).Select(d => new ListedHoliday(d.Key, d.Value))], left);
    }

    private static IEnumerable<LocalDate> Days(CalendarEvent holiday, int firstYear, int lastYear)
    {
        // An event of several days may begin before the first year and reach into it.
        foreach (var occurrence in holiday.GetOccurrences(new CalDateTime(firstYear - 1, 12, 1)).TakeWhile(o => o.Period.StartTime.Year <= lastYear))
        {
            var first = LocalDate.FromDateOnly(occurrence.Period.StartTime.Date);
            var end = occurrence.Period.EffectiveEndTime is { } after ? LocalDate.FromDateOnly(after.Date) : first.PlusDays(1);
            for (var day = first; day == first || day < end; day = day.PlusDays(1))
                if (day.Year >= firstYear && day.Year <= lastYear) yield return day;
        }
    }

    private static string Cut(string name) => name.Length <= Longest ? name : name[..Longest];
}
