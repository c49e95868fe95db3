using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Actions;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Plays ninety days. The orders and receipts that no invoice waited for come first, by the page, as a first synchronisation with an ERP brings them; the rest follows
/// in the order of time. Messages of one stretch share a transaction; what a person does is an action of its own. An older order whose papers all agreed is played after all that is work:
/// what no other paper names ends the same whenever it is played.</summary>
internal sealed class DemoReplay(IServiceProvider services, DemoData data, DemoHistory history, DemoErp records, Instant now)
{
    private const int PageSize = 100, QuietPageSize = 10;

    /// <summary>What came later is there when the portal opens, so that its last day is whole.</summary>
    private static readonly Duration QuietAfter = Duration.FromDays(1);

    /// <summary>Something that happened: a message of the ERP, or a person's act between two of them.</summary>
    private sealed record Event(Instant At, int Rank, InboxMessage? Message, Func<IServiceProvider, DemoDesk, Task>? Act, Part In = Part.Time);

    private enum Part
    {
        /// <summary>No invoice that it is compared with had come yet, so that nothing follows from it but the mirror.</summary>
        Mirror,
        Time,

        /// <summary>Older orders that nobody had to look at, with their receipts and invoices.</summary>
        Quiet,
    }

    private long _sequence;
    private volatile float _played;
    private List<Event> _quiet = [];

    /// <summary>How much of the time is played, from 0 to 1; read by others while it plays.</summary>
    public float Played => _played;

    public async Task Run(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var handlers = Handlers(provider);
        var work = provider.GetRequiredService<UnitOfWork>().As(Actor.System);
        var desk = await DemoDesk.Open(provider, data, ct);
        var batch = new List<Act>();
        var events = Events().OrderBy(e => e.At).ThenBy(e => e.Rank).ToLookup(e => e.In);
        _quiet = [.. events[Part.Quiet]];
        foreach (var page in events[Part.Mirror].Chunk(PageSize)) await work.Replay([new Act(page[^1].At, at => Mirror(at, page, handlers, ct))], ct);
        var (played, all) = (0, events[Part.Time].Count());
        foreach (var happened in events[Part.Time])
        {
            _played = (float)played++ / all;
            if (happened.Message is { } message)
            {
                batch.Add(new Act(happened.At, at => Handle(at, message, handlers, ct)));
                continue;
            }
            await work.Replay(batch, ct);
            batch.Clear();
            await happened.Act!(provider, desk.At(happened.At));
        }
        await work.Replay(batch, ct);
        await desk.At(now).Share(provider, ct);
    }

    /// <summary>The older orders that needed nobody, in short transactions, as people work meanwhile.</summary>
    public async Task RunQuiet(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var handlers = Handlers(scope.ServiceProvider);
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>().As(Actor.System);
        foreach (var page in _quiet.Chunk(QuietPageSize)) await work.Replay([.. page.Select(told => new Act(told.At, at => Handle(at, told.Message!, handlers, ct)))], ct);
        _quiet = [];
    }

    private static ILookup<string, IInboxHandler> Handlers(IServiceProvider provider) => provider.GetServices<IInboxHandler>().ToLookup(h => h.Type);

    private static async Task<Outcome> Mirror(WriteScope at, IReadOnlyList<Event> page, ILookup<string, IInboxHandler> handlers, CancellationToken ct)
    {
        foreach (var told in page)
            foreach (var handler in handlers[told.Message!.Type])
                if (await handler.Handle(at, told.Message, ct) is { IsDone: false } no) return no;
        _ = Announced(at);
        return Outcome.Done();
    }

    /// <summary>What the handlers told each other, taken out of the save: the replay carries it on itself.</summary>
    private static List<InboxMessage> Announced(WriteScope at)
    {
        var announced = at.Db.ChangeTracker.Entries<InboxMessage>().Where(e => e.State == EntityState.Added).ToList();
        foreach (var entry in announced) entry.State = EntityState.Detached;
        return announced.ConvertAll(e => e.Entity);
    }

    /// <summary>As the inbox pump does: the handlers of the type, then those of what they announced.</summary>
    private static async Task<Outcome> Handle(WriteScope at, InboxMessage message, ILookup<string, IInboxHandler> handlers, CancellationToken ct)
    {
        foreach (var handler in handlers[message.Type])
            if (await handler.Handle(at, message, ct) is { IsDone: false } no) return no;
        var announced = Announced(at);
        if (announced.Count == 0) return Outcome.Done();
        // The rows of the message must be in the store before those it concerns are looked up.
        await at.Save(ct);
        foreach (var said in announced)
            foreach (var handler in handlers[said.Type])
                await handler.Handle(at, said, ct);
        return Outcome.Done();
    }

