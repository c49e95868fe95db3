using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Bench;

/// <summary><c>schema</c> prints what the EF model would have as first scripts; <c>schema --write</c> puts them into <c>database/</c>. For the time before
/// the first release: afterwards a released script stays as it is, and a change is a new script written by hand.</summary>
public static class SchemaDraft
{
    public static int Run(string[] args)
    {
        var write = args is ["--write"];
        foreach (var options in new[] { StoreOptions.Sqlite("."), new StoreOptions(StoreProvider.SqlServer, ".", "Server=none;Database=none"), new StoreOptions(StoreProvider.PostgreSql, ".", "Host=none;Database=none") })
        foreach (var (name, text) in Scripts(options))
        {
            var path = Path.Combine(Root(), "database", options.Provider.ToString().ToLowerInvariant(), name);
            if (write) File.WriteAllText(path, text);
            else Console.Write($"==> {Path.GetRelativePath(Root(), path)}\n{text}\n");
        }
        return 0;
    }

    /// <summary>One script for each room, with the tables that the model gains when the room joins those before it.</summary>
    private static IEnumerable<(string Name, string Text)> Scripts(StoreOptions options)
    {
        var known = new HashSet<string>();
        for (var count = 1; count <= Rooms.Tables.Count; count++)
        {
            var room = Rooms.Tables[count - 1].GetType().Name.Replace("Tables", "", StringComparison.Ordinal);
            using var db = With([.. Rooms.Tables.Take(count)], options);
            var model = db.GetService<IDesignTimeModel>().Model;
            var gained = model.GetRelationalModel().Tables.Select(t => t.Name).Where(known.Add).ToHashSet();
            if (gained.Count > 0) yield return ($"{count:0000}_{room.ToLowerInvariant()}.sql", Script(db, model, room, gained));
        }
    }

    // The model is cached for each context type, so every prefix of the rooms gets services of its own.
    private static PortalDb With(IReadOnlyList<RoomTables> rooms, StoreOptions options) =>
        new(StoreSetup.For(options, rooms).EnableServiceProviderCaching(false).Options);

    private static string Script(PortalDb db, IModel model, string room, HashSet<string> tables)
    {
        var relational = model.GetRelationalModel();
        var all = db.GetService<IMigrationsModelDiffer>().GetDifferences(null, relational);
        var text = new StringBuilder($"-- The tables of {room}.\n");
        foreach (var table in all.OfType<CreateTableOperation>().Where(t => tables.Contains(t.Name)))
        {
            text.Append('\n').Append(Sql(db, model, table));
            foreach (var index in all.OfType<CreateIndexOperation>().Where(i => i.Table == table.Name))
            {
                var mapped = relational.FindTable(table.Name, table.Schema)!.Indexes.Single(i => i.Name == index.Name);
                text.Append("\n-- ").Append(IndexAnswers.Comment(mapped)).Append('\n').Append(Sql(db, model, index));
            }
        }
        return text.ToString();
    }

    private static string Sql(PortalDb db, IModel model, MigrationOperation operation) =>
        string.Concat(db.GetService<IMigrationsSqlGenerator>().Generate([operation], model).Select(c => c.CommandText.ReplaceLineEndings("\n").Trim('\n') + "\n"));

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "WorkQueuePortal.sln"))) return folder.FullName;
        throw new InvalidOperationException("Run this from inside the repository.");
    }
}
