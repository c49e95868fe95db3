using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Actions;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Processes.Requisitions.Actions;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Processes.Requisitions.Queries;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>The people of the demonstration at their desks: each does, with the portal's own actions, what the history says was done, at its time.</summary>
internal sealed class DemoDesk
{
    private static readonly string[] Specialists = ["maya.okafor", "priya.nair", "tomasz.wilk", "joon-ho.park"];
    private readonly DemoData _data;
    private readonly Dictionary<string, Actor> _people;
    private readonly Dictionary<string, Guid> _requests = [];
    private readonly Then _then = new();
    private int _turn;

    private DemoDesk(DemoData data, Dictionary<string, Actor> people) => (_data, _people) = (data, people);

    public static async Task<DemoDesk> Open(IServiceProvider provider, DemoData data, CancellationToken ct)
    {
        await using var db = provider.GetRequiredService<PortalDbs>().Read(Actor.System);
        var people = await db.Set<Person>().Include(p => p.Roles).Include(p => p.Facilities).ToListAsync(ct);
        return new DemoDesk(data, people.ToDictionary(p => p.Code, p => p.AsActor()));
    }

    public DemoDesk At(Instant then)
    {
        _then.Now = then;
        return this;
    }

    public async Task SweepGrace(IServiceProvider provider) =>
        await new SweepGrace(provider.GetRequiredService<UnitOfWork>().At(_then), provider.GetRequiredService<PortalDbs>(), provider.GetRequiredService<ExamineInvoice>(), _then).Run(CancellationToken.None);

    /// <summary>Settles an exception as the history says. Who lacks the authority leaves it to the lead.</summary>
    public async Task Resolve(IServiceProvider provider, DemoInvoice invoice, DemoResolution resolution)
    {
        if (await Case(provider, invoice) is not { } found) return;
        foreach (var who in new[] { Specialists[_turn++ % Specialists.Length], "dana.whitlock", "carla.benning", "marta.quill" })
        {
            if (!_people.TryGetValue(who, out var actor)) continue;
            if ((await Settle(provider, actor, found.Item, found.Version, found.Code, resolution.How)).IsDone) return;
        }
    }

    public async Task Submit(IServiceProvider provider, DemoRequest request)
    {
        var center = _data.CostCentre(request.CostCentre);
        var item = _data.Items.First(i => i.Sku == request.Sku);
        var gl = center.GlAccounts.Contains(_data.CategoryOf(item).Gl) ? _data.CategoryOf(item).Gl : center.GlAccounts[0];
        var action = Make<SubmitRequest>(provider, _people[request.Requester]);
        var outcome = await action.Run(new SubmitRequest.Ask(new RequestForm(
            request.CostCentre, gl, request.NeedBy, $"{_data.Facility(request.Facility).Name}, receiving", request.Reason, [new RequestFormLine(request.Sku, request.Quantity, request.Uom)])), CancellationToken.None);
        if (outcome.Value is { } submitted) _requests[request.Number] = submitted.Id;
    }

    public async Task Decide(IServiceProvider provider, DemoRequest request)
    {
        if (!_requests.TryGetValue(request.Number, out var id)) return;
        await using var db = provider.GetRequiredService<PortalDbs>().Read(Actor.System);
        var stored = await db.Set<PurchaseRequest>().FirstAsync(r => r.Id == id);
        if (stored.State != RequestState.PendingApproval) return;
        var approver = _people.Values.First(p => p.Id == stored.ApproverId);
        var verdict = request.Outcome == "RETURNED" ? Verdict.Return : Verdict.Approve;
        await Make<DecideRequest>(provider, approver).Run(new DecideRequest.Ask(id, stored.Version, verdict, verdict == Verdict.Return ? "Is there a second quote?" : null), CancellationToken.None);
    }

