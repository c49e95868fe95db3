using NodaTime;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>One purchase while it is being thought out, from order to invoices; <see cref="Papers"/> then writes its documents.
/// Days are counted in workdays before today, so a larger number is earlier.</summary>
internal sealed class Purchase(DemoScenario scenario, DemoFacility facility, DemoSupplier supplier, DemoCostCentre costCentre, OpenHours hours)
{
    public DemoScenario Scenario { get; } = scenario;
    public DemoFacility Facility { get; } = facility;
    public DemoSupplier Supplier { get; } = supplier;
    public DemoCostCentre CostCentre { get; } = costCentre;
    public OpenHours Hours { get; } = hours;

    public List<Ordered> Lines { get; } = [];
    public List<Bill> Bills { get; } = [];
    public Bill First => Bills[0];

    public bool HasOrder { get; set; } = true;
    public int OrderedBack { get; set; }
    public LocalDate PromisedOn { get; set; }
    public bool Cancelled { get; set; }
    public string FreightTerms { get; set; } = "PREPAID";
    public decimal PlannedFreight { get; set; }
    public bool NeedsReceipt { get; init; }
    public bool NeedsInspection { get; init; }
    public bool FailsToInspect { get; set; }
}

internal sealed class Ordered(DemoItem item, decimal quantity, decimal price)
{
    public DemoItem Item { get; } = item;
    public decimal Quantity { get; set; } = quantity;
    public decimal Price { get; } = price;
}

/// <summary>One delivery and the invoice for it. A copy or a credit has no delivery of its own.</summary>
internal sealed class Bill(string kind, int invoicedBack)
{
    public string Kind { get; } = kind;
    public int InvoicedBack { get; } = invoicedBack;
    public int? DeliveredBack { get; init; }
    public List<Billed> Lines { get; init; } = [];

    public string? Number { get; set; }
    public Bill? CopyOf { get; init; }
    public Bill? CreditFor { get; init; }
    public bool CitesOrder { get; set; } = true;
    public bool CitesOriginal { get; init; }
    public string? Category { get; set; }
    public string? Currency { get; set; }
    public string? RemitBank { get; set; }
    public string Text { get; set; } = "";
    public decimal Freight { get; set; }
    /// <summary>As the supplier states it; null for what the facility's rate gives.</summary>
    public decimal? Tax { get; set; }
    public decimal OffBy { get; set; }
    /// <summary>Calendar days from the date on the invoice to its arrival; null when it bears no date.</summary>
    public int? DaysUnderway { get; set; } = 1;
    public string Exception { get; set; } = "";
    public string? Way { get; set; }
    public int ResolvedBack { get; set; }
}

/// <summary>One invoice line, beside what was received for it.</summary>
internal sealed class Billed(Ordered? of, decimal received, decimal quantity, string uom, decimal price)
{
    public Ordered? Of { get; } = of;
    public decimal Received { get; set; } = received;
    public decimal Quantity { get; set; } = quantity;
    public string Uom { get; set; } = uom;
    public decimal Price { get; set; } = price;
    public string Part { get; init; } = of?.Item.SupplierPart ?? "";
    public string Description { get; init; } = of?.Item.Name ?? "";
    public decimal Extension => Kernel.Money.Round(Quantity * Price);
}
