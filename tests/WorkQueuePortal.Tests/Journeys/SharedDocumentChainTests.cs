using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration.Edges.Documents;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Journeys;

/// <summary>The shared orders, despatch advices and invoices through the drop folder of a portal that knows their parties. No despatch or invoice among them names an
/// order that is there, so what matters is that each ends somewhere with a sentence.</summary>
public sealed class SharedDocumentChainTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Each_of_the_shared_documents_ends_as_an_invoice_an_order_or_a_sentence()
    {
        var folder = SharedFolder.Require("data/einvoices");
        var files = Directory.EnumerateFiles(folder, "*.xml", new EnumerationOptions { RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive }).Order(StringComparer.Ordinal)
            .Select(path => (Name: Path.GetRelativePath(folder, path).Replace('/', '_'), Bytes: File.ReadAllBytes(path))).ToArray();
        var read = files.Select(f => UblReader.Read(f.Bytes).Value?.Document).OfType<CanonicalDocument>().ToList();
        await using var portal = await Knowing(read);

        var told = await portal.Drop(files);

        Assert.Equal("43 received, 0 known already, 41 refused", told);
        Assert.Equal(41, Directory.GetFiles(Path.Combine(portal.Drop, "refused"), "*.txt").Length);
        Assert.Equal("0 received, 43 known already, 0 refused", await portal.Drop([.. files.Where(f => UblReader.Read(f.Bytes).IsDone).Select(f => ("again_" + f.Name, f.Bytes))]));

        var ended = await Ended(portal);
        foreach (var line in ended.Order(StringComparer.Ordinal)) output.WriteLine(line);
        Assert.Equal(43, ended.Count);
        Assert.DoesNotContain(await portal.All<InboxMessage>(), m => m.State == InboxState.Pending);
        Assert.Equal(35, (await portal.All<SupplierInvoice>()).Count);
        Assert.Equal(35, (await portal.All<SupplierInvoice>()).Select(i => i.DocumentHash).Distinct().Count());
    }

    private static async Task<List<string>> Ended(TestPortal portal)
    {
        var documents = (await portal.All<DocumentRow>()).ToDictionary(d => d.Id, d => d.Name);
        var invoices = (await portal.All<SupplierInvoice>()).ToDictionary(i => i.DocumentId!.Value);
        var exceptions = (await portal.All<InvoiceException>()).ToDictionary(e => e.InvoiceId);
        return [.. (await portal.All<InboxMessage>()).Where(m => m.DocumentId is not null).Select(m => $"{documents[m.DocumentId!.Value]}: {(
            invoices.TryGetValue(m.DocumentId.Value, out var invoice)
                ? exceptions.TryGetValue(invoice.Id, out var found) ? $"{found.PrimaryCode} {found.SecondaryCodes} {found.Sentence}" : invoice.State.ToString()
                : m.State == InboxState.Dead ? $"refused: {m.LastError}" : "mirrored")}")];
    }

    /// <summary>Every seller is a supplier on file and every buyer a facility, each name once.</summary>
    private static async Task<TestPortal> Knowing(List<CanonicalDocument> documents)
    {
        var sellers = documents.Select(d => d switch
            {
                InvoiceDocument i => new Seller(i.Supplier, i.Currency, i.PayeeAccounts is [var first, ..] ? first.LastFour : null),
                OrderDocument o => new Seller(o.Supplier, o.Currency, null),
                DespatchDocument x => new Seller(x.Supplier, null, null),
                _ => new Seller(new Party(), null, null),
            })
            .Where(s => s.Party.Name is { Length: > 0 }).DistinctBy(s => s.Party.Name!.ToUpperInvariant()).ToList();
        var portal = await DocumentDesk.Open([.. sellers.Select((s, i) => DocumentDesk.Supplier($"X-{i:00}", s.Party.Name!, s.Currency is { Length: 3 } currency ? currency : "EUR", s.Account))]);
        var buyers = documents.Select(d => d switch { InvoiceDocument i => i.Customer.Name, OrderDocument o => o.Buyer.Name, _ => null }).OfType<string>().Where(n => n.Length > 0).DistinctBy(n => n.ToUpperInvariant()).ToList();
        await portal.Given([.. buyers.Select((name, i) => new Facility { Id = NewId.Next(), Code = $"B{i:00}", Name = name, Kind = FacilityKind.Hospital, Zone = "America/New_York", CalendarCode = "SSC" })]);
        return portal;
    }

    private sealed record Seller(Party Party, string? Currency, string? Account);
}
