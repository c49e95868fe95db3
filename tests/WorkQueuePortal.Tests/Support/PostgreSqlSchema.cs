using Npgsql;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>What a PostgreSQL database has, as <see cref="SchemaLines"/> tell it. Read from the catalogue, which says types as EF writes them.</summary>
internal static class PostgreSqlSchema
{
    private const string Columns = """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relname <> @journal
        """;

    private const string Indexes = """
        SELECT c.relname, i.relname, x.indisprimary, x.indisunique,
               ARRAY(SELECT pg_get_indexdef(x.indexrelid, n, true) FROM generate_series(1, x.indnkeyatts) AS n),
               ARRAY(SELECT (x.indoption[n - 1] & 1) = 1 FROM generate_series(1, x.indnkeyatts) AS n),
               ARRAY(SELECT pg_get_indexdef(x.indexrelid, n, true) FROM generate_series(x.indnkeyatts + 1, x.indnatts) AS n),
               COALESCE(pg_get_expr(x.indpred, x.indrelid), '')
        FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid AND c.relnamespace = 'public'::regnamespace JOIN pg_class i ON i.oid = x.indexrelid
        WHERE c.relname <> @journal
        """;

    private const string Foreigns = """
        SELECT c.relname, p.relname, k.confdeltype = 'c',
               ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS o(num, place) JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = o.num ORDER BY o.place),
               ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS o(num, place) JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = o.num ORDER BY o.place)
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
        WHERE k.contype = 'f' AND c.relnamespace = 'public'::regnamespace AND c.relname <> @journal
        """;

    public static IReadOnlySet<string> Of(NpgsqlConnection database)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        Read(database, Columns, row => SchemaLines.Column(row.GetString(0), row.GetString(1), row.GetString(2), !row.GetBoolean(3)), lines);
        Read(database, Indexes, Index, lines);
        Read(database, Foreigns, row => SchemaLines.Foreign(row.GetString(0), row.GetFieldValue<string[]>(3), row.GetString(1), row.GetFieldValue<string[]>(4), row.GetBoolean(2)), lines);
        return lines;
    }

    private static string Index(NpgsqlDataReader row)
    {
        var columns = row.GetFieldValue<string[]>(4).Select(Plain).Zip(row.GetFieldValue<bool[]>(5));
        return row.GetBoolean(2)
            ? SchemaLines.Key(row.GetString(0), columns.Select(c => c.First))
            : SchemaLines.Index(row.GetString(0), row.GetString(1), row.GetBoolean(3), columns, row.GetFieldValue<string[]>(6).Select(Plain), row.GetString(7));
    }

    private static string Plain(string quoted) => quoted.Trim('"');

    private static void Read(NpgsqlConnection database, string sql, Func<NpgsqlDataReader, string> line, SortedSet<string> lines)
    {
        using var command = new NpgsqlCommand(sql, database);
        command.Parameters.AddWithValue("journal", SchemaUpgrade.Journal);
        using var reader = command.ExecuteReader();
        while (reader.Read()) lines.Add(line(reader));
    }
}
