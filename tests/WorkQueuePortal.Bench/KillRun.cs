using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Bench;

/// <summary>The built program is killed again and again while the ERP feeds it invoices and fails one call in ten, half of those after it has done what it was asked.
/// In the end every invoice is there once and its release has reached the ERP once.</summary>
internal static class KillRun
{
    private const string Prefix = "KILL-";
    private const int FailuresPerMille = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    /// <param name="seed">Decides when the program is killed; the same seed kills it at the same moments after each start.</param>
    /// <param name="forgets">The ERP forgets which commands it has carried out, so that a command that comes again is a second one. Then the harness must find something wrong.</param>
    /// <returns>What is wrong, a sentence each.</returns>
    public static async Task<IReadOnlyList<string>> Run(int kills, int invoices, int seed = 4410, bool forgets = false)
    {
        await using var store = new BenchStore();
        await Furnish(store);
        await store.Erp.SetFaults(FaultMode.Error500, FailuresPerMille, default);
        var random = new Random(seed);
        using var over = new CancellationTokenSource();
        var feeding = Feed(store, invoices);
        var forgetting = forgets ? Forget(store, over.Token) : Task.CompletedTask;

        using var http = new HttpClientOnLoopback();
        for (var kill = 0; kill < kills; kill++)
        {
            using var program = Start(store.Folder, http.Port);
            await http.Healthy();
            await Task.Delay(random.Next(500, 3_000));
            program.Kill();
            await program.WaitForExitAsync();
        }
        using var last = Start(store.Folder, http.Port);
        await http.Healthy();
        await feeding;
        var drained = await Drained(store, invoices);
        await over.CancelAsync();
        await forgetting;
        last.Kill();
        await last.WaitForExitAsync();

        var wrong = await Check(store, invoices);
        if (!drained) wrong.Insert(0, $"Not everything had drained after {Patience.TotalMinutes:0} minutes.");
        return wrong;
    }

    public static async Task<int> Report(int kills, int invoices, bool forgets = false)
    {
        var watch = Stopwatch.GetTimestamp();
        var wrong = await Run(kills, invoices, forgets: forgets);
        foreach (var sentence in wrong) Console.WriteLine($"WRONG  {sentence}");
        Console.WriteLine($"seed 4410: {kills} kills, {invoices} invoices, one ERP call in ten failing{(forgets ? ", an ERP that forgets its keys" : "")}, {Stopwatch.GetElapsedTime(watch).TotalSeconds:0} s: {(wrong.Count == 0 ? "every invoice is there once and every release reached the ERP once" : $"{wrong.Count} things are wrong")}.");
        return (wrong.Count == 0) == !forgets ? 0 : 1;
    }

    /// <summary>Places, queues and one supplier, which the ERP and the portal know alike.</summary>
    private static async Task Furnish(BenchStore store)
    {
        await DemoPeople.Load(DemoData.Read(), store.Dbs, default);
        await store.Erp.Put([SandboxRecord.Of(new ErpSupplier("V-1001", "Ostrander Medical, Inc.", "9066", "NET30", "USD", SupplierStatus.Active, Screening.Clear, "4841", null, "Ostrander Medical", "billing@ostrander.example"))], default);
        await store.Get<SyncMasterData>().Run(default);
    }

