using System.Globalization;
using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>Which queues hand out work at an instant. Most do at any hour; one may be set to hand out only while it is open.</summary>
/// <param name="Shut">The queues that are closed as a whole.</param>
/// <param name="BySite">Queues whose hours are those of each item's own site.</param>
/// <param name="ShutSites">The sites that are closed; empty where no queue goes by them.</param>
/// <param name="Opens">For each that is closed, its name and when it opens: "Test queue, from 11 March, 08:00".</param>
public sealed record PullHours(IReadOnlySet<Guid> Shut, IReadOnlyList<Guid> BySite, IReadOnlyList<Guid> ShutSites, IReadOnlyList<string> Opens)
{
    public static PullHours Of(IReadOnlyList<WorkQueue> queues, SlaBook book, Instant now)
    {
        var limited = queues.Where(q => q.OnlyOpen).ToList();
        if (limited.Count == 0) return new PullHours(new HashSet<Guid>(), [], [], []);
        var shut = limited.Where(q => q.CalendarCode != WorkQueue.OfFacility && !book.Calendar(q.CalendarCode).IsOpen(now)).ToList();
        var bySite = limited.Where(q => q.CalendarCode == WorkQueue.OfFacility).ToList();
        var sites = bySite.Count == 0 ? [] : book.Sites.Where(s => !book.Calendar(s.CalendarCode).IsOpen(now)).OrderBy(s => s.Code, StringComparer.Ordinal).ToList();
        List<string> opens = [.. shut.Select(q => $"{q.Name}, from {From(book.Calendar(q.CalendarCode), now)}"), .. sites.SelectMany(s => bySite.Select(q => $"{q.Name} for {s.Code}, from {From(book.Calendar(s.CalendarCode), now)}"))];
        return new PullHours(shut.Select(q => q.Id).ToHashSet(), sites.Count == 0 ? [] : bySite.ConvertAll(q => q.Id), sites.ConvertAll(s => s.Id), opens);
    }

    private static string From(BusinessCalendar calendar, Instant now) => calendar.NextOpen(now).InZone(calendar.Zone).ToString("d MMMM, HH:mm", CultureInfo.InvariantCulture);
}
