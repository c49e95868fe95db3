using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Edges.Documents;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Api;

[Collection(WholeProgram.Name)]
public sealed class SharedInvoicesTests(ApiPortal portal) : IClassFixture<ApiPortal>
{
    [Fact]
    public async Task The_35_shared_invoices_posted_twice_are_35_invoices()
    {
        var invoices = Directory.EnumerateFiles(SharedFolder.Require("data/einvoices"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)
            .Where(bytes => UblReader.Read(bytes).Value?.Document is InvoiceDocument).ToList();
        Assert.Equal(35, invoices.Count);

        foreach (var bytes in invoices) Assert.Equal(HttpStatusCode.Accepted, (await portal.Post(bytes)).StatusCode);
        foreach (var bytes in invoices) Assert.Equal(HttpStatusCode.OK, (await portal.Post(bytes)).StatusCode);
        await using (var scope = portal.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<PumpInbox>().Run(TestPortal.Ct);

        await using var db = portal.Services.GetRequiredService<PortalDbs>().Read(Actor.System);
        Assert.Equal(35, await db.Set<SupplierInvoice>().CountAsync(TestPortal.Ct));
        Assert.Empty(await db.Set<InboxMessage>().Where(m => m.State != InboxState.Done).ToListAsync(TestPortal.Ct));
    }
}
