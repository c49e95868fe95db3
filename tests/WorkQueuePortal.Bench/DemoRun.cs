using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Bench;

/// <summary>Loads the demonstration into a store of its own, and sets what each invoice was meant to stop with beside what the portal found.</summary>
internal static class DemoRun
{
    public static async Task<int> Run()
    {
        await using var store = new BenchStore();
        var clock = new Stopped(store.Clock.GetCurrentInstant());
        var watch = Stopwatch.GetTimestamp();
        await new DemoLoader(store.Dbs, store.Services, store.Erp, clock, NullLogger<DemoLoader>.Instance).LoadOnce(CancellationToken.None);
        Console.WriteLine($"Loaded in {Stopwatch.GetElapsedTime(watch).TotalSeconds:0.0} s.");

        await using var db = store.Dbs.Read(Actor.System);
        var invoices = await db.Set<SupplierInvoice>().ToListAsync();
        var first = (await db.Set<InvoiceException>().ToListAsync()).GroupBy(e => e.InvoiceId).ToDictionary(g => g.Key, g => g.MinBy(e => e.OpenedAt)!);
        var meant = DemoHistory.Of(DemoData.Read(), clock.GetCurrentInstant()).Invoices.ToDictionary(i => (i.Supplier, i.Number, i.Total));
        foreach (var group in invoices.GroupBy(i => (Meant: meant.TryGetValue((i.SupplierCode!, i.Number, i.Total ?? 0m), out var m) ? m.Exception : "?", Found: first.GetValueOrDefault(i.Id)?.PrimaryCode ?? i.State.ToString())).OrderBy(g => g.Key))
            Console.WriteLine($"{(group.Key.Meant == group.Key.Found ? ' ' : '*')} {group.Key.Meant,-18} {group.Key.Found,-18} {group.Count(),5}  {(group.Key.Meant == group.Key.Found ? "" : string.Join(" ", group.Take(4).Select(i => $"{i.SupplierCode}/{i.Number}")))}");
        return 0;
    }

    private sealed class Stopped(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}
