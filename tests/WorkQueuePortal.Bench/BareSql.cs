using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Bench;

/// <summary>The least that a store needs for what the portal does: one statement over the same index, whose values are read; no model, no rules, no trail. The limit that the portal is measured against.</summary>
internal sealed class BareSql(BenchStore store)
{
    private const string Order = """ ORDER BY "Lane", "OrderAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number" LIMIT 50""";

    private readonly Dictionary<string, Guid> _queues = [];

    public async Task<int> Page(QueueCursor? after) => after is null
        ? await Read("""SELECT * FROM "WorkItems" WHERE "Standing" = 'Open' AND "QueueId" = @queue""" + Order, ("@queue", await Queue("Q-AP-PRICE")))
        : await Read("""
            SELECT * FROM "WorkItems" WHERE "Standing" = 'Open' AND "QueueId" = @queue AND "Lane" = @lane
            AND ("OrderAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number") > (@due, @score, @value, @created, @number)
            """ + Order, ("@queue", await Queue("Q-AP-PRICE")), ("@lane", after.Lane), ("@due", after.OrderAt.ToDateTimeUtc()), ("@score", after.ScoreOrder), ("@value", after.ValueOrder),
            ("@created", after.CreatedAt.ToDateTimeUtc()), ("@number", after.Number));

    public Task<int> Mine(Guid owner) => Read("""SELECT * FROM "WorkItems" WHERE "Standing" = 'Open' AND "OwnerId" = @owner""" + Order, ("@owner", owner));

    public Task<int> Counts() => Read("""SELECT "QueueId", COUNT(*) FROM "WorkItems" WHERE "Standing" = 'Open' GROUP BY "QueueId" """);

    public Task<int> Item(Guid id) => Read("""SELECT * FROM "WorkItems" WHERE "Id" = @id""", ("@id", id));

    /// <summary>The best index there is; PostgreSQL finds it by itself.</summary>
    private string ClaimFirst => $"""
        UPDATE "WorkItems" SET "OwnerId" = @owner, "State" = 'Claimed', "Version" = "Version" + 1 WHERE "Id" =
        (SELECT "Id" FROM "WorkItems"{(store.IsServer ? "" : " INDEXED BY \"IX_WorkItems_Free\"")} WHERE "Standing" = 'Open' AND "QueueId" = @queue AND "OwnerId" IS NULL ORDER BY "Lane", "OrderAt", "ScoreOrder", "ValueOrder", "CreatedAt", "Number" LIMIT 1)
        """;

    public async Task<int> Claim(Guid owner) => await Write(ClaimFirst, ("@owner", owner), ("@queue", await Queue("Q-AP-QTY")));

    /// <summary>The rows that a claim reads to decide, takes, and leaves as its trail, in one transaction: rights, what is in hand, how the person takes work; the item and its clocks; moment, fact, change of hands, decision, change for the other nodes.</summary>
    public async Task<int> ClaimAll(Guid owner)
    {
        var queue = await Queue("Q-AP-QTY");
        await using var db = store.Dbs.OpenAll();
        await db.Database.OpenConnectionAsync();
        // Of the connection and not of the context, which on a server would have it asked for again as a whole.
        await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync();
        await ReadIn(db, """SELECT * FROM "WorkQueues" WHERE "Id" = @queue""", ("@queue", queue));
        await ReadIn(db, """SELECT * FROM "QueueRoles" WHERE "QueueId" = @queue""", ("@queue", queue));
        await ReadIn(db, """SELECT * FROM "QueueGrants" WHERE "QueueId" = @queue""", ("@queue", queue));
        await ReadIn(db, """SELECT "QueueId", "Type", "Standing", "State", COUNT(*) FROM "WorkItems" WHERE "OwnerId" = @owner AND "Standing" IN ('Open', 'Waiting') GROUP BY "QueueId", "Type", "Standing", "State" """, ("@owner", owner));
        await ReadIn(db, """SELECT * FROM "Takers" WHERE "PersonId" = @owner""", ("@owner", owner));
        Guid item;
        await using (var claim = await Command(db, ClaimFirst + """ RETURNING "Id" """, [("@owner", owner), ("@queue", queue)]))
        await using (var claimed = await claim.ExecuteReaderAsync())
        {
            if (!await claimed.ReadAsync()) throw new InvalidOperationException("Nothing is left to claim.");
            item = claimed.GetGuid(0);
        }
        await ReadIn(db, """SELECT * FROM "WorkItems" WHERE "Id" = @item""", ("@item", item));
        await ReadIn(db, """SELECT * FROM "SlaClocks" AS c LEFT JOIN "ClockPauses" AS p ON p."ClockId" = c."Id" WHERE c."ItemId" = @item""", ("@item", item));
        var now = store.Clock.GetCurrentInstant().ToDateTimeUtc();
        (string, object)[] who = [("@item", item), ("@owner", owner), ("@queue", queue), ("@at", now)];
        await WriteIn(db, """INSERT INTO "ItemMoments" ("Id", "ItemId", "At", "State", "QueueId", "OwnerId", "Priority", "IsAnswered") VALUES (@id, @item, @at, 'Claimed', @queue, @owner, 3, @no)""", [.. who, ("@id", NewId.Next()), ("@no", false)]);
        await WriteIn(db, """INSERT INTO "Facts" ("Id", "At", "ActorId", "ActorName", "Kind", "SubjectId", "ItemId", "IsTouch", "Sentence", "Values") VALUES (@id, @at, @owner, 'Bare', 'WorkClaimed', @item, @item, @no, 'Taken.', '{}')""", [.. who, ("@id", NewId.Next()), ("@no", false)]);
        await WriteIn(db, """INSERT INTO "Handoffs" ("Id", "ItemId", "At", "ToPersonId", "FromQueueId", "ToQueueId", "Cause", "WaitMinutes", "ById") VALUES (@id, @item, @at, @owner, @queue, @queue, 'PULL', 0, @owner)""", [.. who, ("@id", NewId.Next())]);
        await WriteIn(db, """INSERT INTO "PullDecisions" ("Id", "At", "PersonId", "ItemId", "Answer", "Account") VALUES (@id, @at, @owner, @item, 'claimed', '{}')""", [.. who, ("@id", NewId.Next())]);
        await WriteIn(db, """INSERT INTO "ChangeLog" ("Id", "NodeId", "At", "Told") VALUES (@id, @owner, @at, 'item')""", [.. who, ("@id", NewId.Next())]);
        await transaction.CommitAsync();
        return 1;
    }

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
        return await ReadIn(db, sql, places);
    }

    private static async Task<int> ReadIn(DbContext db, string sql, params (string Name, object Value)[] places)
    {
        await using var command = await Command(db, sql, places);
        await using var reader = await command.ExecuteReaderAsync();
        var (read, values) = (0, new object[reader.FieldCount]);
        while (await reader.ReadAsync()) read += reader.GetValues(values) > 0 ? 1 : 0;
        return read;
    }

    private async Task<int> Write(string sql, params (string Name, object Value)[] places)
    {
        await using var db = store.Dbs.OpenAll();
        return await WriteIn(db, sql, places);
    }

    private static async Task<int> WriteIn(DbContext db, string sql, params (string Name, object Value)[] places)
    {
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