    private static async Task Forget(BenchStore store, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await using var db = store.Dbs.OpenAll();
            await db.Set<ErpCall>().ExecuteDeleteAsync(CancellationToken.None);
            await Task.Delay(500, CancellationToken.None);
        }
    }

    /// <summary>Orders, receipts and invoices that agree, put into the ERP's books in small steps while the program lives and dies.</summary>
    private static async Task Feed(BenchStore store, int invoices)
    {
        await using var db = store.Dbs.Read(Actor.System);
        var supplier = await db.Set<Integration.Mirror.Model.Supplier>().FirstAsync(s => s.Code == "V-1001");
        var today = store.Clock.GetCurrentInstant().InUtc().Date;
        foreach (var chunk in Enumerable.Range(0, invoices).Chunk(50))
        {
            await store.Erp.Put([.. chunk.SelectMany(i => Records(i, supplier.Name, supplier.BankLast4!, today, store.Clock.GetCurrentInstant()))], default);
            await Task.Delay(200);
        }
    }

    private static IEnumerable<SandboxRecord> Records(int i, string supplier, string bank, LocalDate today, Instant now)
    {
        var (order, invoice) = (string.Create(CultureInfo.InvariantCulture, $"KO{i:00000}"), string.Create(CultureInfo.InvariantCulture, $"{Prefix}{i * 7919 + 100_003}"));
        yield return SandboxRecord.Of(new ErpOrder(order, "V-1001", "WMH", "4410", "USD", "NET30", "OPEN", false, null, today, today, null, null,
            [new ErpOrderLine(1, null, $"KP{i}", null, "Thing", null, 10m, "EA", 2.5m + i, MatchBasis.ThreeWay, "STD", null, false)]));
        yield return SandboxRecord.Of(new ErpReceipt($"KR{i:00000}", order, "WMH", now, null, [new ErpReceiptLine(1, 10m, 0m, 0m, null)]));
        var total = 10m * (2.5m + i);
        yield return SandboxRecord.Invoice("V-1001", invoice, System.Text.Json.JsonSerializer.Serialize(new InvoiceDocument
        {
            Number = invoice, Kind = InvoiceKind.Invoice, IssueOn = today, Currency = "USD", Supplier = new Party { Name = supplier, EndpointId = "V-1001" }, OrderReference = order,
            PayeeAccounts = [new PayeeAccount("", bank)], PaymentTerms = "NET30", Totals = new DocumentTotals { LineExtension = total, TaxExclusive = total, Tax = 0m, TaxInclusive = total, Payable = total },
            Lines = [new InvoiceDocumentLine { LineId = "1", OrderLineReference = "1", Item = new ItemReference { SupplierItemId = $"KP{i}", Name = "Thing" }, Quantity = 10m, UnitCode = "EA", UnitPrice = 2.5m + i, LineExtension = total }],
        }, StoreJson.Options));
    }

    private static async Task<bool> Drained(BenchStore store, int invoices)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience; await Task.Delay(1_000))
        {
            await using var db = store.Dbs.Read(Actor.System);
            if (await db.Set<SupplierInvoice>().CountAsync(i => i.Number.StartsWith(Prefix)) >= invoices && !await db.Set<OutboxRow>().AnyAsync(o => o.State == OutboxState.Pending)
                && !await db.Set<InboxMessage>().AnyAsync(m => m.State == InboxState.Pending)) return true;
        }
        return false;
    }

    private static async Task<List<string>> Check(BenchStore store, int invoices)
    {
        var wrong = new List<string>();
        await using var db = store.Dbs.Read(Actor.System);
        var stored = await db.Set<SupplierInvoice>().Where(i => i.Number.StartsWith(Prefix)).Select(i => new { i.Id, i.Number, i.State }).ToListAsync();
        void Must(bool holds, string sentence)
        {
            if (!holds) wrong.Add(sentence);
        }

        Must(stored.Count == invoices, $"{stored.Count} invoices are stored instead of {invoices}.");
        Must(stored.Select(i => i.Number).Distinct().Count() == stored.Count, "An invoice is stored twice.");
        Must(stored.TrueForAll(i => i.State == InvoiceState.Released), $"{stored.Count(i => i.State != InvoiceState.Released)} invoices are not released: {string.Join(", ", stored.GroupBy(i => i.State).Select(g => $"{g.Key} {g.Count()}"))}.");
        var keys = stored.Select(i => $"invoice.release:{i.Id}").ToHashSet();
        var calls = await db.Set<ErpCall>().Where(c => c.Type == ErpCommands.ReleaseInvoice).Select(c => c.Key).ToListAsync();
        Must(keys.IsSubsetOf(calls), $"{keys.Except(calls).Count()} releases did not reach the ERP.");
        var ledger = await db.Set<ErpRecord>().CountAsync(r => r.Entity == SandboxRecord.Ledger && r.Key.StartsWith($"V-1001|{Prefix}"));
        Must(ledger == invoices, $"The ERP's ledger holds {ledger} of these invoices instead of {invoices}.");
        var sent = await db.Set<OutboxRow>().Where(o => o.Type == ErpCommands.ReleaseInvoice && o.State == OutboxState.Sent).Select(o => o.Key).ToListAsync();
        Must(keys.IsSubsetOf(sent), $"{keys.Except(sent).Count()} releases are not marked as sent.");
        Must(!await db.Set<OutboxRow>().AnyAsync(o => o.State == OutboxState.Dead) && !await db.Set<InboxMessage>().AnyAsync(m => m.State == InboxState.Dead), "A message is dead.");
        var facts = await db.Set<FactRow>().Where(f => f.Kind == nameof(InvoiceReleased)).Select(f => f.SubjectId).ToListAsync();
        Must(stored.TrueForAll(i => facts.Count(f => f == i.Id) == 1), "An invoice has not exactly one fact of its release.");
        return wrong;
    }

    private static Process Start(string folder, int port)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "WorkQueuePortal.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in new[] { program, "--Data:Folder", folder, "--Urls", $"http://127.0.0.1:{port}", "--Demo:Enabled", "false", "--Jobs:FeedSeconds", "1", "--Jobs:LeaseSeconds", "6" }) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var process = Process.Start(start)!;
        // Unread pipes would fill up and hold the program.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
