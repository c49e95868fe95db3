using Microsoft.AspNetCore.Connections;
using WorkQueuePortal;
using WorkQueuePortal.Access;
using WorkQueuePortal.Access.Edges;
using WorkQueuePortal.Admin;
using WorkQueuePortal.Api;
using WorkQueuePortal.Commands;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.IntegrationFailures;
using WorkQueuePortal.Processes.Invoices;
using WorkQueuePortal.Processes.Requisitions;
using WorkQueuePortal.Shell;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work;

if (CommandLine.Knows(args)) return CommandLine.Run(args);

// The settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();

if (SettingFiles.Take(builder.Configuration).Refusal is { } unread) return NotStarted(unread);
var proxies = KnownProxies.Read(builder.Configuration);
if (proxies.Value is not { } known) return NotStarted(proxies.Refusal!);

using (var logs = LoggerFactory.Create(l => l.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole()))
{
    if (StoreStart.Check(builder.Configuration, logs.CreateLogger("Store")) is { Refusal: { } no }) return NotStarted(no);
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
builder.Services.AddKnownProxies(known);

var app = builder.Build();
if ((await app.LoadDemo(demo)).Refusal is { } half) return NotStarted(half);
app.MapShell();
app.MapAdmin();
app.MapSignIn(demo);
app.MapApi();
app.MapWork();
app.MapInvoices();
app.MapJobs();
app.TellWhereItIs(demo);
try
{
    await app.RunAsync();
    return Environment.ExitCode;
}
catch (IOException fault) when (fault.InnerException is AddressInUseException)
{
    return NotStarted(Refusal.Shape($"{fault.Message} Stop what listens there, or start with --Urls and another address."));
}

static int NotStarted(Refusal why)
{
    Console.Error.WriteLine(why.Sentence);
    return 1;
}