    private IEnumerable<Event> Events()
    {
        // An invoice without an order is compared with the orders of its supplier at its own time, and with what is billed of them.
        var compared = history.Invoices.Where(i => i.Order is null).GroupBy(i => i.Supplier).ToDictionary(g => g.Key, g => g.Min(i => i.ReceivedAt));
        var billed = history.Invoices.Where(i => i.Order is not null).ToLookup(i => i.Order!);
        var told = history.Receipts.ToLookup(r => r.Order, r => r.NeedsInspection ? r.InspectedAt ?? now : r.ReceivedAt);
        var supplier = history.Orders.ToDictionary(o => o.Number, o => o.Supplier);
        bool IsKnownBefore(string order, Instant at) => !compared.TryGetValue(supplier[order], out var first) || at < first;
        var quiet = history.Orders.Where(o => o.CancelledAt is null && o.CreatedAt < now - QuietAfter && !compared.ContainsKey(o.Supplier)
            && billed[o.Number].All(i => i is { Exception: "", Resolution: null, Scenario: not "awaiting-receipt" } && i.ReceivedAt < now - QuietAfter) && told[o.Number].All(at => at < now - QuietAfter)).Select(o => o.Number).ToHashSet();
        Part PartOf(string order, Instant at) => quiet.Contains(order) ? Part.Quiet : IsKnownBefore(order, at) && billed[order].All(i => at < i.ReceivedAt) ? Part.Mirror : Part.Time;
        foreach (var order in history.Orders)
        {
            yield return Told(order.CreatedAt, 0, "erp.order.v1", order.Number, records.Order(order), PartOf(order.Number, order.CreatedAt));
            if (order.CancelledAt is { } cancelled) yield return Told(cancelled, 0, "erp.order.v1", order.Number, records.Order(order, isCancelled: true));
        }
        foreach (var receipt in history.Receipts)
        {
            yield return Told(receipt.ReceivedAt, 1, "erp.receipt.v1", receipt.Number, DemoErp.Receipt(receipt, receipt.ReceivedAt), PartOf(receipt.Order, receipt.ReceivedAt));
            if (receipt.NeedsInspection && receipt.InspectedAt is { } inspected && inspected > receipt.ReceivedAt) yield return Told(inspected, 1, "erp.receipt.v1", receipt.Number, DemoErp.Receipt(receipt, inspected), quiet.Contains(receipt.Order) ? Part.Quiet : Part.Time);
        }
        foreach (var invoice in history.Invoices)
        {
            yield return Told(invoice.ReceivedAt, 2, ReceiveInvoice.FromErp, invoice.Number, records.Invoice(invoice), invoice.Order is { } ordered && quiet.Contains(ordered) ? Part.Quiet : Part.Time);
            if (invoice.Resolution is { How: not "receipt" } resolution) yield return new Event(resolution.At, 3, null, (provider, desk) => desk.Resolve(provider, invoice, resolution));
        }
        foreach (var request in history.Requests)
        {
            var wanted = request;
            yield return new Event(request.CreatedAt, 4, null, (provider, desk) => desk.Submit(provider, wanted));
            if (request.DecidedAt is { } decided) yield return new Event(decided, 5, null, (provider, desk) => desk.Decide(provider, wanted));
        }
        // What waits for a receipt becomes somebody's work on the morning after its grace; on the other mornings a sweep would find nothing.
        var waited = history.Invoices.Where(i => i.Exception is Codes.NoReceipt or Codes.OverReceipt or Codes.Inspection).Select(i => (From: i.ReceivedAt, Until: i.Resolution?.At ?? now)).ToList();
        for (var day = history.Orders[0].CreatedAt + Duration.FromHours(12); day < now; day += Duration.FromDays(1))
            if (waited.Exists(w => w.From <= day && day <= w.Until)) yield return new Event(day, 6, null, (provider, desk) => desk.SweepGrace(provider));
        yield return new Event(now, 7, null, (provider, desk) => desk.SweepGrace(provider));
    }

    private Event Told(Instant at, int rank, string type, string subject, object body, Part part = Part.Time)
    {
        var sequence = Interlocked.Increment(ref _sequence);
        return new Event(at, rank, new InboxMessage
        {
            Id = NewId.Next(), Source = "erp", MessageId = string.Create(CultureInfo.InvariantCulture, $"demo:{sequence}"), Type = type, Subject = subject,
            Body = JsonSerializer.Serialize(body, body.GetType(), StoreJson.Options), ReceivedAt = at, SourceSequence = sequence,
        }, null, part);
    }
}
