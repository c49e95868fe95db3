using CsvHelper;
using WorkQueuePortal.Admin.Demo;

// Every list column of these files separates its codes by semicolons.
[assembly: CsvConverter(typeof(Semicolons))]

namespace WorkQueuePortal.Admin.Demo;

// One record a file of database/seed; a column is a parameter, with its underscores left out.

[CsvRecord]
public sealed partial record DemoFacility(string Code, string Name, string Kind, string Zone, string Calendar, string Gln, bool TaxExempt, decimal TaxRate);

/// <param name="Definition">JSON, kept as it is written, for the calendar that reads it.</param>
public sealed record DemoCalendar(string Code, string Name, string Definition);

[CsvRecord]
public sealed partial record DemoDepartment(string Code, string Facility, string Name, string Manager);

[CsvRecord]
public sealed partial record DemoCostCentre(string Code, string Name, string Facility, string Department, string Owner,
    IReadOnlyList<string> GlAccounts, bool Active);

[CsvRecord]
public sealed partial record DemoGlAccount(string Code, string Name);

/// <param name="SpentShare">Of what the year so far allows: 1.00 is exactly on plan.</param>
[CsvRecord]
public sealed partial record DemoBudget(string CostCentre, string Gl, decimal AnnualBudget, decimal SpentShare);

/// <param name="Facilities">Codes, or the one entry "*" for all of them.</param>
[CsvRecord]
public sealed partial record DemoPerson(string Code, string Name, string Email, string Title, IReadOnlyList<string> Roles, string HomeFacility,
    IReadOnlyList<string> Facilities, string Manager, IReadOnlyList<string> Skills, bool Persona, string PersonaNote)
{
    public bool WorksAt(string facility) => Facilities.Contains("*") || Facilities.Contains(facility);
}

/// <param name="FirstInvoice">The number of its first invoice in the history; later ones count on from the longest run of digits.</param>
[CsvRecord]
public sealed partial record DemoSupplier(string Code, string LegalName, string TaxIdLast4, string Terms, string Currency, string Status,
    string Screening, string BankLast4, int? BankChangedDaysAgo, string RemitName, string City, string State, string Email,
    string Category, string Channel, string FirstInvoice)
{
    /// <summary>Nothing about it stops an invoice.</summary>
    public bool IsOrdinary => Status == "ACTIVE" && Screening == "CLEAR" && BankChangedDaysAgo is null;
}

/// <param name="MatchBasis">2W, 3W (with receipt) or 4W (with inspection).</param>
/// <param name="Tolerance">STD, CONTRACT, STRICT or BULK.</param>
/// <param name="Gl">The account it is booked to.</param>
[CsvRecord]
public sealed partial record DemoCategory(string Unspsc, string Name, string Risk, string MatchBasis, string Tolerance, bool Capital, string Gl);

/// <param name="Price">Of one base unit, in the supplier's currency.</param>
[CsvRecord]
public sealed partial record DemoItem(string Sku, string Name, string Supplier, string SupplierPart, string MfrName, string MfrPart, string Gtin,
    string Unspsc, string BaseUom, string PackUom, decimal PackFactor, decimal Price, string Contract, decimal? ContractPrice, string Criticality);

/// <param name="Calendar">A calendar code, or FAC for the calendar of the item's facility.</param>
[CsvRecord]
public sealed partial record DemoQueue(string Code, string Name, string Owner, string Deputy, IReadOnlyList<string> Roles, string Calendar,
    int ResponseMinutes, int ResolveMinutes, int WipLimit, string Kind);

/// <param name="Exception">The code the invoice should stop with; empty if it should not stop.</param>
/// <param name="Play">What the generator does to a purchase; see <see cref="Plays"/>.</param>
/// <param name="Lines">Told in full: part, ordered@price / received / invoiced@price; the generator picks items where it is empty.</param>
/// <param name="Recent">How often in the last days, left open.</param>
/// <param name="Older">How often before that, already resolved in one of the <paramref name="Ways"/>.</param>
[CsvRecord]
public sealed partial record DemoScenario(string Code, string Exception, string Play, string Supplier, string Facility, string Order, string Number,
    string Lines, string FreightTerms, decimal? PlannedFreight, decimal? Freight, decimal? Tax, int Recent, int Older,
    IReadOnlyList<string> Ways, string Text);

/// <param name="Outcome">AUTO, PENDING, APPROVED or RETURNED.</param>
[CsvRecord]
public sealed partial record DemoWish(string Requester, string SupplierPart, decimal Quantity, string CostCentre, string Reason, string Outcome);

internal sealed class Semicolons : ICsvConverter<IReadOnlyList<string>>
{
    public IReadOnlyList<string> Read(CsvReader reader, int index) =>
        reader.GetString(index).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public void Write(CsvWriter writer, IReadOnlyList<string> value) => writer.WriteField(string.Join(';', value));
}
