using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Admin.Demo;

/// <summary>Ninety days went through the portal's own handlers. Whatever an invoice was meant to stop with, the portal must have found by itself.</summary>
public sealed class DemoLoadTests(DemoLoadTests.Loaded demo) : IClassFixture<DemoLoadTests.Loaded>
{
    /// <summary>The demonstration is loaded once for all tests here.</summary>
    public sealed class Loaded : IAsyncLifetime
    {
        private readonly TestPortal _portal = new(services => services.AddSingleton<DemoLoader>());

        public IReadOnlyList<DemoInvoice> Meant { get; private set; } = [];
        public IReadOnlyDictionary<(string, string, decimal), SupplierInvoice> Found { get; private set; } = new Dictionary<(string, string, decimal), SupplierInvoice>();
        public ILookup<Guid, InvoiceException> Exceptions { get; private set; } = Enumerable.Empty<InvoiceException>().ToLookup(e => e.Id);
        public bool WasLoadedAgain { get; private set; }
        public IReadOnlyList<DemoState> States { get; private set; } = [];
        public TestPortal Portal => _portal;

        /// <summary>The items, and the invoices, that were there when people could begin to work.</summary>
        public IReadOnlySet<(Guid Id, int Version)> Work { get; private set; } = new HashSet<(Guid, int)>();
        public IReadOnlySet<Guid> FirstInvoices { get; private set; } = new HashSet<Guid>();

        public async ValueTask InitializeAsync()
        {
            var now = Instant.FromUtc(2026, 3, 10, 14, 41);
            _portal.Clock.Reset(now);
            var before = await _portal.Get<DemoLoader>().Look(CancellationToken.None);
            await _portal.Get<DemoLoader>().LoadWork(CancellationToken.None);
            Work = (await _portal.All<WorkItem>()).Select(i => (i.Id, i.Version)).ToHashSet();
            FirstInvoices = (await _portal.All<SupplierInvoice>()).Select(i => i.Id).ToHashSet();
            await _portal.Get<DemoLoader>().LoadRest(CancellationToken.None);
            States = [before, await _portal.Get<DemoLoader>().Look(CancellationToken.None)];
            WasLoadedAgain = await _portal.Get<DemoLoader>().LoadOnce(CancellationToken.None);
            Meant = DemoHistory.Of(DemoData.Read(), now).Invoices;
            Found = (await _portal.All<SupplierInvoice>()).ToDictionary(i => (i.SupplierCode ?? "", i.Number, i.Total ?? 0m));
            Exceptions = (await _portal.All<InvoiceException>()).ToLookup(e => e.InvoiceId);
        }

        public ValueTask DisposeAsync() => _portal.DisposeAsync();
    }

    [Fact]
    public void A_store_is_empty_before_and_complete_after() => Assert.Equal([DemoState.Empty, DemoState.Complete], demo.States);

    [Fact]
    public async Task What_is_loaded_after_the_opening_is_work_of_nobody()
    {
        Assert.Equal(demo.Work, (await demo.Portal.All<WorkItem>()).Select(i => (i.Id, i.Version)).ToHashSet());
        var later = demo.Found.Values.Where(i => !demo.FirstInvoices.Contains(i.Id)).ToList();
        Assert.InRange(later.Count, 350, 530);
        Assert.All(later, i => Assert.Equal(InvoiceState.Released, i.State));
    }

    [Fact]
    public async Task A_load_that_was_broken_off_is_known_and_not_taken_for_a_demonstration()
    {
        await using var portal = new TestPortal(services => services.AddSingleton<DemoLoader>());
        await DemoPeople.Load(DemoData.Read(), portal.Get<PortalDbs>(), CancellationToken.None);
        await portal.Get<SyncMasterData>().Run(CancellationToken.None);
        Assert.Equal(DemoState.BrokenOff, await portal.Get<DemoLoader>().Look(CancellationToken.None));
        Assert.False(await portal.Get<DemoLoader>().LoadOnce(CancellationToken.None));
    }

    [Fact]
    public void Every_invoice_arrived_once()
    {
        Assert.Equal(demo.Meant.Count, demo.Found.Count);
        Assert.All(demo.Meant, i => Assert.True(demo.Found.ContainsKey((i.Supplier, i.Number, i.Total)), $"{i.Supplier} {i.Number}"));
    }

    [Fact]
    public void What_was_meant_to_stop_has_stopped_with_that_code() => Assert.All(demo.Meant.Where(i => i.Exception.Length > 0), i =>
    {
        var invoice = demo.Found[(i.Supplier, i.Number, i.Total)];
        var codes = demo.Exceptions[invoice.Id].OrderBy(e => e.OpenedAt).Select(e => e.PrimaryCode).ToList();
        // A receipt that came inside its grace has spared everybody the exception.
        if (codes.Count == 0 && i is { Exception: "NO_RECEIPT" or "QTY_OVER_RECEIPT", Resolution.How: "receipt" }) Assert.Equal(InvoiceState.Released, invoice.State);
        else Assert.Equal((i.Scenario, i.Exception), (i.Scenario, codes.FirstOrDefault() ?? invoice.State.ToString()));
    });

    [Fact]
    public void What_was_meant_to_go_through_was_touched_by_nobody() => Assert.All(demo.Meant.Where(i => i.Exception.Length == 0), i =>
    {
        var invoice = demo.Found[(i.Supplier, i.Number, i.Total)];
        Assert.Empty(demo.Exceptions[invoice.Id].Select(e => (i.Scenario, e.PrimaryCode, e.Why)));
        Assert.Equal((i.Scenario, i.Scenario == "awaiting-receipt" ? InvoiceState.AwaitingReceipt : InvoiceState.Released), (i.Scenario, invoice.State));
    });

    /// <summary>What stands in another team's queue, or waits for a credit of goods, is not accounts payable's to settle alone and stays open.</summary>
    [Fact]
    public void What_accounts_payable_settled_is_settled()
    {
        var settled = demo.Meant.Where(i => i.Resolution is { } r && ExceptionCode.Of(i.Exception) is var code && code.Queue.StartsWith("Q-AP-", StringComparison.Ordinal)
            && (r.How != "credit" || code.Actions.Contains(ResolutionAction.AcceptVariance))).ToList();
        Assert.NotEmpty(settled);
        Assert.All(settled, i => Assert.False(demo.Found[(i.Supplier, i.Number, i.Total)].IsOpen, $"{i.Scenario} {i.Supplier} {i.Number}"));
    }

    [Fact]
    public async Task Every_release_is_one_command_for_the_ERP()
    {
        var sent = (await demo.Portal.All<OutboxRow>()).Where(o => o.Key.StartsWith("invoice.release:", StringComparison.Ordinal)).Select(o => o.SubjectId).ToList();
        Assert.Equal(sent.Count, sent.Distinct().Count());
        Assert.Superset(demo.Found.Values.Where(i => i.State == InvoiceState.Released).Select(i => i.Id).ToHashSet(), sent.ToHashSet());
    }

    [Fact]
    public void A_second_start_adds_nothing() => Assert.False(demo.WasLoadedAgain);
}
