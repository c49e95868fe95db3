using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Wrenfield Health, the demonstration health system, as the files of database/seed tell it.</summary>
public sealed class DemoData
{
    public IReadOnlyList<DemoFacility> Facilities { get; } = Rows<DemoFacility>("facilities.csv");
    public IReadOnlyList<DemoCalendar> Calendars { get; } = ReadCalendars();
    public IReadOnlyList<DemoDepartment> Departments { get; } = Rows<DemoDepartment>("departments.csv");
    public IReadOnlyList<DemoCostCentre> CostCentres { get; } = Rows<DemoCostCentre>("cost_centres.csv");
    public IReadOnlyList<DemoGlAccount> GlAccounts { get; } = Rows<DemoGlAccount>("gl_accounts.csv");
    public IReadOnlyList<DemoBudget> Budgets { get; } = Rows<DemoBudget>("budgets.csv");
    public IReadOnlyList<DemoPerson> People { get; } = Rows<DemoPerson>("people.csv");
    public IReadOnlyList<DemoSupplier> Suppliers { get; } = Rows<DemoSupplier>("suppliers.csv");
    public IReadOnlyList<DemoCategory> Categories { get; } = Rows<DemoCategory>("categories.csv");
    public IReadOnlyList<DemoItem> Items { get; } = Rows<DemoItem>("items.csv");
    public IReadOnlyList<DemoQueue> Queues { get; } = Rows<DemoQueue>("queues.csv");
    public IReadOnlyList<DemoScenario> Scenarios { get; } = Rows<DemoScenario>("scenarios.csv");
    public IReadOnlyList<DemoWish> Wishes { get; } = Rows<DemoWish>("requests.csv");

    public DemoFacility Facility(string code) => facilities[code];
    public DemoSupplier Supplier(string code) => suppliers[code];
    public DemoPerson Person(string code) => people[code];
    public DemoCostCentre CostCentre(string code) => costCentres[code];
    public DemoCategory CategoryOf(DemoItem item) => categories[item.Unspsc];
    public DemoItem ByPart(string supplierPart) => parts[supplierPart];

    private static readonly CsvReaderOptions Format = new()
    {
        Separator = ',', FormatProvider = CultureInfo.InvariantCulture, NormalizeHeaderName = name => name.Replace("_", ""),
        FieldCountMismatch = CsvFieldCountHandling.Throw, MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly Dictionary<string, DemoFacility> facilities;
    private readonly Dictionary<string, DemoSupplier> suppliers;
    private readonly Dictionary<string, DemoPerson> people;
    private readonly Dictionary<string, DemoCostCentre> costCentres;
    private readonly Dictionary<string, DemoCategory> categories;
    private readonly Dictionary<string, DemoItem> parts;

    private DemoData()
    {
        facilities = Facilities.ToDictionary(f => f.Code);
        suppliers = Suppliers.ToDictionary(s => s.Code);
        people = People.ToDictionary(p => p.Code);
        costCentres = CostCentres.ToDictionary(c => c.Code);
        categories = Categories.ToDictionary(c => c.Unspsc);
        parts = Items.ToDictionary(i => i.SupplierPart);
    }

    public static DemoData Read() => new();

    private static List<T> Rows<T>(string file)
    {
        using var csv = CsvReader.Create(Open(file), Format);
        return [.. csv.GetRecords<T>()];
    }

    private static List<DemoCalendar> ReadCalendars()
    {
        using var text = Open("calendars.json");
        using var json = JsonDocument.Parse(text.ReadToEnd());
        return [.. json.RootElement.EnumerateArray().Select(c =>
            new DemoCalendar(c.GetProperty("code").GetString()!, c.GetProperty("name").GetString()!, c.GetProperty("definition").GetRawText()))];
    }

    private static StreamReader Open(string file) => new(typeof(DemoData).Assembly.GetManifestResourceStream($"seed/{file}")
        ?? throw new InvalidOperationException($"The program was built without database/seed/{file}."));
}
