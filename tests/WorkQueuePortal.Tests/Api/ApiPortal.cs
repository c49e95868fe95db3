using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NodaTime;
using NodaTime.Testing;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Api;

/// <summary>The whole program with one machine client, the places of the demonstration and one supplier; nothing runs in the background, the test pumps by itself.</summary>
public sealed class ApiPortal : WebApplicationFactory<Program>, IAsyncLifetime
{
    private const string Key = "a key for tests";
    private readonly string _folder = Directory.CreateTempSubdirectory("wqp-api-").FullName;

    public HttpClient Client { get; private set; } = null!;
    public HttpClient Nobody { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Nobody = CreateClient(new() { AllowAutoRedirect = false });
        Client = CreateClient(new() { AllowAutoRedirect = false });
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        var dbs = Services.GetRequiredService<PortalDbs>();
        await DemoPeople.Load(DemoData.Read(), dbs, TestPortal.Ct);
        await using var db = dbs.OpenAll();
        db.Add(DocumentDesk.Supplier("S-1", "Acme Medical"));
        await db.SaveChangesAsync(TestPortal.Ct);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Data:Folder", _folder);
        builder.UseSetting("Demo:Enabled", "false");
        // The server in memory knows no limit of a body, and routing says so at each request.
        builder.UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Routing", "Error");
        builder.UseSetting("Api:Clients:tests:KeySha256", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key))));
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<IHostedService>();
            services.AddSingleton<IClock>(new FakeClock(TestPortal.Morning));
        });
    }

    public Task<HttpResponseMessage> Post(byte[] body, string? type = "application/xml", string? fileName = null)
    {
        var content = new ByteArrayContent(body);
        if (type is not null) content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/invoices") { Content = content };
        if (fileName is not null) request.Headers.TryAddWithoutValidation("X-File-Name", fileName);
        return Client.SendAsync(request, TestPortal.Ct);
    }

    /// <summary>The sentence of a problem. An answer with a trace of the program in it is none.</summary>
    public static async Task<string> Sentence(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestPortal.Ct);
        Assert.DoesNotContain("   at ", text);
        Assert.DoesNotContain("Exception", text);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(text);
        return problem.RootElement.GetProperty("detail").GetString()!;
    }

    /// <summary>What became of the invoice with this number after the pump.</summary>
    public async Task<(SupplierInvoice Invoice, InvoiceException? Exception)> Ended(string number)
    {
        await using (var scope = Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<PumpInbox>().Run(TestPortal.Ct);
        await using var db = Services.GetRequiredService<PortalDbs>().Read(Actor.System);
        Assert.Empty(await db.Set<InboxMessage>().Where(m => m.State != InboxState.Done).Select(m => m.LastError).ToListAsync(TestPortal.Ct));
        var invoice = await db.Set<SupplierInvoice>().SingleAsync(i => i.Number == number, TestPortal.Ct);
        return (invoice, await db.Set<InvoiceException>().FirstOrDefaultAsync(e => e.InvoiceId == invoice.Id, TestPortal.Ct));
    }

    public async Task<int> Documents()
    {
        await using var db = Services.GetRequiredService<PortalDbs>().Read(Actor.System);
        return await db.Set<DocumentRow>().CountAsync(TestPortal.Ct);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
