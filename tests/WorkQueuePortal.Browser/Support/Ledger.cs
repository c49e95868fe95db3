using Microsoft.Data.Sqlite;

namespace WorkQueuePortal.Browser.Support;

/// <summary>Reads the portal's store beside the portal, to choose what a journey is about and to see what it left behind. It never writes.</summary>
public sealed class Ledger(string database)
{
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

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
