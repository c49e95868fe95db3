using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>Writes what an act leaves behind: all its rows of <see cref="ITrail"/> by one command. EF Core would watch each of them for changes that never come and plan an order that they do not need,
/// which for most acts is dearer than the writing. What the columns hold is taken from the model all the same.</summary>
internal static class Trail
{
    /// <summary>SQL Server takes 2,100 in a command.</summary>
    private const int MostPlaces = 1_000;

    private static readonly ConditionalWeakTable<IEntityType, Table> Tables = [];

    public static async Task Write(PortalDb db, IReadOnlyList<object> rows, CancellationToken ct)
    {
        for (var next = 0; next < rows.Count;)
        {
            var command = db.GetService<IRelationalCommandBuilderFactory>().Create();
            var values = new Dictionary<string, object?>();
            do
            {
                var row = rows[next];
                Tables.GetValue(db.Model.FindEntityType(row.GetType())!, entity => new Table(entity, db.GetService<ISqlGenerationHelper>())).Append(row, command, values);
                next++;
            }
            while (next < rows.Count && values.Count < MostPlaces);
            await command.Build().ExecuteNonQueryAsync(new RelationalCommandParameterObject(db.GetService<IRelationalConnection>(), values, null, db, db.GetService<IRelationalCommandDiagnosticsLogger>(), CommandSource.SaveChanges), ct);
        }
    }

    private sealed class Table
    {
        private readonly List<(IProperty Property, RelationalTypeMapping Mapping)> _columns;
        private readonly ISqlGenerationHelper _sql;
        private readonly string _head;

        public Table(IEntityType entity, ISqlGenerationHelper sql)
        {
            // What the row itself does not hold is filled in by the store.
            _columns = [.. entity.GetProperties().Where(p => !p.IsShadowProperty()).Select(p => (p, p.GetRelationalTypeMapping()))];
            _sql = sql;
            _head = $"INSERT INTO {sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema())} ({string.Join(", ", _columns.Select(c => sql.DelimitIdentifier(c.Property.GetColumnName())))}) VALUES (";
        }

        public void Append(object row, IRelationalCommandBuilder command, Dictionary<string, object?> values)
        {
            command.Append(_head);
            for (var i = 0; i < _columns.Count; i++)
            {
                var (property, mapping) = _columns[i];
                var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{values.Count}");
                command.Append(i == 0 ? "" : ", ").Append(_sql.GenerateParameterNamePlaceholder(name)).AddParameter(name, _sql.GenerateParameterName(name), mapping, property.IsNullable);
                values.Add(name, property.GetGetter().GetClrValue(row));
            }
            command.Append(")").AppendLine(_sql.StatementTerminator);
        }
    }
}
