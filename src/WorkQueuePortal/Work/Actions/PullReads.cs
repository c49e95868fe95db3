using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>What is read whenever somebody is given work. The queues are <see cref="KnownPlaces"/>.</summary>
internal static class PullReads
{
    private static readonly KeptQuery<Func<PortalDb, Guid, IAsyncEnumerable<HeldWork>>> KeptHeld = new(() => EF.CompileAsyncQuery((PortalDb db, Guid person) =>
        db.Everywhere<WorkItem>().Where(i => i.OwnerId == person && (i.Standing == Standing.Open || i.Standing == Standing.Waiting))
            .GroupBy(i => new { i.QueueId, i.Type, i.Standing, i.State, IsPulled = i.LeaseUntil != null })
            .Select(g => new HeldWork(g.Key.QueueId, g.Key.Type, g.Key.Standing, g.Key.State, g.Key.IsPulled, g.Count(), g.Min(i => i.AssignedAt)))));

    private static readonly KeptQuery<Func<PortalDb, Guid, IAsyncEnumerable<Taker>>> KeptTaker = new(() => EF.CompileAsyncQuery((PortalDb db, Guid person) =>
        db.Set<Taker>().AsNoTracking().Where(t => t.PersonId == person)));

    private static readonly KeptQuery<Func<PortalDb, Guid, IAsyncEnumerable<PullStart>>> KeptStart = new(() => EF.CompileAsyncQuery((PortalDb db, Guid person) =>
        from stamp in db.Set<StampRow>().Where(s => s.Name == Stamps.Remembered)
        from taker in db.Set<Taker>().AsNoTracking().Where(t => t.PersonId == person).DefaultIfEmpty()
        select new PullStart(stamp.Value, taker)));

    private static readonly KeptQuery<Func<PortalDb, Guid, IAsyncEnumerable<WorkItem>>> KeptTaken = new(() => EF.CompileAsyncQuery((PortalDb db, Guid item) =>
        db.Everywhere<WorkItem>().AsNoTracking().Where(i => i.Id == item)));

    private static readonly KeptQuery<Func<PortalDb, Guid, IAsyncEnumerable<SlaClock>>> KeptTheirs = new(() => EF.CompileAsyncQuery((PortalDb db, Guid item) =>
        db.Set<SlaClock>().AsNoTracking().Where(c => c.ItemId == item)));

    private static readonly KeptQuery<Func<PortalDb, Guid, IAsyncEnumerable<SlaClock>>> KeptClocks = new(() => EF.CompileAsyncQuery((PortalDb db, Guid item) =>
        db.Set<SlaClock>().AsTracking().Include(c => c.Pauses).Where(c => c.ItemId == item)));

    /// <summary>What somebody has in hand, counted by what decides how much room it leaves.</summary>
    public static ValueTask<List<HeldWork>> Held(PortalDb db, Guid person, CancellationToken ct) => KeptHeld.On(db)(db, person).ToListAsync(ct);

    /// <summary>What a pull begins with, in one reading: whether the places are as they were remembered, and how this person takes work.</summary>
    public static ValueTask<PullStart> Start(PortalDb db, Guid person, CancellationToken ct) => KeptStart.On(db)(db, person).FirstAsync(ct);

    /// <summary>How somebody takes work; null where nothing is kept of that.</summary>
    public static ValueTask<Taker?> Taker(PortalDb db, Guid person, CancellationToken ct) => KeptTaker.On(db)(db, person).FirstOrDefaultAsync(ct);

    /// <summary>An item and its clocks without their pauses, to be looked at.</summary>
    public static async ValueTask<(WorkItem Item, List<SlaClock> Clocks)> Taken(PortalDb db, Guid item, CancellationToken ct) =>
        (await KeptTaken.On(db)(db, item).FirstAsync(ct), await KeptTheirs.On(db)(db, item).ToListAsync(ct));

    /// <summary>Every clock of an item with its pauses, to be changed.</summary>
    public static ValueTask<List<SlaClock>> Clocks(PortalDb db, Guid item, CancellationToken ct) => KeptClocks.On(db)(db, item).ToListAsync(ct);
}

/// <param name="Taker">Null where nothing is kept of how this person takes work.</param>
internal sealed record PullStart(Guid Stamp, Taker? Taker);
