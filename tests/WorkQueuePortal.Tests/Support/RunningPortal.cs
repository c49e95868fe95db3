using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace WorkQueuePortal.Tests.Support;

/// <summary>The whole program, answering requests in memory, with an empty store of its own and no demonstration.</summary>
public sealed class RunningPortal : WebApplicationFactory<Program>
{
    private readonly string _folder;
    private readonly bool _isGuest;

    public RunningPortal() : this(null) { }

    private RunningPortal(RunningPortal? beside)
    {
        (_folder, _isGuest) = (beside?._folder ?? Directory.CreateTempSubdirectory("wqp-running-").FullName, beside is not null);
        Client = CreateClient(new() { AllowAutoRedirect = false });
    }

    public HttpClient Client { get; }

    /// <summary>A second node, on the store of this one.</summary>
    public RunningPortal Another() => new(this);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Data:Folder", _folder);
        builder.UseSetting("Demo:Enabled", "false");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (!_isGuest) Directory.Delete(_folder, recursive: true);
    }
}
