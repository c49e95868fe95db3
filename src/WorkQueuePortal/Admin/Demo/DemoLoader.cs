using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Actions;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Actions;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Loads the demonstration once, into an empty store: the sandbox ERP gets its records, and ninety days go through the portal's own handlers and actions,
/// each at its own time. So every queue, clock and trail is the product's work, not a picture of it.</summary>
public sealed class DemoLoader(PortalDbs dbs, IServiceProvider services, SandboxErp erp, IClock clock, ILogger<DemoLoader> log)
{
    /// <summary>How much of it is there, from 0 to 1.</summary>
    public double Part => _replay?.Played ?? 0;

    /// <summary>Ends once those who may be chosen on the sign-in page are in the store.</summary>
    public Task PeopleAreThere => _people.Task;

    private readonly TaskCompletionSource _people = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DemoReplay? _replay;

    /// <summary>What the store holds of it.</summary>
    public async Task<DemoState> Look(CancellationToken ct)
    {
        await using var db = dbs.OpenAll();
        if (!await db.Set<Facility>().AnyAsync(ct)) return DemoState.Empty;
        // The places of the feeds that bring messages are written last; a store of a health system's own has no personas.
        return await db.Set<Person>().AnyAsync(p => p.PersonaNote != null, ct) && !await db.Set<FeedCursor>().AnyAsync(f => Feeds.Messages.Contains(f.Entity), ct) ? DemoState.BrokenOff : DemoState.Complete;
    }

    /// <returns>False where the store holds something already.</returns>
    public async Task<bool> LoadOnce(CancellationToken ct)
    {
        if (!await LoadWork(ct)) return false;
        await LoadRest(ct);
        return true;
    }

    /// <summary>What <see cref="LoadWork"/> left: older invoices that needed nobody. People may work meanwhile.</summary>
    public async Task LoadRest(CancellationToken ct)
    {
        if (_replay is not { } replay) return;
        var watch = Stopwatch.GetTimestamp();
        await replay.RunQuiet(ct);
        log.LogInformation("Loaded the rest of the demonstration, invoices that needed nobody, in {Seconds:0.0} s.", Stopwatch.GetElapsedTime(watch).TotalSeconds);
    }

    /// <summary>All that somebody works with.</summary>
    /// <returns>False where the store holds something already.</returns>
    public async Task<bool> LoadWork(CancellationToken ct)
    {
        if (await Look(ct) != DemoState.Empty) return false;

        var watch = Stopwatch.GetTimestamp();
        var now = Millisecond.Of(clock.GetCurrentInstant());
        var data = DemoData.Read();
        await DemoPeople.Load(data, dbs, ct);
        _people.TrySetResult();
        var history = DemoHistory.Of(data, now);
        var records = new DemoErp(data, history, now);
        await erp.Put(records.MasterRecords(), ct);
        await erp.Put([.. history.Orders.Select(o => SandboxRecord.Of(records.Order(o, o.CancelledAt is not null))), .. history.Receipts.Select(r => SandboxRecord.Of(DemoErp.Receipt(r, now)))], ct);
        await using (var scope = services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<SyncMasterData>().Run(ct);

        _replay = new DemoReplay(services, data, history, records, now);
        await _replay.Run(ct);
        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SweepClocks>().Run(ct);
            await scope.ServiceProvider.GetRequiredService<RecalculateAgeing>().Run(ct);
        }
        await DemoDepths.Load(dbs, now, ct);
        await MarkAsRead(ct);
        log.LogInformation("Loaded the demonstration in {Seconds:0.0} s.", Stopwatch.GetElapsedTime(watch).TotalSeconds);
        return true;
    }

    /// <summary>The feeds begin after what the replay has told already.</summary>
    private async Task MarkAsRead(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await using var db = dbs.OpenAll();
        var last = await db.Set<ErpRecord>().MaxAsync(r => (long?)r.Sequence, ct) ?? 0;
        var receive = scope.ServiceProvider.GetRequiredService<ReceiveMessage>();
        foreach (var entity in Feeds.Messages)
            await receive.Run("erp", [], new CursorMove(entity, null, last.ToString(System.Globalization.CultureInfo.InvariantCulture)), ct);
    }
}

public enum DemoState
{
    Empty,

    /// <summary>The program ended while it was loaded.</summary>
    BrokenOff,
    Complete,
}
