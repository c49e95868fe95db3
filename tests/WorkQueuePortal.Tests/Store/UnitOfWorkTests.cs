using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

public sealed class UnitOfWorkTests
{
    private static readonly Guid Here = Guid.Parse("00000000-0000-0000-0000-0000000000a1"), There = Guid.Parse("00000000-0000-0000-0000-0000000000a2");
    private static readonly Permission Buying = new("test", "Only buyers may.", Roles.Buyer);
    private static readonly Actor Buyer = new(Guid.Parse("00000000-0000-0000-0000-0000000000b1"), "Rosa Lind", new HashSet<string> { Roles.Buyer }, new HashSet<Guid> { Here });

    [StoreFact]
    public async Task A_change_its_fact_and_its_message_are_saved_together_and_then_told()
    {
        await using var portal = await TestPortal.Start();
        var order = await Order(portal, Here);
        var told = new List<Change>();
        using var subscription = portal.Changes.Subscribe(told.AddRange);

        var outcome = await Close(portal, Buyer, order, version: 0);

        Assert.Equal("Closed the order.", outcome.Sentence);
        await using var db = portal.Dbs.Read(Actor.System);
        var saved = await db.Set<PurchaseOrder>().SingleAsync(Token);
        Assert.Equal(("CLOSED", 1), (saved.Status, saved.Version));
        var fact = await db.Set<FactRow>().SingleAsync(Token);
        Assert.Equal((TestPortal.Morning, Buyer.Id, "Rosa Lind", "OrderClosed", order, true), (fact.At, fact.ActorId, fact.ActorName, fact.Kind, fact.SubjectId, fact.IsTouch));
        var message = await db.Set<OutboxRow>().SingleAsync(Token);
        Assert.Equal(("test.order.close.v1", """{"number":"PO-1"}""", OutboxState.Pending), (message.Type, message.Body, message.State));
        Assert.Equal([new Change(Topics.Outbox, message.Id)], told);
    }

    [StoreFact]
    public async Task A_refusal_leaves_nothing_behind()
    {
        await using var portal = await TestPortal.Start();
        var outcome = await portal.As(Buyer).Write(Buying, at =>
        {
            at.Record(new OrderClosed(Here));
            return Task.FromResult<Outcome>(new Refusal("no", "Not today."));
        }, Token);

        Assert.Equal("Not today.", outcome.Sentence);
        await using var db = portal.Dbs.Read(Actor.System);
        Assert.Empty(await db.Set<FactRow>().ToListAsync(Token));
    }

    [StoreFact]
    public async Task An_act_may_leave_more_behind_than_one_command_takes()
    {
        await using var portal = await TestPortal.Start();
        var outcome = await portal.As(Buyer).Write(Buying, at =>
        {
            for (var i = 0; i < 700; i++) at.Record(new OrderClosed(Here));
            return Task.FromResult<Outcome>(Outcome.Done());
        }, Token);

        Assert.True(outcome.IsDone);
        await using var db = portal.Dbs.Read(Actor.System);
        Assert.Equal(700, await db.Set<FactRow>().CountAsync(f => f.SubjectId == Here && f.Kind == "OrderClosed" && f.At == TestPortal.Morning, Token));
    }

    [StoreFact]
    public async Task Who_lacks_the_role_is_told_so_before_anything_is_read()
    {
        await using var portal = await TestPortal.Start();
        var outcome = await Close(portal, Buyer with { Roles = new HashSet<string>() }, Guid.Empty, version: 0);
        Assert.Equal((RefusalKind.NotAllowed, "Only buyers may."), (outcome.Refusal!.Kind, outcome.Sentence));
    }

    [StoreFact]
    public async Task An_order_of_another_facility_is_not_found()
    {
        await using var portal = await TestPortal.Start();
        var outcome = await Close(portal, Buyer, await Order(portal, There), version: 0);
        Assert.Equal((RefusalKind.NotFound, "The purchase order was not found."), (outcome.Refusal!.Kind, outcome.Sentence));
    }

    [StoreFact]
    public async Task An_order_that_changed_since_it_was_read_is_stale()
    {
        await using var portal = await TestPortal.Start();
        var order = await Order(portal, Here);
        await Close(portal, Buyer, order, version: 0);
        var outcome = await Close(portal, Buyer, order, version: 0);
        Assert.Equal(RefusalKind.Stale, outcome.Refusal!.Kind);
    }

    [StoreFact]
    public async Task An_instant_comes_back_to_the_millisecond()
    {
        await using var portal = await TestPortal.Start();
        portal.Clock.Advance(Duration.FromMilliseconds(7) + Duration.FromNanoseconds(999));
        await Close(portal, Buyer, await Order(portal, Here), version: 0);
        await using var db = portal.Dbs.Read(Actor.System);
        Assert.Equal(TestPortal.Morning + Duration.FromMilliseconds(7), (await db.Set<FactRow>().SingleAsync(Token)).At);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<Guid> Order(TestPortal portal, Guid facility)
    {
        var order = new PurchaseOrder { Id = NewId.Next(), Number = "PO-1", FacilityId = facility, Status = "OPEN", SyncedAt = TestPortal.Morning };
        await portal.Given(order);
        return order.Id;
    }

    private static Task<Outcome> Close(TestPortal portal, Actor actor, Guid id, int version) => portal.As(actor).Write(Buying, async at =>
    {
        var order = await at.Load<PurchaseOrder>(id, version, Token);
        order.Status = "CLOSED";
        return at.Carry(Decision.Of(new OrderClosed(order.Id)).Send(new Outgoing("test.order.close.v1", $"close-{order.Number}", order.Id, new { order.Number })));
    }, Token);

    private sealed record OrderClosed(Guid Id) : Fact(Id, null)
    {
        public override string Sentence => "Closed the order.";
    }
}
