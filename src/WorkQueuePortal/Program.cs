using WorkQueuePortal.Commands;
using WorkQueuePortal.Shell;

if (CommandLine.Knows(args)) return CommandLine.Run(args);

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddShell();

var app = builder.Build();
app.MapShell();
app.Run();
return 0;
