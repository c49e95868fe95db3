using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Bench;

/// <summary>The least that a store needs for what the portal does: one statement over the same index, whose values are read; no model, no rules, no trail. The limit that the portal is measured against.</summary>
internal sealed class BareSql(BenchStore store)
{
    private const string Order = """ ORDER BY "Lane", "EffectiveDueAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number" LIMIT 50""";

    private readonly Dictionary<string, Guid> _queues = [];

    public async Task<int> Page(QueueCursor? after) => after is null
        ? await Read("""SELECT * FROM "WorkItems" WHERE "Standing" = 'Open' AND "QueueId" = @queue""" + Order, ("@queue", await Queue("Q-AP-PRICE")))
        : await Read("""
            SELECT * FROM "WorkItems" WHERE "Standing" = 'Open' AND "QueueId" = @queue AND "Lane" = @lane
            AND ("EffectiveDueAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number") > (@due, @score, @value, @created, @number)
            """ + Order, ("@queue", await Queue("Q-AP-PRICE")), ("@lane", after.Lane), ("@due", after.EffectiveDueAt.ToDateTimeUtc()), ("@score", after.ScoreOrder), ("@value", after.ValueOrder),
            ("@created", after.CreatedAt.ToDateTimeUtc()), ("@number", after.Number));

    public Task<int> Mine(Guid owner) => Read("""SELECT * FROM "WorkItems" WHERE "Standing" = 'Open' AND "OwnerId" = @owner""" + Order, ("@owner", owner));

    public Task<int> Counts() => Read("""SELECT "QueueId", COUNT(*) FROM "WorkItems" WHERE "Standing" = 'Open' GROUP BY "QueueId" """);

    public Task<int> Item(Guid id) => Read("""SELECT * FROM "WorkItems" WHERE "Id" = @id""", ("@id", id));

    public async Task<int> Claim(Guid owner) => await Write("""
        UPDATE "WorkItems" SET "OwnerId" = @owner, "Version" = "Version" + 1 WHERE "Id" =
        (SELECT "Id" FROM "WorkItems" WHERE "Standing" = 'Open' AND "QueueId" = @queue AND "OwnerId" IS NULL ORDER BY "Lane", "EffectiveDueAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number" LIMIT 1)
        """, ("@owner", owner), ("@queue", await Queue("Q-AP-QTY")));

    public async Task<int> Assign(IReadOnlyList<Guid> items, Guid to) => await Write(
        $"""UPDATE "WorkItems" SET "OwnerId" = @to, "Version" = "Version" + 1 WHERE "Id" IN ({string.Join(", ", items.Select((_, i) => $"@i{i}"))})""",
        [("@to", to), .. items.Select((id, i) => ($"@i{i}", (object)id))]);

    private async Task<Guid> Queue(string code)
    {
        if (_queues.TryGetValue(code, out var known)) return known;
        await using var db = store.Dbs.OpenAll();
        return _queues[code] = await db.Set<WorkQueue>().Where(q => q.Code == code).Select(q => q.Id).FirstAsync();
    }

    private async Task<int> Read(string sql, params (string Name, object Value)[] places)
    {
        await using var db = store.Dbs.Read(Actor.System);
        await using var command = await Command(db, sql, places);
        await using var reader = await command.ExecuteReaderAsync();
        var (read, values) = (0, new object[reader.FieldCount]);
        while (await reader.ReadAsync()) read += reader.GetValues(values) > 0 ? 1 : 0;
        return read;
    }

    private async Task<int> Write(string sql, params (string Name, object Value)[] places)
    {
        await using var db = store.Dbs.OpenAll();
        await using var command = await Command(db, sql, places);
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<DbCommand> Command(DbContext db, string sql, (string Name, object Value)[] places)
    {
        await db.Database.OpenConnectionAsync();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in places)
        {
            var place = command.CreateParameter();
            (place.ParameterName, place.Value) = (name, value);
            command.Parameters.Add(place);
        }
        return command;
    }
}
