using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.IntegrationFailures;
using WorkQueuePortal.Store;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Support;

/// <summary>What the screens of those who oversee the work need besides: people with roles, interfaces, jobs, failures.</summary>
internal static class Oversight
{
    public static Actor Supervisor { get; } = Somebody("Gloria Esteban", Roles.Supervisor);
    public static Actor Operations { get; } = Somebody("Kenji Watari", Roles.Integration);
    public static Actor Owner { get; } = Somebody("Marcus Thiele", Roles.ProcessOwner);
    public static Actor Admin { get; } = Somebody("Ingrid Solheim", Roles.Admin);
    public static Actor Auditor { get; } = Somebody("Wes Aldous", Roles.Auditor);
    public static Actor Stranger { get; } = Somebody("Aisha Grant", Roles.Requester);

    public static ScreenContext Screen(this TestPortal portal, Actor actor, Action<IServiceCollection>? more = null)
    {
        var screen = new ScreenContext(portal, actor);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = portal.Folder }).Build();
        screen.Services.AddSingleton(new PortalSettings { Zone = "America/New_York", IsDemo = true });
        screen.Services.AddSingleton(portal.Get<StoreOptions>());
        screen.Services.AddIntegration(configuration);
        screen.Services.AddIntegrationFailures();
        screen.Services.AddJobs(configuration);
        more?.Invoke(screen.Services);
        return screen;
    }

    public static TestPortal WithFailures(Action<IServiceCollection>? more = null) => new(services =>
    {
        services.AddIntegrationFailures();
        more?.Invoke(services);
    });

    public static async Task<Person> Hire(this TestPortal portal, string name, params IReadOnlyList<string> roles)
    {
        var id = NewId.Next();
        var person = new Person
        {
            Id = id, Code = name, Name = name, UserName = name, NormalizedUserName = name, SecurityStamp = "stamp", SeesAllFacilities = true, Roles = [.. roles.Select(r => new PersonRole(id, r))],
        };
        await portal.Given(person);
        return person;
    }

    /// <summary>The queue of integration operations and a site for its work.</summary>
    public static async Task FurnishOperations(this TestPortal portal)
    {
        await portal.AddFacility("SSC");
        var queue = new WorkQueue { Id = NewId.Next(), Code = "Q-INT", Name = "Integration failures", CalendarCode = "24X7", ResponseMinutes = 120, ResolveMinutes = 540, WipLimit = 10 };
        queue.Roles.Add(new QueueRole(queue.Id, Roles.Integration));
        var always = string.Join(",", new[] { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" }.Select(day => $"\"{day}\":[\"00:00-24:00\"]"));
        await portal.Given(new WorkCalendar { Code = "24X7", Name = "Always", Definition = $$"""{"zone":"America/New_York","weekly":{{{always}}},"rules":[]}""" }, queue);
    }

    /// <summary>Messages come and are handled, until nothing is left in line.</summary>
    public static async Task Arrive(this TestPortal portal, params Envelope[] messages)
    {
        await portal.Get<ReceiveMessage>().Run("erp", messages, null, TestPortal.Ct);
        await portal.Get<PumpInbox>().Run(TestPortal.Ct);
    }

    private static Actor Somebody(string name, string role) => new(NewId.Next(), name, new HashSet<string> { role }, null);
}
