using WorkQueuePortal;
using WorkQueuePortal.Access;
using WorkQueuePortal.Access.Edges;
using WorkQueuePortal.Admin;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Api;
using WorkQueuePortal.Commands;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Processes.IntegrationFailures;
using WorkQueuePortal.Processes.Invoices;
using WorkQueuePortal.Processes.Requisitions;
using WorkQueuePortal.Shell;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work;

if (CommandLine.Knows(args)) return CommandLine.Run(args, SeedItems.Fill);

// The settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();

using (var logs = LoggerFactory.Create(l => l.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole()))
{
    if (StoreStart.Check(builder.Configuration, logs.CreateLogger("Store")) is { Refusal: { } no })
    {
        Console.Error.WriteLine(no.Sentence);
        return 1;
    }
}

var demo = DemoMode.Of(builder.Configuration, builder.Environment);
builder.Services.AddStore(builder.Configuration, Rooms.Tables);
builder.Services.AddAccess(demo);
builder.Services.AddIntegration(builder.Configuration);
builder.Services.AddWork();
builder.Services.AddInvoices();
builder.Services.AddRequisitions();
builder.Services.AddIntegrationFailures();
builder.Services.AddAdmin();
builder.Services.AddApi();
builder.Services.AddJobs(builder.Configuration);
builder.Services.AddShell();

var app = builder.Build();
await app.LoadDemo(demo);
app.MapShell();
app.MapSignIn(demo);
app.MapApi();
app.MapInvoices();
app.MapJobs();
app.TellWhereItIs(demo);
await app.RunAsync();
return 0;