    /// <summary>Deals the open work out as on a working morning: most to the specialists, some left unclaimed, a few waiting for an answer.</summary>
    public async Task Share(IServiceProvider provider, CancellationToken ct)
    {
        var all = await new QueueRows(provider.GetRequiredService<PortalDbs>(), new Everybody(), _then, provider.GetRequiredService<KnownPlaces>(), provider.GetRequiredService<QueueSight>(), provider.GetRequiredService<SharedReads>()).All(new QueueView(), ct);
        // Four of ten stay where everybody can take them.
        var free = all.Where(r => r.OwnerId is null && r.QueueCode.StartsWith("Q-AP-", StringComparison.Ordinal));
        var dealt = free.Select((row, place) => (Row: row, Place: place + 1)).Where(d => d.Place % 10 is not (4 or 6 or 8 or 0)).ToList();
        var taken = new HashSet<Guid>();
        foreach (var hand in dealt.GroupBy(d => Hand(d.Place)))
        {
            var take = Make<TakeItem>(provider, _people[hand.Key]);
            var acts = hand.Select(d => new Act(_then.Now, at => take.In(at, d.Row.Id, d.Row.Version, ct)));
            var outcomes = await provider.GetRequiredService<UnitOfWork>().As(_people[hand.Key]).Replay([.. acts], ct);
            taken.UnionWith(hand.Zip(outcomes).Where(d => d.Second.IsDone).Select(d => d.First.Row.Id));
        }
        var paused = 0;
        foreach (var (row, place) in dealt.Where(d => d.Row.What == "Price over" && d.Place % 4 == 0 && taken.Contains(d.Row.Id)))
            if (paused < 6 && await Ask(provider, _people[Hand(place)], row.Id, ct)) paused++;
    }

    private static string Hand(int place) => place % 10 is 1 or 2 or 5 or 7 ? "maya.okafor" : Specialists[1 + place % 3];

    private async Task<bool> Ask(IServiceProvider provider, Actor who, Guid item, CancellationToken ct)
    {
        await using var db = provider.GetRequiredService<PortalDbs>().Read(Actor.System);
        var version = await db.Set<WorkItem>().Where(i => i.Id == item).Select(i => i.Version).FirstAsync(ct);
        var letter = "The price on this invoice is above the order. Send a credit memo that cites it; we hold payment until it arrives.";
        var outcome = await Make<RequestCredit>(provider, who).Run(new RequestCredit.Ask(item, version, letter, _then.Now.InUtc().Date.PlusDays(4)), ct);
        return outcome.IsDone;
    }

    private static async Task<(Guid Item, int Version, string Code)?> Case(IServiceProvider provider, DemoInvoice invoice)
    {
        await using var db = provider.GetRequiredService<PortalDbs>().Read(Actor.System);
        var found = await (from e in db.Set<InvoiceException>()
                           join i in db.Set<SupplierInvoice>() on e.InvoiceId equals i.Id
                           join w in db.Set<WorkItem>() on e.ItemId equals w.Id
                           where e.ResolvedAt == null && i.SupplierCode == invoice.Supplier && i.Number == invoice.Number && i.ReceivedAt == invoice.ReceivedAt
                           select new { w.Id, w.Version, e.PrimaryCode }).FirstOrDefaultAsync();
        return found is null ? null : (found.Id, found.Version, found.PrimaryCode);
    }

    private Task<Outcome> Settle(IServiceProvider provider, Actor who, Guid item, int version, string code, string how)
    {
        var ask = new AcceptVariance.Ask(item, version, Reasons.GetValueOrDefault(how, "Checked against the order."));
        return (how, code) switch
        {
            (_, Codes.DuplicateExact or Codes.DuplicateSuspect) => Make<JudgeDuplicate>(provider, who).Run(new JudgeDuplicate.Ask(item, version, how == "return", "It is a second delivery."), CancellationToken.None),
            ("shortpay", _) => Make<ShortPay>(provider, who).Run(ask, CancellationToken.None),
            ("return", _) => Make<ReturnInvoice>(provider, who).Run(ask, CancellationToken.None),
            _ => Make<AcceptVariance>(provider, who).Run(ask, CancellationToken.None),
        };
    }

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["accept"] = "The supplier's list went up on the first of the month; the contract allows it.", ["credit"] = "The credit memo for the difference has arrived.",
        ["shortpay"] = "The order price holds.", ["return"] = "Send a corrected invoice.",
    };

    private T Make<T>(IServiceProvider provider, Actor who) => ActivatorUtilities.CreateInstance<T>(provider, provider.GetRequiredService<UnitOfWork>().As(who).At(_then));

    private sealed class Then : IClock
    {
        public Instant Now { get; set; }

        public Instant GetCurrentInstant() => Now;
    }

    private sealed class Everybody : ICurrentActor
    {
        public ValueTask<Actor> Get() => new(Actor.System);
    }
}
