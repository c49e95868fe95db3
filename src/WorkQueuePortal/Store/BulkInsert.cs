using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace WorkQueuePortal.Store;

/// <summary>Puts many new rows of one table into the store in the way each store is quickest at. What the columns hold is taken from the model, so that a row
/// loaded here and one saved by an action are alike. It writes no facts and tells no page: it is for histories and measures, never for acts.</summary>
public static class BulkInsert
{
    /// <summary>On the context's own connection and in its transaction, if it has one.</summary>
    public static Task Into<T>(PortalDb db, IReadOnlyList<T> rows, CancellationToken ct) where T : class
    {
        if (rows.Count == 0) return Task.CompletedTask;
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not kept in the store.");
        var columns = entity.GetProperties().Select(p => new Column(p)).ToList();
        var (table, connection) = (entity.GetTableName()!, db.Database.GetDbConnection());
        var transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return connection switch
        {
            NpgsqlConnection server => Copy(server, table, columns, rows, ct),
            SqlConnection server => Bulk(server, (SqlTransaction?)transaction, table, columns, rows, ct),
            _ => Prepared(connection, transaction, table, columns, rows, ct),
        };
    }

    private static async Task Prepared<T>(DbConnection connection, DbTransaction? transaction, string table, List<Column> columns, IReadOnlyList<T> rows, CancellationToken ct) where T : class
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO \"{table}\" ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        var values = columns.Select((column, i) => column.Mapping.CreateParameter(command, $"@p{i}", null, nullable: true)).ToArray();
        command.Parameters.AddRange(values);
        await command.PrepareAsync(ct);
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++) values[i].Value = columns[i].Of(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task Copy<T>(NpgsqlConnection server, string table, List<Column> columns, IReadOnlyList<T> rows, CancellationToken ct) where T : class
    {
        await using var copy = await server.BeginBinaryImportAsync($"COPY \"{table}\" ({Names(columns)}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in columns)
            {
                if (column.Of(row) is { } value) await copy.WriteAsync(value, column.BareType, ct);
                else await copy.WriteNullAsync(ct);
            }
        }
        await copy.CompleteAsync(ct);
    }

    private static async Task Bulk<T>(SqlConnection server, SqlTransaction? transaction, string table, List<Column> columns, IReadOnlyList<T> rows, CancellationToken ct) where T : class
    {
        using var data = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var column in columns) data.Columns.Add(column.Name, column.StoredAs);
        foreach (var row in rows) data.Rows.Add([.. columns.Select(c => c.Of(row) ?? DBNull.Value)]);
        using var bulk = new SqlBulkCopy(server, SqlBulkCopyOptions.CheckConstraints, transaction) { DestinationTableName = $"[dbo].[{table}]" };
        foreach (var column in columns) bulk.ColumnMappings.Add(column.Name, column.Name);
        await bulk.WriteToServerAsync(data, ct);
    }

    private static string Names(List<Column> columns) => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    private sealed class Column(IProperty property)
    {
        private readonly Func<object, object?> _convert = property.GetTypeMapping().Converter is { } converter ? v => converter.ConvertToProvider(v) : v => v;

        public string Name { get; } = property.GetColumnName();
        public RelationalTypeMapping Mapping { get; } = property.GetRelationalTypeMapping();
        /// <summary>Without its length or precision: "timestamp(3) with time zone" is written as "timestamp with time zone".</summary>
        public string BareType { get; } = WithoutSize(property.GetColumnType());
        public Type StoredAs { get; } = Nullable.GetUnderlyingType(property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) ?? property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;

        public object? Of(object row) => property.GetGetter().GetClrValue(row) is { } value ? _convert(value) : null;

        private static string WithoutSize(string type) =>
            type.IndexOf('(') is var open and > 0 && type.IndexOf(')') is var close ? type[..open] + type[(close + 1)..] : type;
    }
}
