using Microsoft.EntityFrameworkCore;
using NodaTime.Testing;
using WorkQueuePortal.Access;
using WorkQueuePortal.Access.Queries;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

/// <summary>What the program sends to SQL Server, bound against the schema that it ships.</summary>
public sealed class SqlServerStatementTests
{
    private static readonly Permission Anything = new("test", "Nobody may.", Roles.Buyer);
    private static readonly Actor Buyer = new(Guid.AllBitsSet, "Rosa Lind", new HashSet<string> { Roles.Buyer }, new HashSet<Guid> { Guid.Empty });
    private readonly SqlServerCapture _capture = new();

    [Fact]
    public async Task The_queries_about_people_bind()
    {
        var statements = await _capture.Run(async dbs =>
        {
            var people = new People(dbs);
            await new Actors(dbs, new FakeClock(TestPortal.Morning)).Of(Guid.Empty);
            await people.Personas(CancellationToken.None);
            await people.Holding([Roles.Buyer, Roles.ApLead], CancellationToken.None);
            await people.Card(Guid.Empty, CancellationToken.None);
            await people.Facilities(CancellationToken.None);
        });

        Assert.Equal(14, statements.Count);
        Assert.Empty(SqlServerSchema.Bind(statements));
    }

    [Fact]
    public async Task Taking_a_number_binds()
    {
        var statements = await _capture.Run(async dbs =>
        {
            using var numbers = new Numbers(dbs);
            using var promised = await numbers.Promise(CancellationToken.None);
        });

        Assert.Contains(statements, s => s.Text.Contains("UPDATE [Series]", StringComparison.Ordinal));
        Assert.Empty(SqlServerSchema.Bind(statements));
    }

    [Fact]
    public async Task A_write_with_a_fact_and_a_message_binds()
    {
        Outcome? outcome = null;
        var statements = await _capture.Run(Buyer, async work => outcome = await work.Write(Anything, async at =>
        {
            var order = await at.Load<PurchaseOrder>(Guid.Empty, 1, CancellationToken.None);
            order.Status = "CLOSED";
            at.Add(new DocumentRow { Id = NewId.Next(), Sha256 = "00", Content = [1] });
            return at.Carry(Decision.Of(new OrderClosed(order.Id)).Send(new Outgoing("test.order.close.v1", "close-1", order.Id, new { order.Number })));
        }, CancellationToken.None));

        Assert.True(outcome!.IsDone, outcome.Sentence);
        Assert.Contains(statements, s => s.Text.Contains("INSERT INTO [Facts]", StringComparison.Ordinal) && s.Text.Contains("INSERT INTO [ChangeLog]", StringComparison.Ordinal));
        Assert.Contains(statements, s => s.Text.Contains("INSERT INTO [Outbox]", StringComparison.Ordinal));
        Assert.Contains(statements, s => s.Text.Contains("UPDATE [PurchaseOrders]", StringComparison.Ordinal));
        Assert.DoesNotContain(statements, s => s.Text.Contains("MERGE", StringComparison.Ordinal));
        Assert.Empty(SqlServerSchema.Bind(statements));
    }

    [Fact]
    public void A_query_binds_without_being_run()
    {
        using var db = new PortalDbs(StoreSetup.For(SqlServerCapture.Options, Rooms.Tables).Options).Open(Buyer);
        var query = db.Set<GoodsReceipt>().Where(r => r.ReceivedAt > TestPortal.Morning).OrderBy(r => r.Number).Take(50).ToQueryString();
        Assert.Empty(SqlServerSchema.Bind([new SqlStatement(query)]));
    }

    [Theory]
    [InlineData("SELECT [Id], [Naem] FROM [Facilities]", "SQL71501")]
    [InlineData("UPDATE [Facilities] SET [Nmae] = N''", "SQL71501")]
    [InlineData("INSERT INTO [Facilities] ([Idd]) VALUES (NEWID())", "SQL71501")]
    [InlineData("SELECT 1 FROM [Facilitys]", "SQL71502")]
    public void A_statement_with_a_wrong_name_is_told(string wrong, string message)
    {
        var told = SqlServerSchema.Bind([new SqlStatement("SELECT [Id] FROM [Facilities]"), new SqlStatement(wrong)]);
        Assert.Contains(told, t => t.Contains(message, StringComparison.Ordinal) && t.EndsWith(wrong, StringComparison.Ordinal));
    }

    private sealed record OrderClosed(Guid Id) : Fact(Id, null)
    {
        public override string Sentence => "Closed the order.";
    }
}
