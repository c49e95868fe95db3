using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Tests.Support;

/// <summary>Records and commands as an ERP knows them, with only what a test cares about to be said.</summary>
public static class Erp
{
    public static ErpSupplier Supplier(string code = "S-1", SupplierStatus status = SupplierStatus.Active, string name = "Acme Medical") =>
        new(code, name, "1234", "NET30", "USD", status, Screening.Clear, "9876", null, name, "ar@acme.example");

    public static ErpOrder Order(string number = "4500000900", string facility = "H1", string status = "OPEN", decimal quantity = 10, string? createdBy = null) =>
        new(number, "S-1", facility, "CC100", "USD", "NET30", status, false, null, new LocalDate(2026, 2, 20), null, createdBy, null, [Line(1, quantity)]);

    public static ErpOrderLine Line(int line, decimal quantity = 10) =>
        new(line, "SKU-1", null, null, "Gloves", null, quantity, "BX", 7m, MatchBasis.ThreeWay, "STD", null, false);

    public static ErpReceipt Receipt(string number = "5000000900", string order = "4500000900", string facility = "H1", decimal accepted = 10) =>
        new(number, order, facility, Instant.FromUtc(2026, 3, 1, 9, 0), null, [new ErpReceiptLine(1, accepted, 0, 0, null)]);

    public static ErpItem Item(string sku, params ErpUnit[] units) =>
        new(sku, "Gloves", "S-1", "P-1", null, null, null, "42132203", "LOW", MatchBasis.ThreeWay, "STD", false, "EA", units, 0.07m, null, null, "B");

    public static Outgoing Release(Guid subject, string invoice = "INV-1", string key = "release:1", LocalDate? on = null) =>
        new(ErpCommands.ReleaseInvoice, key, subject, new ErpInvoiceCommand("S-1", invoice, null, on ?? new LocalDate(2026, 3, 2), 70m, "USD", null));

    public static Outgoing CreateOrder(Guid subject, string key = "order:1", string supplier = "S-1") =>
        new(ErpCommands.CreateOrder, key, subject, new ErpCreateOrder("REQ-10001", supplier, "H1", "CC100", "USD", "NET30", false, null, null, null, null, [Line(1)]));
}
