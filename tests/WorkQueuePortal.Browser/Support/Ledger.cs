using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace WorkQueuePortal.Browser.Support;

/// <summary>Reads the portal's store beside the portal, to choose what a journey is about and to see what it left behind. It never writes.</summary>
public sealed class Ledger(string database)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    /// <summary>Waits until there is such a row: what is saved a moment after it was typed, or comes back from another system.</summary>
    public async Task Holds(string sql, params object[] values)
    {
        for (var asked = Stopwatch.StartNew(); asked.Elapsed < Patience; await Task.Delay(50))
            if (Ask(sql, values).Count > 0) return;
        Assert.Fail($"Nothing came of it in {Patience.TotalSeconds:0} seconds: {sql}");
    }

    /// <summary>The first column of every row; the values stand for <c>$0</c>, <c>$1</c> and so on.</summary>
    public IReadOnlyList<string> Ask(string sql, params object[] values)
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i}", values[i]);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        return rows;
    }
}
