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
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Plays ninety days in the order of time. Messages of one stretch share a transaction; what a person does is an action of its own.</summary>
internal sealed class DemoReplay(IServiceProvider services, DemoData data, DemoHistory history, DemoErp records, Instant now)
{
    /// <summary>Something that happened: a message of the ERP, or a person's act between two of them.</summary>
    private sealed record Event(Instant At, int Rank, InboxMessage? Message, Func<IServiceProvider, DemoDesk, Task>? Act);

    private long _sequence;
    private volatile float _part;

    /// <summary>How much of the time is played, from 0 to 1; read by others while it plays.</summary>
    public float Part => _part;

    public async Task Run(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var handlers = provider.GetServices<IInboxHandler>().ToLookup(h => h.Type);
        var work = provider.GetRequiredService<UnitOfWork>().As(Actor.System);
        var desk = await DemoDesk.Open(provider, data, ct);
        var batch = new List<Act>();
        var events = Events().OrderBy(e => e.At).ThenBy(e => e.Rank).ToList();
        var played = 0;
        foreach (var happened in events)
        {
            _part = (float)played++ / events.Count;
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

    /// <summary>As the inbox pump does: the handlers of the type, then those of what they announced.</summary>
    private static async Task<Outcome> Handle(WriteScope at, InboxMessage message, ILookup<string, IInboxHandler> handlers, CancellationToken ct)
    {
        foreach (var handler in handlers[message.Type])
            if (await handler.Handle(at, message, ct) is { IsDone: false } no) return no;
        var announced = at.Db.ChangeTracker.Entries<InboxMessage>().Where(e => e.State == EntityState.Added).ToList();
        if (announced.Count == 0) return Outcome.Done();
        foreach (var entry in announced) entry.State = EntityState.Detached;
        // The rows of the message must be in the store before those it concerns are looked up.
        await at.Save(ct);
        foreach (var entry in announced)
            foreach (var handler in handlers[entry.Entity.Type])
                await handler.Handle(at, entry.Entity, ct);
        return Outcome.Done();
    }

    private IEnumerable<Event> Events()
    {
        foreach (var order in history.Orders)
        {
            yield return Told(order.CreatedAt, 0, "erp.order.v1", order.Number, records.Order(order));
            if (order.CancelledAt is { } cancelled) yield return Told(cancelled, 0, "erp.order.v1", order.Number, records.Order(order, isCancelled: true));
        }
        foreach (var receipt in history.Receipts)
        {
            yield return Told(receipt.ReceivedAt, 1, "erp.receipt.v1", receipt.Number, DemoErp.Receipt(receipt, receipt.ReceivedAt));
            if (receipt.NeedsInspection && receipt.InspectedAt is { } inspected && inspected > receipt.ReceivedAt) yield return Told(inspected, 1, "erp.receipt.v1", receipt.Number, DemoErp.Receipt(receipt, inspected));
        }
        foreach (var invoice in history.Invoices)
        {
            yield return Told(invoice.ReceivedAt, 2, ReceiveInvoice.FromErp, invoice.Number, records.Invoice(invoice));
            if (invoice.Resolution is { How: not "receipt" } resolution) yield return new Event(resolution.At, 3, null, (provider, desk) => desk.Resolve(provider, invoice, resolution));
        }
        foreach (var request in history.Requests)
        {
            var wanted = request;
            yield return new Event(request.CreatedAt, 4, null, (provider, desk) => desk.Submit(provider, wanted));
            if (request.DecidedAt is { } decided) yield return new Event(decided, 5, null, (provider, desk) => desk.Decide(provider, wanted));
        }
        // What waits for a receipt becomes somebody's work on the morning after its grace.
        for (var day = history.Orders[0].CreatedAt + Duration.FromHours(12); day < now; day += Duration.FromDays(1))
            yield return new Event(day, 6, null, (provider, desk) => desk.SweepGrace(provider));
        yield return new Event(now, 7, null, (provider, desk) => desk.SweepGrace(provider));
    }

    private Event Told(Instant at, int rank, string type, string subject, object body)
    {
        var sequence = Interlocked.Increment(ref _sequence);
        return new Event(at, rank, new InboxMessage
        {
            Id = NewId.Next(), Source = "erp", MessageId = string.Create(CultureInfo.InvariantCulture, $"demo:{sequence}"), Type = type, Subject = subject,
            Body = JsonSerializer.Serialize(body, body.GetType(), StoreJson.Options), ReceivedAt = at, SourceSequence = sequence,
        }, null);
    }
}
