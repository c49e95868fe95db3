using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Requisitions.Model;

namespace WorkQueuePortal.Tests.Processes.Requisitions.Model;

public sealed class PurchaseRequestTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 12, 14, 41);
    private static readonly Actor Aisha = new(NewId.Next(), "Aisha Grant", new HashSet<string> { Roles.Requester }, null), Nora = new(NewId.Next(), "Nora Lindqvist", new HashSet<string> { Roles.Manager }, null);
    private static readonly ErpCreateOrder Order = new("REQ 7", "V-1", "H1", "4410", "USD", "NET30", false, null, null, null, null, []);

    /// <summary>What may follow what. A pair that is not listed changes nothing.</summary>
    private static readonly Dictionary<(RequestState From, string Act), RequestState> Ways = new()
    {
        [(RequestState.PendingApproval, "approve")] = RequestState.Ordering,
        [(RequestState.PendingApproval, "return")] = RequestState.Returned,
        [(RequestState.PendingApproval, "reject")] = RequestState.Rejected,
        [(RequestState.PendingApproval, "withdraw")] = RequestState.Cancelled,
        [(RequestState.Returned, "withdraw")] = RequestState.Cancelled,
        [(RequestState.Ordering, "ordered")] = RequestState.Ordered,
        [(RequestState.Ordering, "refused")] = RequestState.OrderFailed,
        [(RequestState.OrderFailed, "ordered")] = RequestState.Ordered,
        [(RequestState.OrderFailed, "again")] = RequestState.Ordering,
        [(RequestState.OrderFailed, "wait")] = RequestState.Ordering,
    };

    private static readonly Dictionary<string, Func<PurchaseRequest, Decision>> Acts = new()
    {
        ["approve"] = r => r.Approve(Nora, 10_000m, Order, null, Now),
        ["return"] = r => r.Return(Nora, "Is there a second quote?", null, Now),
        ["reject"] = r => r.Reject(Nora, "We have it in stock", null, Now),
        ["withdraw"] = r => r.Withdraw(Aisha, null),
        ["ordered"] = r => r.Ordered("4500000001"),
        ["refused"] = r => r.OrderRefused("Supplier V-1 is on hold for new orders."),
        ["again"] = r => r.OrderAgain(Order, null),
        ["wait"] = r => r.WaitAgain(null),
    };

    public static IEnumerable<TheoryDataRow<RequestState, string>> Pairs => Enum.GetValues<RequestState>().SelectMany(from => Acts.Keys.Select(act => new TheoryDataRow<RequestState, string>(from, act)));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Only_the_listed_ways_lead_on(RequestState from, string act)
    {
        var request = In(from);
        var decision = Acts[act](request);
        if (Ways.TryGetValue((from, act), out var to))
        {
            Assert.Null(decision.Refusal);
            Assert.Single(decision.Facts);
            Assert.Equal(to, request.State);
            return;
        }
        Assert.Equal(from, request.State);
        Assert.Empty(decision.Facts);
        Assert.Empty(decision.Messages);
        // What the ERP says late or twice is no mistake of anybody; what a person asks for in vain gets a sentence.
        Assert.Equal(act is "ordered" or "refused", decision.Refusal is null);
    }

    [Fact]
    public void Who_asked_never_approves_even_when_asked_to()
    {
        var both = Aisha with { Roles = new HashSet<string> { Roles.Requester, Roles.Manager } };
        var request = Filled();
        request.SubmitForApproval(NewId.Next(), both.Id, both.Name, "", Now);
        Assert.All([request.Approve(both, 10_000m, Order, null, Now), request.Return(both, "Why?", null, Now), request.Reject(both, "No.", null, Now)], d => Assert.Equal("segregation-of-duties", d.Refusal?.Code));
        Assert.Equal(RequestState.PendingApproval, request.State);
    }

    [Fact]
    public void Only_the_approver_who_was_asked_decides_and_only_who_asked_withdraws()
    {
        var other = new Actor(NewId.Next(), "Omar Haddad", new HashSet<string> { Roles.Manager }, null);
        var request = In(RequestState.PendingApproval);
        Assert.Equal("Nora Lindqvist was asked. Only the approver who was asked decides.", request.Approve(other, 10_000m, Order, null, Now).Refusal?.Sentence);
        Assert.Equal("not-yours", request.Withdraw(other, null).Refusal?.Code);
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(999, false)]
    public void The_limit_of_the_approver_is_exact(int limit, bool isApproved)
    {
        var decision = In(RequestState.PendingApproval).Approve(Nora, limit, Order, null, Now);
        Assert.Equal(isApproved ? null : "above-limit", decision.Refusal?.Code);
    }

    [Fact]
    public void Each_round_has_a_key_of_its_own_so_that_an_old_order_is_never_taken_for_a_new_one()
    {
        var request = In(RequestState.Returned);
        request.SubmitForApproval(NewId.Next(), Nora.Id, Nora.Name, "", Now);
        var second = Assert.Single(request.Approve(Nora, 10_000m, Order, null, Now).Messages);
        request.OrderRefused("Supplier V-1 is on hold for new orders.");
        var third = Assert.Single(request.OrderAgain(Order, null).Messages);
        Assert.Equal([$"purchase-order.create:{request.Id}:2", $"purchase-order.create:{request.Id}:3"], [second.Key, third.Key]);
    }

    [Fact]
    public void The_total_is_of_its_lines()
    {
        var request = Filled();
        request.Fill("Two things", "Stock is out.", "Dock 2", new LocalDate(2026, 3, 20), "4410", "6010", [Line(3m, 10.005m), Line(1m, 0.50m)]);
        Assert.Equal((30.52m, 2), (request.Total, request.Lines.Count));
    }

    private static PurchaseRequest In(RequestState state)
    {
        var request = Filled();
        request.SubmitForApproval(NewId.Next(), Nora.Id, Nora.Name, "", Now);
        var way = state switch
        {
            RequestState.PendingApproval => [],
            RequestState.Returned => ["return"],
            RequestState.Rejected => ["reject"],
            RequestState.Cancelled => ["withdraw"],
            RequestState.Ordering => ["approve"],
            RequestState.Ordered => ["approve", "ordered"],
            _ => (string[])["approve", "refused"],
        };
        foreach (var act in way) Assert.Null(Acts[act](request).Refusal);
        Assert.Equal(state, request.State);
        return request;
    }

    private static PurchaseRequest Filled()
    {
        var request = new PurchaseRequest { Id = NewId.Next(), Number = 7, RequesterId = Aisha.Id, RequesterName = Aisha.Name };
        request.Fill("10 BX Gloves", "Stock is out.", "Dock 2", new LocalDate(2026, 3, 20), "4410", "6010", [Line(10m, 100m)]);
        return request;
    }

    private static PurchaseRequestLine Line(decimal quantity, decimal price) => new() { Id = NewId.Next(), Name = "Gloves", Quantity = quantity, UnitPrice = price, Uom = "BX" };
}
