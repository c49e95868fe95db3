using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Ends the offers that nobody answered, and offers what is ready in queues that push their work: each person who is there and free gets the first item in order that Get next would give them.
/// It looks at everything that is ready, however long it has been, and may run as often and as many at once as likes: what is offered is kept by the statement that chose it.</summary>
public sealed class OfferWork(UnitOfWork work, WorkDesk desk, KnownPlaces known, PortalDbs dbs, IClock clock, OfferPace pace)
{
    public async Task<string> Run(CancellationToken ct)
    {
        var ended = await EndOver(ct);
        var offered = 0;
        foreach (var person in await Free(ct))
        {
            if (offered == pace.Most) break;
            if ((await new ClaimNext(work.As(person), desk, known).Offer(ct)).IsDone) offered++;
        }
        return $"{offered} offered, {ended} ended without an answer";
    }

    private async Task<int> EndOver(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        List<Guid> over;
        await using (var db = dbs.Read(Actor.System)) over = await db.Set<WorkOffer>().Where(o => o.Until <= now).OrderBy(o => o.Until).Select(o => o.PersonId).Take(pace.Most).ToListAsync(ct);
        var count = 0;
        foreach (var person in over)
            if ((await work.As(Actor.System).Write(Permissions.System, at => End(at, person, ct), ct)).IsDone) count++;
        return count;
    }

    private static async Task<Outcome> End(WriteScope at, Guid person, CancellationToken ct)
    {
        if (await at.Db.Set<WorkOffer>().FirstOrDefaultAsync(o => o.PersonId == person && o.Until <= at.Now, ct) is not { } offer) return Refusal.Stale("It was answered meanwhile.");
        await Offers.End(at, offer, true, ct);
        // What a supervisor moved or closed meanwhile was not theirs to answer any more.
        if (!await at.Db.Set<WorkItem>().AnyAsync(i => i.Id == offer.ItemId && i.Standing == Standing.Open && i.OwnerId == null, ct)) return Outcome.Done();
        (await KeepTakers.Taker(at, person, ct)).KeepSilent(at.Now);
        Decisions.Keep(at, offer.ItemId, PullDecision.Silent, new PullAccount([], false, 0, 0) { Said = "It was offered and the time was over without an answer: somebody else is offered it." }, person);
        return Outcome.Done();
    }

    /// <summary>Who is there and has no offer, where something is ready that is not offered: whoever has most of what is an advantage there first, then whoever has most room, then whoever was offered nothing for longest.</summary>
    private async Task<IReadOnlyList<Actor>> Free(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        await using var db = dbs.Read(Actor.System);
        var places = await known.Now(db, now, ct);
        var queues = places.Queues;
        var ready = new List<WorkQueue>();
        foreach (var queue in queues.Values.Where(q => q.OffersWork && !q.IsPersonal))
            if (await db.Set<WorkItem>().AnyAsync(i => i.QueueId == queue.Id && i.Standing == Standing.Open && i.OwnerId == null && (i.OfferedUntil == null || i.OfferedUntil <= now), ct)) ready.Add(queue);
        if (ready.Count == 0) return [];

        var since = now - Taker.PresentFor;
        var takers = (await db.Set<Taker>().Where(t => t.SeenAt > since && t.SilentSince == null && !db.Set<WorkOffer>().Any(o => o.PersonId == t.PersonId)).ToListAsync(ct)).FindAll(t => t.AwayAt(now) is null).ToDictionary(t => t.PersonId);
        var ids = takers.Keys.ToList();
        var people = (await db.Set<Person>().Include(p => p.Roles).Include(p => p.Facilities).AsSplitQuery().Where(p => p.IsActive && ids.Contains(p.Id)).ToListAsync(ct)).ConvertAll(p => p.AsActor()).FindAll(p => ready.Exists(q => q.IsFor(p)));
        var held = await Loads.Of(db, ids, known, places, ct);
        var skills = ready.Exists(q => q.Advantage is not null) ? (await db.Set<PersonSkill>().Where(s => ids.Contains(s.PersonId)).ToListAsync(ct)).GroupBy(s => s.PersonId).ToDictionary(g => g.Key, g => g.ToDictionary(s => s.Skill, s => s.Level)) : [];
        SkillRank Rank(Actor person) => skills.TryGetValue(person.Id, out var known) ? ready.Where(q => q.IsFor(person)).Max(q => SkillRank.Of(q, known)) : default;
        return [.. people.OrderByDescending(Rank).ThenByDescending(p => Room.LimitOf(queues.Values.Where(q => q.IsFor(p))) - held.GetValueOrDefault(p.Id)).ThenBy(p => takers[p.Id].OfferedAt ?? Instant.MinValue).ThenBy(p => p.Id)];
    }
}
