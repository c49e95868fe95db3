using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Store.Dialects;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store.Dialects;

public sealed class SqliteDialectTests
{
    [Fact]
    public async Task A_claim_walks_what_is_due_in_order_and_looks_up_the_line_of_each_subject()
    {
        await using var portal = new TestPortal();
        var dialect = new SqliteDialect();
        foreach (var (statement, box) in new[] { (dialect.ClaimOutbox, "Outbox"), (dialect.ClaimInbox, "Inbox") })
        {
            var plan = await Plan(portal, statement);
            Assert.Contains($"INDEX IX_{box}_Due (State=? AND NextAttemptAt<?)", plan, StringComparison.Ordinal);
            Assert.Contains($"INDEX IX_{box}_Subject (Subject{(box == "Outbox" ? "Id" : "")}=? AND State=? AND Ordinal<?)", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        }
    }

    private static async Task<string> Plan(TestPortal portal, string statement)
    {
        await using var db = portal.Dbs.OpenAll();
        await db.Database.OpenConnectionAsync(TestPortal.Ct);
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A constant of the dialect.
        command.CommandText = "EXPLAIN QUERY PLAN " + Regex.Replace(statement, @"\{(\d)\}", "@p$1");
#pragma warning restore CA2100
        for (var n = 0; n < 4; n++) command.Parameters.AddWithValue($"@p{n}", 1);
        await using var reader = await command.ExecuteReaderAsync(TestPortal.Ct);
        var steps = new List<string>();
        while (await reader.ReadAsync(TestPortal.Ct)) steps.Add(reader.GetString(3));
        return string.Join('\n', steps);
    }
}
