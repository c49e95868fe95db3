using System.Collections;
using System.Data.Common;

namespace WorkQueuePortal.Tests.Support;

/// <summary>Result sets of one row, whose every value is the plainest of the type that is asked for, save that some texts must be read on (a zone, a calendar, JSON) and that an item
/// has two clocks.</summary>
/// <param name="sets">How many result sets there are; with none, the first read already finds nothing.</param>
/// <param name="columns">The names of the columns, as far as they are known.</param>
internal sealed class MadeUpRows(int sets, IReadOnlyList<string>? columns = null) : DbDataReader
{
    /// <summary>More sets than a save has changes, so that each finds the one row that says "one row changed".</summary>
    public const int OneForEachChange = 1000;

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["Zone"] = "UTC", ["Definition"] = """{"zone":"UTC","weekly":{"Mon":["08:00-17:00"]}}""", ["Own"] = """{"zone":"UTC","weekly":{"Mon":["08:00-17:00"]}}""", ["Standing"] = "Open", ["Currency"] = "USD",
        ["Rules"] = "[]", ["Checks"] = "[]", ["Body"] = "{}", ["Values"] = "{}", ["Before"] = "{}", ["After"] = "{}", ["Inputs"] = "{}",
        ["Account"] = """{"queues":[],"isOneByOne":false,"held":0,"limit":0}""",
        ["Promise"] = """{"kind":"Resolve","target":"queue","start":{"state":["Queued"]},"stop":{"state":["Done"]}}""",
    };

    private readonly bool _isClocks = columns is not null && columns.Contains("TargetMinutes") && columns.Contains("Kind");
    private int _set, _row = -1;

    public override bool Read() => _set < sets && ++_row < (_isClocks ? 2 : 1);

    public override bool NextResult()
    {
        _row = -1;
        return ++_set < sets;
    }

    public override bool GetBoolean(int ordinal) => true;
    public override byte GetByte(int ordinal) => 1;
    public override short GetInt16(int ordinal) => 1;
    public override int GetInt32(int ordinal) => 1;
    public override long GetInt64(int ordinal) => 1;
    public override float GetFloat(int ordinal) => 1;
    public override double GetDouble(int ordinal) => 1;
    public override decimal GetDecimal(int ordinal) => 1;
    public override Guid GetGuid(int ordinal) => _row == 1 && NameOf(ordinal) == "Id" ? Guid.AllBitsSet : Guid.Empty;
    public override string GetString(int ordinal) => NameOf(ordinal) is var name && _isClocks && name == "Kind" ? _row == 0 ? "Response" : "Resolve" : Texts.GetValueOrDefault(name, "");
    public override char GetChar(int ordinal) => ' ';
    public override DateTime GetDateTime(int ordinal) => DateTime.UnixEpoch;
    public override T GetFieldValue<T>(int ordinal) => typeof(T) == typeof(string) ? (T)(object)GetString(ordinal) : typeof(T) == typeof(Guid) ? (T)(object)GetGuid(ordinal) : (T)Plainest(typeof(T));

    public override object GetValue(int ordinal) => 1;
    public override bool IsDBNull(int ordinal) => false;
    public override bool HasRows => _set < sets;
    public override int FieldCount => 200;
    public override int Depth => 0;
    public override bool IsClosed => false;
    public override int RecordsAffected => 1;
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(0);
    public override string GetName(int ordinal) => $"c{ordinal}";
    public override int GetOrdinal(string name) => 0;
    public override string GetDataTypeName(int ordinal) => "int";
    public override Type GetFieldType(int ordinal) => typeof(int);
    public override int GetValues(object[] values) => throw new NotSupportedException();
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;
    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    private string NameOf(int ordinal) => columns is not null && ordinal < columns.Count ? columns[ordinal] : "";

    private static object Plainest(Type type) =>
        type == typeof(byte[]) ? Array.Empty<byte>()
        : type == typeof(string) || type == typeof(object) ? ""
        : type == typeof(DateOnly) ? DateOnly.FromDateTime(DateTime.UnixEpoch)
        : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch
        : Activator.CreateInstance(type)!;
}
