using System.Globalization;
using System.Text.Json;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Actions;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>The rows of some items, table by table.</summary>
internal sealed record SeedBatch(List<SupplierInvoice> Invoices, List<SupplierInvoiceLine> Lines, List<InvoiceException> Exceptions, List<WorkItem> Items, List<SlaClock> Clocks)
{
    public long Count => Invoices.Count + Lines.Count + Exceptions.Count + Items.Count + Clocks.Count;
}

/// <summary>Makes item after item: supplier, site, code and amount by chance from the demonstration's own lists, arrival one after the other over the last sixty days, as work comes in, an owner for one in ten.</summary>
internal sealed class SeedMaker(
    DemoData data, IReadOnlyDictionary<string, WorkQueue> queues, IReadOnlyList<Facility> facilities, IReadOnlyList<Person> people, IReadOnlyDictionary<string, BusinessCalendar> calendars, Instant now, long firstNumber, int count, int seed)
{
    private const int Days = 60;

    /// <summary>What an accounts payable floor sees, most frequent first. Each draw squares its chance, so that the first come often.</summary>
    private static readonly string[] Frequent =
        [Codes.PriceOver, Codes.NoReceipt, Codes.OverOrder, Codes.Freight, Codes.Unlinked, Codes.MissingData, Codes.DuplicateSuspect, Codes.TaxVariance, Codes.OverReceipt, Codes.NonPoNoPolicy, Codes.Unbalanced, Codes.CreditIncomplete];

    public SeedBatch Batch(int from, int to)
    {
        var batch = new SeedBatch([], [], [], [], []);
        for (var i = from; i < to; i++) One(batch, i);
        return batch;
    }

    private void One(SeedBatch batch, int index)
    {
        // A generator for each item, so that an item does not depend on those before it.
        var random = new Random(HashCode(index));
        var code = ExceptionCode.Of(Frequent[(int)(Frequent.Length * Math.Pow(random.NextDouble(), 2))]);
        var (queue, facility, thing) = (queues[code.Queue], facilities[random.Next(facilities.Count)], data.Items[random.Next(data.Items.Count)]);
        var supplier = data.Supplier(thing.Supplier);
        var at = now - Duration.FromMinutes(1 + (long)((60 * 24 * Days - 1) * (count - index - random.NextDouble()) / count));
        var (quantity, price) = (random.Next(1, 60), thing.Price);
        var billed = Money.Round(price * (1.02m + (random.Next(30) / 100m)));
        var variance = Money.Round((billed - price) * quantity);
        var invoice = Invoice(index, supplier, facility, thing, at, quantity, billed);
        var percent = price == 0m ? 0m : Math.Round((billed - price) / price * 100m, 2);
        var why = string.Create(CultureInfo.InvariantCulture, $"{code.Name}: {quantity} {thing.BaseUom} of {thing.Name} at {billed:N2}, and the price list says {price:N2}.");

        var exception = new InvoiceException { Id = NewId.Next(), Version = 1, InvoiceId = invoice.Id, FacilityId = facility.Id, OpenedAt = at };
        exception.Describe(code.Code, [], why, why, JsonSerializer.Serialize(Array.Empty<MatchCheck>(), StoreJson.Options), variance, percent, "");
        var calendarCode = queue.CalendarCode == WorkQueue.OfFacility ? facility.CalendarCode : queue.CalendarCode;
        var item = WorkItem.Open(new NewWork(
            ExceptionWork.Type, invoice.Id, facility.Id, queue.Code, code.Name, $"INV {invoice.Number}", supplier.LegalName, invoice.Total ?? 0m, supplier.Currency,
            string.Create(CultureInfo.InvariantCulture, $"{variance:+0.00;-0.00}"), $"{percent:0.##} % above list", why, random.Next(60), invoice.Total ?? 0m), queue, calendarCode, firstNumber + index, at);
        exception.ItemId = item.Id;
        var calendar = calendars[calendarCode];
        var resolve = SlaClock.Start(item.Id, new ClockTarget(ClockKind.Resolve, calendarCode, queue.ResolveMinutes * random.Next(1, 40)), at, calendar);
        var response = SlaClock.Start(item.Id, new ClockTarget(ClockKind.Response, calendarCode, queue.ResponseMinutes), at, calendar);
        item.FollowResponse([response]);
        foreach (var clock in new[] { resolve, response }) clock.LookAhead(HouseDefinitions.Of(clock.Kind).Rungs, calendar);
        response.PassRungs(HouseDefinitions.Of(ClockKind.Response).Rungs, now, calendar);
        foreach (var (rung, _) in resolve.PassRungs(HouseDefinitions.Of(ClockKind.Resolve).Rungs, now, calendar)) item.HasTold(rung.Percent!.Value);
        item.FollowClock(resolve, calendar, now);
        item.LookAgainAt(new[] { resolve, response }.Min(c => c.NextRungAt));
        if (random.Next(10) == 0 && Owner(random, queue, facility) is { } owner) item.Assign(owner.Id, owner.Name, Actor.System, at);

        batch.Invoices.Add(invoice);
        batch.Lines.AddRange(invoice.Lines);
        batch.Exceptions.Add(exception);
        batch.Items.Add(item);
        batch.Clocks.AddRange([resolve, response]);
    }

    private int HashCode(int index) => unchecked((seed * 397) ^ (index * 16_777_619));

    private SupplierInvoice Invoice(int index, DemoSupplier supplier, Facility facility, DemoItem thing, Instant at, decimal quantity, decimal price)
    {
        var (id, number, total) = (NewId.Next(), string.Create(CultureInfo.InvariantCulture, $"S{firstNumber + index}"), Money.Round(quantity * price));
        var invoice = new SupplierInvoice
        {
            Id = id, Version = 1, FacilityId = facility.Id, SupplierCode = supplier.Code, SupplierName = supplier.LegalName, Number = number, NormKey = DuplicateKey.Normalise(number), Kind = InvoiceKind.Invoice,
            InvoiceOn = at.InUtc().Date, DueOn = at.InUtc().Date.PlusDays(30), ReceivedAt = at, Channel = "seed", Currency = supplier.Currency, Terms = supplier.Terms, RemitLast4 = supplier.BankLast4,
            Subtotal = total, Tax = 0m, Total = total, DocumentHash = string.Create(CultureInfo.InvariantCulture, $"seed-{firstNumber + index}"),
            Lines = [new SupplierInvoiceLine { Id = NewId.Next(), InvoiceId = id, Position = 1, Line = "1", SupplierPart = thing.SupplierPart, Gtin = thing.Gtin, Name = thing.Name, Quantity = quantity, Uom = thing.BaseUom, Price = price, Extension = total }],
        };
        invoice.IsException();
        return invoice;
    }

    private Person? Owner(Random random, WorkQueue queue, Facility facility)
    {
        var able = people.Where(p => p.IsActive && p.Roles.Any(r => queue.Roles.Any(q => q.Role == r.Role)) && (p.SeesAllFacilities || p.HomeFacilityId == facility.Id)).ToList();
        return able.Count == 0 ? null : able[random.Next(able.Count)];
    }
}
