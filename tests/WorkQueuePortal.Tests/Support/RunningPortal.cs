using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace WorkQueuePortal.Tests.Support;

/// <summary>The whole program, answering requests in memory, with an empty store of its own and no demonstration.</summary>
public sealed class RunningPortal : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wqp-running-").FullName;

    public RunningPortal() => Client = CreateClient(new() { AllowAutoRedirect = false });

    public HttpClient Client { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Data:Folder", _folder);
        builder.UseSetting("Demo:Enabled", "false");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
