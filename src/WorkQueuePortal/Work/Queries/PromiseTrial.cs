using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>A clock of an item as it is, or as a draft would make it.</summary>
/// <param name="DueAt">Empty while it is paused.</param>
/// <param name="Left">The open time left while it is paused.</param>
/// <param name="Marks">When each mark is reached, if nothing more happens; none while it stands still.</param>
public sealed record TriedClock(ClockState State, int Version, Instant? DueAt, Duration? Left, IReadOnlyList<TriedMark> Marks);

public sealed record TriedMark(string Mark, Instant At);

/// <param name="Before">Null for a clock that would be new.</param>
/// <param name="After">Null for one that stays as it is.</param>
public sealed record TriedRow(string Promise, TriedClock? Before, TriedClock? After);

public sealed record Tried(Guid Item, string QueueCode, long Number, string Document, IReadOnlyList<TriedRow> Rows);

/// <summary>What a draft would make of one open item: its clocks are counted again from what happened, in memory, and nothing is saved.</summary>
public sealed class PromiseTrial(PortalDbs dbs, ICurrentActor current, ItemTrial trial)
{
    /// <param name="Code">The promise that is tried.</param>
    /// <param name="Json">As the draft has it; null tries its end.</param>
    /// <param name="Item">The number of an item, or its document.</param>
    public sealed record Ask(string Code, string Name, string? Json, string Item);

    public async Task<Outcome<Tried>> Run(Ask ask, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        return await trial.Run(db, ask.Item, ask.Code, async book =>
        {
            var (code, newest) = (ask.Code, await db.Set<SlaVersion>().Where(v => v.Code == ask.Code).OrderByDescending(v => v.Version).FirstOrDefaultAsync(ct));
            var ended = ask.Json is null ? NextVersion.End(newest, code) : null;
            if (ended?.Refusal is { } no) return no;
            var next = SlaDefinitionText.Read(code, (newest?.Version ?? 0) + 1, ask.Name, ask.Json ?? ended!.Value!.Promise, isActive: ask.Json is not null);
            if (next.Value is not { } tried) return next.Refusal!;
            var with = book.With(tried);
            return with.Counts(tried) ? with : NextVersion.NoCalendar(tried.Calendar);
        }, ct);
    }
}

/// <summary>Counts the clocks of one item as they are and as some change would make them. Nothing of it is kept.</summary>
public sealed class ItemTrial(SlaBooks books, IClock clock)
{
    /// <param name="item">The number of an item, or its document.</param>
    /// <param name="first">The promise that is shown first.</param>
    /// <param name="change">The book as the change would make it.</param>
    internal async Task<Outcome<Tried>> Run(PortalDb db, string item, string? first, Func<SlaBook, Task<Outcome<SlaBook>>> change, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var open = db.Set<WorkItem>().Where(i => i.Standing != Standing.Closed);
        var text = item.Trim();
        var found = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await open.FirstOrDefaultAsync(i => i.Number == number, ct) : await open.OrderBy(i => i.Number).FirstOrDefaultAsync(i => i.Document == text, ct);
        if (found is null) return Refusal.NotFound($"An open item {text}");
        var changedBook = await change(await books.Knowing(found.QueueId, found.FacilityId, ct));
        if (changedBook.Value is not { } book) return changedBook.Refusal!;
        var clocks = await db.Set<SlaClock>().Include(c => c.Pauses).Where(c => c.ItemId == found.Id).ToListAsync(ct);
        var queue = await db.Set<WorkQueue>().Where(q => q.Id == found.QueueId).Select(q => q.Code).FirstAsync(ct);
        var moments = await db.Set<ItemMoment>().Where(m => m.ItemId == found.Id).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(ct);
        if (moments.Count == 0) moments.AddRange(ItemMoment.Recollect(found, SlaClock.Leading(clocks, ClockKind.Resolve)!));
        var before = clocks.Where(c => c.StoppedAt is null).ToDictionary(c => c.Id, c => Show(c, book));
        var held = new ItemWithClocks(found, book, clocks, ItemMoment.Of(found, now));
        var changed = held.Recount(moments, now, Guid.Empty).Rows.Select(r => r.ClockId).ToHashSet();
        return new Tried(found.Id, queue, found.Number, found.Document,
            [.. held.Clocks.Where(c => before.ContainsKey(c.Id) || changed.Contains(c.Id)).OrderByDescending(c => c.Promise == first).ThenBy(c => c.Promise, StringComparer.Ordinal)
                .Select(c => new TriedRow(book.Of(c).Name, before.GetValueOrDefault(c.Id), changed.Contains(c.Id) ? Show(c, book) : null))]);
    }

    private static TriedClock Show(SlaClock clock, SlaBook book) =>
        new(clock.State, clock.DefinitionVersion, clock.DueAt, clock.State == ClockState.Paused ? clock.RemainingFor : null, [.. clock.Ladder(book.Of(clock).Rungs, book.Calendar(clock.Calendar)).Select(m => new TriedMark(m.Rung.ToString(), m.At))]);
}
