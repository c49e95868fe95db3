using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Tests.Support;

/// <summary>The places, people and queues of the demonstration without its ninety days, and the way documents come in: files in the drop folder, a sweep, the pump.</summary>
internal static class DocumentDesk
{
    public static async Task<TestPortal> Open(params Supplier[] suppliers)
    {
        var portal = await TestPortal.Start();
        portal.Clock.Reset(TestPortal.Morning);
        await DemoPeople.Load(DemoData.Read(), portal.Dbs, TestPortal.Ct);
        await portal.Given([.. suppliers]);
        return portal;
    }

    public static Supplier Supplier(string code, string name, string currency = "USD", string? bankLast4 = null) => new()
    {
        Id = NewId.Next(), Code = code, Name = name, RemitName = name, TaxIdLast4 = "1234", Terms = "NET30", Currency = currency, Status = SupplierStatus.Active, Screening = Screening.Clear,
        Email = "ar@supplier.example", BankLast4 = bankLast4, SyncedAt = TestPortal.Morning,
    };

    public static Task<string> Drop(this TestPortal portal, string name, CanonicalDocument document) => portal.Drop((name, UblWriter.Write(document)));

    /// <returns>What the sweep says; the pump has run until nothing was left.</returns>
    public static async Task<string> Drop(this TestPortal portal, params (string Name, byte[] Bytes)[] files)
    {
        Directory.CreateDirectory(Path.Combine(portal.Drop, "in"));
        foreach (var ((name, bytes), index) in files.Select((f, i) => (f, i)))
        {
            var path = Path.Combine(portal.Drop, "in", name);
            await File.WriteAllBytesAsync(path, bytes, TestPortal.Ct);
            // The sweep takes files in the order of their age.
            File.SetLastWriteTimeUtc(path, portal.Clock.GetCurrentInstant().ToDateTimeUtc().AddMinutes(-60).AddSeconds(index));
        }
        var told = await portal.Get<SweepDropFolder>().Run(TestPortal.Ct);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
        portal.Clock.Advance(Duration.FromMinutes(1));
        return told;
    }

    public static async Task<(SupplierInvoice Invoice, InvoiceException? Exception)> Invoice(this TestPortal portal, string number)
    {
        await using var db = portal.Dbs.Read(Actor.System);
        var invoice = await db.Set<SupplierInvoice>().Include(i => i.Lines).SingleAsync(i => i.Number == number, TestPortal.Ct);
        return (invoice, await db.Set<InvoiceException>().Where(e => e.InvoiceId == invoice.Id).OrderByDescending(e => e.OpenedAt).FirstOrDefaultAsync(TestPortal.Ct));
    }
}
