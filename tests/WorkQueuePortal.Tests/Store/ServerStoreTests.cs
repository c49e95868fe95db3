using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Store.Dialects;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Store;

/// <summary>What only a server with many writers can do to the portal.</summary>
public sealed class ServerStoreTests
{
    [StoreFact(ServersOnly = true)]
    public async Task Who_loses_a_deadlock_runs_again_and_both_acts_are_done()
    {
        await using var portal = await TestPortal.Start();
        var (one, other) = (Order("PO-1"), Order("PO-2"));
        await portal.Given(one, other);
        using var both = new Barrier(2);
        var runs = 0;

        Task<Outcome> Cross(Guid first, Guid second) => Task.Run(() =>
        {
            var waits = true;
            return portal.Write(async at =>
            {
                Interlocked.Increment(ref runs);
                await Touch(at, first);
                if (waits) both.SignalAndWait(TimeSpan.FromSeconds(30), TestPortal.Ct);
                waits = false;
                await Touch(at, second);
                return Outcome.Done();
            });
        });

        var outcomes = await Task.WhenAll(Cross(one.Id, other.Id), Cross(other.Id, one.Id));
        Assert.All(outcomes, o => Assert.True(o.IsDone, o.Sentence));
        Assert.Equal(3, runs);
        Assert.All(await portal.All<PurchaseOrder>(), o => Assert.Equal("++", o.Terms));
    }

    [Fact]
    public async Task A_page_a_claim_and_a_pump_ride_their_index_on_PostgreSQL()
    {
        await using var portal = new TestPortal(store: StoreProvider.PostgreSql);
        await portal.Open(await portal.Furnish(), 1);
        await portal.Send(new Outgoing("erp.test.v1", "key", NewId.Next(), new { Text = "one" }));
        // Of few rows the planner would rather read all than look into an index.
        PostgreSqlServer.Execute(portal.Connection, """
            INSERT INTO "WorkItems" SELECT more.* FROM "WorkItems" AS w, generate_series(1, 20000) AS n, LATERAL jsonb_populate_record(w, jsonb_build_object('Id', gen_random_uuid(), 'Number', 1000000 + n, 'OrderAt', w."OrderAt" + n * interval '1 minute',
                'QueueId', CASE WHEN n % 5 = 0 THEN w."QueueId"::text ELSE '00000000-0000-0000-0000-00000000000' || n % 5 END)) AS more;
            INSERT INTO "Outbox" SELECT more.* FROM "Outbox" AS o, generate_series(1, 20000) AS n, LATERAL jsonb_populate_record(o, jsonb_build_object('Id', gen_random_uuid(), 'Key', 'key ' || n, 'SubjectId', gen_random_uuid(), 'Ordinal', n,
                'State', CASE WHEN n % 100 = 0 THEN 'Pending' ELSE 'Sent' END)) AS more;
            ANALYZE;
            """);

        var page = await QueryPlans.Of(portal, "WorkItems", () => portal.Get<QueueRows>().Page(new QueueView(QueueCode: WorkDesks.Queue), null, TestPortal.Ct));
        Assert.NotEmpty(page);
        Assert.All(page, plan => Assert.Contains("Index Scan using \"IX_WorkItems_Queue_Order\"", plan, StringComparison.Ordinal));
        Assert.All(page, plan => Assert.DoesNotMatch("-> +Sort |Seq Scan on \"WorkItems\"", plan));

        var claim = Assert.Single(await QueryPlans.Of(portal, "WorkItems", () => portal.Claim(WorkDesks.Specialist("Maya"))), plan => plan.Contains("LockRows", StringComparison.Ordinal));
        Assert.Contains("Index Scan using \"IX_WorkItems_Free\"", claim, StringComparison.Ordinal);
        Assert.DoesNotMatch("-> +Sort |Seq Scan on \"WorkItems\"", claim);

        await using var db = portal.Dbs.OpenAll();
        var now = portal.Clock.GetCurrentInstant();
        var pump = Assert.Single(await QueryPlans.Of(portal, "Outbox", () => db.ClaimOutbox("erp.", now, now + Duration.FromMinutes(1), 20, TestPortal.Ct)));
        Assert.Contains("\"IX_Outbox_Due\"", pump, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", pump, StringComparison.Ordinal);
    }

    private static PurchaseOrder Order(string number) => new() { Id = NewId.Next(), Number = number, FacilityId = Guid.AllBitsSet, Status = "OPEN", SyncedAt = TestPortal.Morning };

    private static Task<int> Touch(WriteScope at, Guid id) =>
        at.Db.Set<PurchaseOrder>().Where(o => o.Id == id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Terms, o => o.Terms + "+"), TestPortal.Ct);
}
