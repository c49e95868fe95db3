using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Counts what is free in some queues and why a person does not get it. Asked only after a claim came back empty.</summary>
internal static class NothingFree
{
    private const int NamedSkills = 3;

    public static async Task<WhyNothing> Why(WriteScope at, List<WorkQueue> queues, PullHours hours, IReadOnlyList<(Guid Queue, string Type)> tooLarge, Instant today, DateTimeZone zone, CancellationToken ct)
    {
        var (db, me, now, ids) = (at.Db, at.Actor.Id, at.Now, queues.ConvertAll(q => q.Id));
        var all = await db.Everywhere<WorkItem>().CountAsync(i => i.Standing == Standing.Open && i.OwnerId == null && ids.Contains(i.QueueId), ct);
        // Those of other sites are not in what this person sees.
        var seen = db.Set<WorkItem>().Where(i => i.Standing == Standing.Open && i.OwnerId == null && ids.Contains(i.QueueId));
        var (shut, bySite, sites) = (hours.Shut.ToList(), hours.BySite, hours.ShutSites);
        var free = hours.Opens.Count == 0 ? seen : seen.Where(i => !shut.Contains(i.QueueId) && !(bySite.Contains(i.QueueId) && sites.Contains(i.FacilityId)));
        var (count, inHours) = (await seen.CountAsync(ct), await free.CountAsync(ct));
        var barred = free.Where(i => db.Set<WorkExclusion>().Any(e => e.ItemId == i.Id && e.PersonId == me));
        var allowed = free.Where(i => !db.Set<WorkExclusion>().Any(e => e.ItemId == i.Id && e.PersonId == me));
        var unmet = db.Set<SkillNeed>().Where(n => (n.EndsAt == null || n.EndsAt > now) && !db.Set<PersonSkill>().Any(s => s.PersonId == me && s.Skill == n.Skill && s.Level >= n.Level));
        var skills = (await unmet.Where(n => allowed.Any(i => i.Id == n.ItemId)).Select(n => new { n.Skill, n.Level }).Distinct().ToListAsync(ct))
            .OrderBy(n => n.Skill, StringComparer.Ordinal).ThenBy(n => n.Level).Select(n => $"{n.Skill} {n.Level}").Take(NamedSkills);
        var declined = db.Set<WorkDecline>().Where(d => d.PersonId == me && (d.AgainAt == null || d.AgainAt > now));
        var left = allowed.Where(i => !unmet.Any(n => n.ItemId == i.Id) && !declined.Any(d => d.ItemId == i.Id));
        var once = queues.FindAll(q => !q.ServesAgain).ConvertAll(q => q.Id);
        var given = db.Set<Handoff>().Where(h => h.At >= today && h.FromPersonId == me && h.Cause == Handoff.ByHand && h.FromQueueId == h.ToQueueId);
        var back = await left.CountAsync(i => once.Contains(i.QueueId) && given.Any(h => h.ItemId == i.Id && h.ToQueueId == i.QueueId), ct);
        var fit = left.Where(i => !once.Contains(i.QueueId) || !given.Any(h => h.ItemId == i.Id && h.ToQueueId == i.QueueId));
        var surged = new List<SurgedQueue>();
        foreach (var queue in queues)
            if (queue.SurgeAt(now) is { } surge && await fit.CountAsync(i => i.QueueId == queue.Id && i.Priority > Surge.LastPriority, ct) is > 0 and var waiting) surged.Add(new SurgedQueue(queue.Name, surge.End(now, zone), waiting));
        var narrowed = queues.FindAll(q => q.SurgeAt(now) is not null).ConvertAll(q => q.Id);
        var large = 0;
        foreach (var (queue, type) in tooLarge)
            large += await fit.CountAsync(i => i.QueueId == queue && i.Type == type && (i.Priority <= Surge.LastPriority || !narrowed.Contains(i.QueueId)), ct);
        var offered = await fit.CountAsync(i => i.OfferedUntil > now && !db.Set<WorkOffer>().Any(o => o.ItemId == i.Id && o.PersonId == me) && (i.Priority <= Surge.LastPriority || !narrowed.Contains(i.QueueId)), ct);
        return new WhyNothing(
            all - count, await barred.CountAsync(ct), await allowed.CountAsync(i => unmet.Any(n => n.ItemId == i.Id), ct),
            await allowed.CountAsync(i => !unmet.Any(n => n.ItemId == i.Id) && declined.Any(d => d.ItemId == i.Id), ct),
            await db.Set<WorkItem>().CountAsync(i => i.Standing == Standing.Open && i.OwnerId != null && ids.Contains(i.QueueId), ct), [.. skills],
            await db.Set<WorkItem>().CountAsync(i => i.Standing == Standing.Waiting && i.OwnerId == null && i.NotBeforeAt > now && ids.Contains(i.QueueId), ct), count - inHours, count == inHours ? [] : hours.Opens) { GivenBack = back, TooLarge = large, Surged = surged, Offered = offered };
    }
}
