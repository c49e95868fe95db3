using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>A schema as sorted lines of text, one for each column, key and index, so that two of them compare as sets and a difference reads as a sentence.</summary>
public static class SchemaLines
{
    /// <summary>What the EF model expects of a store.</summary>
    public static IReadOnlySet<string> Expected(StoreOptions options)
    {
        using var db = new PortalDb(StoreSetup.For(options, Rooms.Tables).Options);
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables)
        {
            foreach (var column in table.Columns) lines.Add(Column(table.Name, column.Name, column.StoreType, column.IsNullable));
            if (table.PrimaryKey is { } key) lines.Add(Key(table.Name, key.Columns.Select(c => c.Name)));
            foreach (var foreign in table.ForeignKeyConstraints)
                lines.Add(Foreign(table.Name, foreign.Columns.Select(c => c.Name), foreign.PrincipalTable.Name, foreign.PrincipalColumns.Select(c => c.Name), foreign.OnDeleteAction == ReferentialAction.Cascade));
            foreach (var index in table.Indexes)
                lines.Add(Index(table.Name, index.Name, index.IsUnique, index.Columns.Select((c, i) => (c.Name, index.IsDescending is { } down && (down.Count == 0 || down[i]))),
                    (index["SqlServer:Include"] as IReadOnlyList<string>)?.Select(name => index.MappedIndexes.First().DeclaringEntityType.FindProperty(name)!.GetColumnName()) ?? [], index.Filter));
        }
        return lines;
    }

    /// <summary>What a SQLite database has.</summary>
    public static IReadOnlySet<string> Of(SqliteConnection database)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in Rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'").Select(r => r[0]).Where(t => t != SchemaUpgrade.Journal))
        {
            var columns = Rows($"SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo('{table}')");
            foreach (var column in columns) lines.Add(Column(table, column[0], column[1], column[2] == "0"));
            if (columns.Where(c => c[3] != "0").OrderBy(c => c[3]).Select(c => c[0]).ToList() is { Count: > 0 } key) lines.Add(Key(table, key));
            foreach (var foreign in Rows($"SELECT id, \"from\", \"table\", \"to\", on_delete FROM pragma_foreign_key_list('{table}') ORDER BY id, seq").GroupBy(r => r[0]))
                lines.Add(Foreign(table, foreign.Select(r => r[1]), foreign.First()[2], foreign.Select(r => r[3]), foreign.First()[4] == "CASCADE"));
            foreach (var index in Rows($"SELECT l.name, l.\"unique\", m.sql FROM pragma_index_list('{table}') l JOIN sqlite_master m ON m.name = l.name WHERE l.origin <> 'pk'"))
                lines.Add(Index(table, index[0], index[1] == "1", Rows($"SELECT name, \"desc\" FROM pragma_index_xinfo('{index[0]}') WHERE key = 1 ORDER BY seqno").Select(r => (r[0], r[1] == "1")), [],
                    index[2].Split(" WHERE ") is [_, var filter] ? filter : null));
        }
        return lines;

        List<string[]> Rows(string sql)
        {
            using var command = database.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var rows = new List<string[]>();
            while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetString(i))]);
            return rows;
        }
    }

    /// <summary>What a database made from SQL Server scripts would have.</summary>
    public static IReadOnlySet<string> Of(TSqlModel model)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var table in model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass))
        {
            foreach (var column in table.GetReferenced(Table.Columns)) lines.Add(Column(Name(table), Name(column), StoreType(column), column.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Column.Nullable)));
            foreach (var key in table.GetReferencing(PrimaryKeyConstraint.Host)) lines.Add(Key(Name(table), Names(key, PrimaryKeyConstraint.Columns)));
            foreach (var foreign in table.GetReferencing(ForeignKeyConstraint.Host))
                lines.Add(Foreign(Name(table), Names(foreign, ForeignKeyConstraint.Columns), Names(foreign, ForeignKeyConstraint.ForeignTable).Single(), Names(foreign, ForeignKeyConstraint.ForeignColumns),
                    foreign.GetProperty<ForeignKeyAction>(ForeignKeyConstraint.DeleteAction) == ForeignKeyAction.Cascade));
            foreach (var index in table.GetReferencing(Microsoft.SqlServer.Dac.Model.Index.IndexedObject))
                lines.Add(Index(Name(table), Name(index), index.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Index.Unique),
                    index.GetReferencedRelationshipInstances(Microsoft.SqlServer.Dac.Model.Index.Columns)
                        .Select(c => (c.ObjectName.Parts[^1], !c.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Index.ColumnsRelationship.Ascending))),
                    Names(index, Microsoft.SqlServer.Dac.Model.Index.IncludedColumns), index.GetScript().Split(" WHERE ") is [_, var filter] ? filter : null));
        }
        return lines;
    }

    /// <summary>Nothing when the two are the same, else a line for each difference.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlySet<string> model, IReadOnlySet<string> scripts) =>
        [.. model.Except(scripts).Select(line => $"only the model has: {line}"), .. scripts.Except(model).Select(line => $"only the scripts have: {line}")];

    internal static string Column(string table, string name, string type, bool nullable) => $"{table}: column {name} {type}{(nullable ? "" : " not null")}";
    internal static string Key(string table, IEnumerable<string> columns) => $"{table}: primary key ({string.Join(", ", columns)})";
    internal static string Foreign(string table, IEnumerable<string> columns, string to, IEnumerable<string> toColumns, bool cascades) =>
        $"{table}: foreign key ({string.Join(", ", columns)}) to {to} ({string.Join(", ", toColumns)}){(cascades ? " cascading" : "")}";
    internal static string Index(string table, string name, bool unique, IEnumerable<(string Name, bool Down)> columns, IEnumerable<string> included, string? filter) =>
        $"{table}: {(unique ? "unique index" : "index")} {name} ({string.Join(", ", columns.Select(c => c.Down ? $"{c.Name} down" : c.Name))})"
        + (included.Any() ? $" with {string.Join(", ", included)}" : "") + (string.IsNullOrWhiteSpace(filter) ? "" : $" where {Plain(filter)}");

    // Stores keep a filter as they parsed it, with parentheses, quotes and types of their own.
    private static string Plain(string filter) => string.Concat(filter.Replace("::text", "", StringComparison.Ordinal).Where(c => c is not ('(' or ')' or '[' or ']' or '"' or ';' or ' ' or '\n')));

    private static string Name(TSqlObject what) => what.Name.Parts[^1];
    private static IEnumerable<string> Names(TSqlObject from, ModelRelationshipClass to) => from.GetReferenced(to).Select(Name);

    private static string StoreType(TSqlObject column)
    {
        var type = Names(column, Microsoft.SqlServer.Dac.Model.Column.DataType).Single();
        var length = column.GetProperty<bool>(Microsoft.SqlServer.Dac.Model.Column.IsMax) ? "max" : $"{column.GetProperty<int>(Microsoft.SqlServer.Dac.Model.Column.Length)}";
        var (precision, scale) = (column.GetProperty<int>(Microsoft.SqlServer.Dac.Model.Column.Precision), column.GetProperty<int>(Microsoft.SqlServer.Dac.Model.Column.Scale));
        return type switch
        {
            "nvarchar" or "varchar" or "varbinary" or "nchar" or "char" or "binary" => $"{type}({length})",
            "decimal" or "numeric" => $"{type}({precision},{scale})",
            // Seven digits are what both sides mean when they name none.
            "datetime2" or "datetimeoffset" or "time" when scale != 7 => $"{type}({scale})",
            _ => type,
        };
    }
}
