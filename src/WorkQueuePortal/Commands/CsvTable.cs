using System.Globalization;
using CsvHelper;
using NodaTime;
using NodaTime.Text;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Commands;

/// <summary>A CSV file with a header, read row by row. The first cell that cannot be read is remembered as a sentence that names
/// file, row and column; reading then ends, so a reader need not ask after every cell.</summary>
internal sealed class CsvTable : IDisposable
{
    /// <summary>Above any quantity, price or factor, and below where the product of all three would overflow.</summary>
    private const decimal TooLarge = 1_000_000_000m;

    private readonly string _path;
    private readonly CsvReader _csv;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    private CsvTable(string path)
    {
        _path = path;
        _csv = CsvReader.FromFile(path, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            OnMalformedRecord = bad => Fail($"row {bad.LineNumber} has a quotation mark that does not fit. Put the whole value in quotes and double the marks inside."),
        });
    }

    public Refusal? Fault { get; private set; }

    /// <summary>The row at hand as an editor counts it: the header is row 1.</summary>
    public long Row => _csv.LineNumber;

    public static Outcome<CsvTable> Open(string path, params IReadOnlyList<string> columns)
    {
        if (!File.Exists(path)) return Refusal.Shape($"There is no file {path}. Check the path.");
        var table = new CsvTable(path);
        table.ReadHeader(columns);
        if (table.Fault is not { } fault) return table;
        table.Dispose();
        return fault;
    }

    public bool Next() => Fault is null && _csv.Read() && Fault is null;

    /// <summary>May be empty.</summary>
    public string Text(string column)
    {
        var index = _columns[column];
        if (index < _csv.FieldCount) return _csv.GetString(index);
        Fail($"row {Row} has no value for column {column}: it has {_csv.FieldCount} of {_columns.Count} values.");
        return "";
    }

    public string Name(string column)
    {
        var text = Text(column);
        if (text.Length == 0) Fail($"row {Row}, column {column} is empty. Every row needs a value there.");
        return text;
    }

    public decimal Number(string column)
    {
        var text = Text(column);
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var number))
        {
            if (Math.Abs(number) < TooLarge) return number;
            Fail($"row {Row}, column {column}: {text} is too large. Numbers stay below one billion.");
        }
        Fail($"row {Row}, column {column}: \"{text}\" is not a number. Write digits with a point, such as 1234.50.");
        return 0m;
    }

    /// <summary>Null where the cell is empty.</summary>
    public LocalDate? Date(string column)
    {
        var text = Text(column);
        if (text.Length == 0) return null;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date) return date.Value;
        Fail($"row {Row}, column {column}: \"{text}\" is not a date. Write it as 2026-03-09.");
        return null;
    }

    public void Fail(string what) => Fault ??= Refusal.Shape($"{Path.GetFileName(_path)}: {what}");

    public void Dispose() => _csv.Dispose();

    private void ReadHeader(IReadOnlyList<string> columns)
    {
        if (!_csv.Read())
        {
            Fail($"the file is empty. Its first row must name the columns {string.Join(", ", columns)}.");
            return;
        }
        for (var i = 0; i < _csv.FieldCount; i++) _columns.TryAdd(_csv.GetString(i), i);
        foreach (var column in columns)
            if (!_columns.ContainsKey(column)) Fail($"row 1 has no column {column}. The columns are {string.Join(", ", columns)}.");
    }
}
