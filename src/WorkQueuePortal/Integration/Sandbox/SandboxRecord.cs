using System.Globalization;
using System.Text.Json;
using NodaTime;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Sandbox;

/// <summary>A record to put into the sandbox ERP, or one taken from it.</summary>
public sealed record SandboxRecord(string Entity, string Key, string Body)
{
    /// <summary>The ledger entry of an invoice: what has been done about it. Not a feed.</summary>
    public const string Ledger = "ledger";
    /// <summary>The last day of the periods that are closed. Not a feed.</summary>
    public const string Period = "period";
    /// <summary>Debit memos and write-offs. Not a feed.</summary>
    public const string Adjustment = "adjustment";

    public static SandboxRecord Of(ErpSupplier supplier) => new(Feeds.Supplier, supplier.Code, Json(supplier));
    public static SandboxRecord Of(ErpItem item) => new(Feeds.Item, item.Sku, Json(item));
    public static SandboxRecord Of(ErpCostCenter center) => new(Feeds.CostCenter, center.Code, Json(center));
    public static SandboxRecord Of(ErpBudget budget) => new(Feeds.Budget, string.Create(CultureInfo.InvariantCulture, $"{budget.CostCenter}|{budget.Gl}|{budget.FiscalYear}"), Json(budget));
    public static SandboxRecord Of(ErpOrder order) => new(Feeds.Order, order.Number, Json(order));
    public static SandboxRecord Of(ErpReceipt receipt) => new(Feeds.Receipt, receipt.Number, Json(receipt));

    /// <param name="body">The invoice as JSON; the sandbox never looks inside.</param>
    public static SandboxRecord Invoice(string supplierCode, string number, string body) => new(Feeds.Invoice, InvoiceKey(supplierCode, number), body);

    public static string InvoiceKey(string supplierCode, string number) => $"{supplierCode}|{number}";

    internal static SandboxRecord Of(LedgerEntry entry) => new(Ledger, InvoiceKey(entry.SupplierCode, entry.InvoiceNumber), Json(entry));
    internal static SandboxRecord ClosedThrough(LocalDate day) => new(Period, Period, Json(day));

    internal static string Json<T>(T value) => JsonSerializer.Serialize(value, StoreJson.Options);
}

public enum LedgerStatus
{
    Parked,
    Held,
    Released,
    Rejected,
}

/// <summary>What the sandbox has done about one invoice.</summary>
public sealed record LedgerEntry(string SupplierCode, string InvoiceNumber, string Document, decimal Amount, string Currency, LedgerStatus Status, Instant At);
