using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Sandbox;

/// <summary>How the sandbox behaves when nothing is wrong, and how slow is slow.</summary>
/// <param name="ClockOffset">How far its clock is ahead of the portal's.</param>
/// <param name="Wait">Waits; tests do not.</param>
public sealed record SandboxSettings(Duration ClockOffset, TimeSpan SlowFor, Func<TimeSpan, CancellationToken, Task> Wait)
{
    public static SandboxSettings Default { get; } = new(Duration.Zero, TimeSpan.FromSeconds(3), Task.Delay);
}

/// <summary>A small ERP inside the portal: it owns suppliers, items, cost centres, budgets, orders, receipts and invoices, tells them by
/// feeds, and carries out commands once for each key. It stands for another system, so it has its own transactions and its own clock.</summary>
public sealed class SandboxErp(PortalDbs dbs, IClock clock, SandboxSettings settings)
{
    private const int Attempts = 5;

    /// <summary>Puts records in, all in one transaction. A key that is there already gets a new version.</summary>
    public Task Put(IReadOnlyList<SandboxRecord> records, CancellationToken ct) =>
        Transact(async (_, books) =>
        {
            await books.Put(records, ct);
            return true;
        }, ct);

    /// <summary>Closes all periods up to a day: nothing is posted on or before it.</summary>
    public Task CloseThrough(LocalDate day, CancellationToken ct) => Put([SandboxRecord.ClosedThrough(day)], ct);

    public async Task<FeedPage> Feed(string entity, string? cursor, int take, CancellationToken ct)
    {
        var faults = await Faults(ct);
        await Suffer(faults, $"feed {entity} {cursor} {Now().ToUnixTimeMilliseconds()}", 1, ct);
        var after = string.IsNullOrEmpty(cursor) ? 0 : long.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
        await using var db = dbs.Read(Actor.System);
        var rows = await db.Set<ErpRecord>().Where(r => r.Entity == entity && r.Sequence > after).OrderBy(r => r.Sequence).Take(take + 1).ToListAsync(ct);
        var records = rows.Take(take).Select(r => new FeedRecord($"{entity}:{r.Key}:{r.Sequence}", r.Key, r.Sequence, r.ChangedAt, r.Body)).ToList();
        var end = records.Count == 0 ? after : records[^1].Sequence;
        return new FeedPage(SandboxFaults.Disturb(records, faults), end.ToString(System.Globalization.CultureInfo.InvariantCulture), rows.Count > take);
    }

    public async Task<Delivery> Execute(Outbound message, CancellationToken ct)
    {
        var faults = await Faults(ct);
        await Suffer(faults, message.Key, message.Attempt, ct);
        var delivery = await Transact((db, books) => Once(db, books, message, ct), ct);
        if (SandboxFaults.FailsLate(faults, message.Key, message.Attempt)) throw new SandboxFaulted("The ERP answered 500 after it had begun.");
        return delivery;
    }

    public async Task<ErpFault> Faults(CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        return await db.Set<ErpFault>().FirstOrDefaultAsync(ct) ?? new ErpFault();
    }

    /// <param name="ratePerMille">How many of a thousand calls or records it concerns; all of them unless said.</param>
    public async Task SetFaults(FaultMode mode, int ratePerMille, CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        var row = await db.Set<ErpFault>().FirstOrDefaultAsync(ct);
        if (row is null) db.Add(row = new ErpFault());
        (row.Mode, row.RatePerMille, row.Since) = (mode, ratePerMille, Now());
        await db.SaveChangesAsync(ct);
    }

    /// <summary>How many records of each kind it holds, feeds and books alike.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Counts(CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        return await db.Set<ErpRecord>().GroupBy(r => r.Entity).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    /// <summary>How many commands of each type it has carried out.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Effects(CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        return await db.Set<ErpCall>().GroupBy(c => c.Type).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    public async Task<SandboxRecord?> Find(string entity, string key, CancellationToken ct)
    {
        await using var db = dbs.Read(Actor.System);
        return await db.Set<ErpRecord>().Where(r => r.Entity == entity && r.Key == key).Select(r => new SandboxRecord(r.Entity, r.Key, r.Body)).FirstOrDefaultAsync(ct);
    }

    private Instant Now() => Millisecond.Of(clock.GetCurrentInstant() + settings.ClockOffset);

    private async Task Suffer(ErpFault faults, string key, int attempt, CancellationToken ct)
    {
        if (faults.Mode == FaultMode.Down) throw new SandboxFaulted("The ERP does not answer.");
        if (faults.Mode == FaultMode.Slow) await settings.Wait(settings.SlowFor, ct);
        if (SandboxFaults.FailsEarly(faults, key, attempt)) throw new SandboxFaulted("The ERP answered 500.");
    }

    private static async Task<Delivery> Once(PortalDb db, SandboxBooks books, Outbound message, CancellationToken ct)
    {
        if (await db.FindAsync<ErpCall>([message.Key], ct) is { } before)
            return before.Type == message.Type && before.Body == message.Body
                ? new Delivery.Accepted(before.Answer)
                : new Delivery.Refused($"The key {message.Key} was used before for something else.");
        var delivery = await SandboxCommands.Run(books, message, ct);
        // A refusal is not remembered: when its reason is gone, the same command may come again.
        if (delivery is Delivery.Accepted accepted) db.Add(new ErpCall { Key = message.Key, Type = message.Type, Body = message.Body, Answer = accepted.Answer, At = books.Now });
        return delivery;
    }

    private async Task<T> Transact<T>(Func<PortalDb, SandboxBooks, Task<T>> body, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await dbs.Retrying(async token =>
                {
                    await using var db = dbs.OpenAll();
                    await using var transaction = await db.Database.BeginTransactionAsync(token);
                    var result = await body(db, new SandboxBooks(db, Now()));
                    if (result is Delivery.Refused) return result;
                    await db.SaveChangesAsync(token);
                    await transaction.CommitAsync(token);
                    return result;
                }, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Two callers took the same number or the same key in one moment. The second begins again and finds what the first did.
            }
        }
    }
}

/// <summary>The sandbox broke on purpose.</summary>
internal sealed class SandboxFaulted(string message) : Exception(message);
