using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkQueuePortal.Access.Actions;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Access.Queries;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Requisitions.Actions;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Processes.Requisitions.Queries;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Ui;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Support;

/// <summary>A hospital that buys: a cost centre with its owner and her director, gloves that are low in risk, forceps that are not, and an ERP that knows their supplier.</summary>
public sealed class Purchasing : IAsyncDisposable
{
    private const string Office = """{"zone":"America/New_York","weekly":{"Mon":["08:00-17:00"],"Tue":["08:00-17:00"],"Wed":["08:00-17:00"],"Thu":["08:00-17:00"],"Fri":["08:00-17:00"]},"rules":["us-federal"]}""";

    private Purchasing(Facility facility)
    {
        Facility = facility;
        (Aisha, Nora, Stefan) = (Who("Aisha Grant", Roles.Requester), Who("Nora Lindqvist", Roles.Manager, Roles.Requester), Who("Stefan Brandt", Roles.Director));
        Ines = new Actor(NewId.Next(), "Ines Integration", new HashSet<string> { Roles.Integration }, null);
    }

    public TestPortal Portal { get; private init; } = null!;
    public Facility Facility { get; }
    public Actor Aisha { get; }
    public Actor Nora { get; }
    public Actor Stefan { get; }
    public Actor Ines { get; }

    public static async Task<Purchasing> Start()
    {
        var portal = new TestPortal(services => services.AddScoped<SaveDraft>().AddScoped<Drafts>());
        var place = new Purchasing(await portal.AddFacility("H1")) { Portal = portal };
        var now = portal.Clock.GetCurrentInstant();
        await portal.Given(
            new WorkCalendar { Code = "SSC", Name = "Office", Definition = Office }, Queue("Q-APPR", Roles.Manager), Queue("Q-INT", Roles.Integration),
            place.Row(place.Aisha, place.Nora), place.Row(place.Nora, place.Stefan), place.Row(place.Stefan, null),
            new CostCenter { Id = NewId.Next(), Code = "4410", Name = "Perioperative", FacilityId = place.Facility.Id, OwnerId = place.Nora.Id, GlAccounts = "6010,6020", IsActive = true },
            new CostCenter { Id = NewId.Next(), Code = "9900", Name = "Elsewhere", FacilityId = NewId.Next(), OwnerId = place.Stefan.Id, GlAccounts = "6010", IsActive = true },
            new Budget { Id = NewId.Next(), CostCenter = "4410", Gl = "6010", FiscalYear = 2026, Annual = 200_000m, Actual = 50_000m, Committed = 10_000m, AsOf = now },
            new Supplier { Id = NewId.Next(), Code = "S-1", Name = "Acme Medical", Terms = "NET30", Currency = "USD", Status = SupplierStatus.Active, Screening = Screening.Clear },
            new Supplier { Id = NewId.Next(), Code = "S-2", Name = "Other Medical", Terms = "NET30", Currency = "USD", Status = SupplierStatus.Active, Screening = Screening.Clear },
            Item("GLOVE", "Gloves, nitrile", "S-1", "LOW", 0.10m), Item("FORCEPS", "Bipolar forceps", "S-1", "MED", 500m), Item("TAPE", "Tape, silk", "S-2", "LOW", 1m));
        await portal.Erp.Put([SandboxRecord.Of(Erp.Supplier())], TestPortal.Ct);
        portal.Actor = place.Aisha;
        return place;
    }

    public static RequestForm Form(string sku = "GLOVE", decimal quantity = 10m, string uom = "BX", string reason = "Stock covers Monday only.") =>
        new("4410", "6010", new LocalDate(2026, 3, 20), "OR core, level 2", reason, [new RequestFormLine(sku, quantity, uom)]);

    public async Task<SubmitRequest.Submitted> Submit(RequestForm form)
    {
        Portal.Actor = Aisha;
        var submitted = await Portal.Get<SubmitRequest>().Run(new SubmitRequest.Ask(form), TestPortal.Ct);
        Assert.True(submitted.IsDone, submitted.Sentence);
        return submitted.Value!;
    }

    public async Task<Outcome> Decide(Actor by, Guid id, Verdict verdict, string? reason = null)
    {
        Portal.Actor = by;
        return await Portal.Get<DecideRequest>().Run(new DecideRequest.Ask(id, (await Request(id)).Version, verdict, reason), TestPortal.Ct);
    }

    public async Task<PurchaseRequest> Request(Guid id) => (await Portal.All<PurchaseRequest>()).Single(r => r.Id == id);

    public async Task<Budget> Budget() => (await Portal.All<Budget>()).Single();

    /// <summary>Lets the order go out and its answer come in, as the jobs do.</summary>
    public async Task Pump()
    {
        await Portal.Get<PumpOutbox>().Run(TestPortal.Ct);
        await Portal.Get<PumpInbox>().Run(TestPortal.Ct);
    }

    /// <summary>A browser page of whoever is signed in, on this store.</summary>
    public UiContext Page()
    {
        var page = new UiContext();
        page.Services.AddSingleton<IClock>(Portal.Clock);
        page.Services.AddSingleton(Portal.Changes);
        page.Services.AddSingleton(Portal.Get<SharedReads>());
        page.Services.AddScoped<ICurrentActor>(_ => Portal.Get<ICurrentActor>());
        page.Services.AddScoped(_ => Portal.Get<Requests>());
        page.Services.AddScoped(_ => Portal.Get<ApprovalCards>());
        page.Services.AddScoped(_ => Portal.Get<SubmitRequest>());
        page.Services.AddScoped(_ => Portal.Get<DecideRequest>());
        page.Services.AddScoped(_ => Portal.Get<WithdrawRequest>());
        page.Services.AddScoped(_ => Portal.Get<OrderAgain>());
        page.Services.AddScoped(_ => Portal.Get<SaveDraft>());
        page.Services.AddScoped(_ => Portal.Get<Drafts>());
        return page;
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private Actor Who(string name, params string[] roles) => new(NewId.Next(), name, roles.ToHashSet(), new HashSet<Guid> { Facility.Id });

    private Person Row(Actor actor, Actor? manager) => new()
    {
        Id = actor.Id, Code = actor.Name, Name = actor.Name, UserName = actor.Name, NormalizedUserName = actor.Name, SecurityStamp = "stamp", HomeFacilityId = Facility.Id, ManagerId = manager?.Id,
        Roles = [.. actor.Roles.Select(r => new PersonRole(actor.Id, r))],
    };

    private static WorkQueue Queue(string code, string role)
    {
        var queue = new WorkQueue { Id = NewId.Next(), Code = code, Name = code, CalendarCode = "SSC", ResponseMinutes = 240, ResolveMinutes = 1080, WipLimit = 5 };
        queue.Roles.Add(new QueueRole(queue.Id, role));
        return queue;
    }

    private static CatalogItem Item(string sku, string name, string supplier, string risk, decimal price)
    {
        var item = new CatalogItem { Id = NewId.Next(), Sku = sku, Name = name, SupplierCode = supplier, SupplierPart = $"P-{sku}", Unspsc = supplier == "S-1" ? "42132203" : "42311500", Risk = risk, TolerancePolicy = "STD", BaseUom = "EA", Price = price, Criticality = "B" };
        item.Units.Add(new ItemUnit { Id = NewId.Next(), ItemId = item.Id, Uom = "BX", Factor = 100m });
        return item;
    }
}
