using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Tests.Processes.Invoices.Model;

public sealed class AuthorityTests
{
    private static readonly InvoiceDuties NoDuties = new();

    [Theory]
    [InlineData("APS", 100.00, 5.00, 0, true, 0.00)]
    [InlineData("APS", 60.00, 5.00, 0, true, 40.00)]
    [InlineData("APS", 60.00, 1.00, 430, true, 10.00)]
    [InlineData("APL", 500.00, 50.00, 2000, true, 0.00)]
    [InlineData("BUY", 2500.00, 50.00, 0, true, 0.00)]
    [InlineData("MGR", 9000.00, 50.00, 0, false, 0.00)]
    [InlineData("DIR", 9000.00, 50.00, 0, false, 40000.00)]
    public void Within_the_limit_it_is_allowed_and_the_rest_is_told(string role, double amount, double percent, double before, bool isPrice, double left)
    {
        var answer = ResolutionAuthority.AcceptVariance(Person(role), new((decimal)amount, (decimal)percent, (decimal)before, isPrice, 10_000m), NoDuties);
        Assert.Null(answer.Refusal);
        Assert.Equal((decimal)left, answer.Left);
    }

    [Theory]
    [InlineData("APS", 100.01, 1, 0, true, "Your limit is 100.00 per line. Goes to an AP lead.")]
    [InlineData("APS", 350.00, 1, 0, true, "Your limit is 100.00 per line. Goes to an AP lead.")]
    [InlineData("APS", 50.00, 5.01, 0, true, "Your limit is 5 % of the order price. Goes to an AP lead.")]
    [InlineData("APS", 50.00, 1, 450.01, true, "Your limit is 500.00 per invoice, and this would make 500.01. Goes to an AP lead.")]
    [InlineData("APL", 500.01, 1, 0, true, "Your limit is 500.00 per line. Goes to a buyer.")]
    [InlineData("APL", 500.00, 1, 2000.01, false, "Your limit is 2,500.00 per invoice, and this would make 2,500.01. Goes to the director.")]
    [InlineData("BUY", 2500.01, 1, 0, true, "Your limit is 2,500.00. Goes to the director.")]
    [InlineData("BUY", 10.00, 1, 0, false, "Buyers accept differences in price only. Goes to an AP lead.")]
    [InlineData("MGR", 10.00, 1, 0, true, "Your authority is 10,000.00, and the order would come to 10,000.01. Goes to an AP lead.")]
    [InlineData("REQ", 10.00, 1, 0, true, "Accepting a difference is not yours. Goes to an AP lead.")]
    public void Above_it_the_refusal_says_why_and_who_is_next(string role, double amount, double percent, double before, bool isPrice, string sentence)
    {
        var answer = ResolutionAuthority.AcceptVariance(Person(role), new((decimal)amount, (decimal)percent, (decimal)before, isPrice, 10_000.01m), NoDuties);
        Assert.False(answer.IsAllowed);
        Assert.Equal(sentence, answer.Refusal!.Sentence);
    }

    [Fact]
    public void The_best_of_several_roles_counts() =>
        Assert.True(ResolutionAuthority.AcceptVariance(Person("APS", "APL"), new(400m, 1m, 0m, true, 20_000m), NoDuties).IsAllowed);

    [Theory]
    [InlineData(350, 0, 150)]
    [InlineData(500, 0, 0)]
    public void A_specialist_pays_short_up_to_500_00(double amount, double before, double left) =>
        Assert.Equal((decimal)left, ResolutionAuthority.ShortPay(Person("APS"), (decimal)amount, (decimal)before).Left);

    [Fact]
    public void Beyond_that_a_lead_pays_short()
    {
        Assert.False(ResolutionAuthority.ShortPay(Person("APS"), 1m, 499.01m).IsAllowed);
        Assert.True(ResolutionAuthority.ShortPay(Person("APL"), 90_000m, 0m).IsAllowed);
        Assert.Equal(RefusalKind.NotAllowed, ResolutionAuthority.ShortPay(Person("BUY"), 1m, 0m).Refusal!.Kind);
    }

    [Fact]
    public void The_system_writes_off_1_00_a_lead_25_00_and_a_specialist_nothing()
    {
        Assert.True(ResolutionAuthority.WriteOff(Actor.System, -1m).IsAllowed);
        Assert.False(ResolutionAuthority.WriteOff(Actor.System, 1.01m).IsAllowed);
        Assert.True(ResolutionAuthority.WriteOff(Person("APL"), 25m).IsAllowed);
        Assert.False(ResolutionAuthority.WriteOff(Person("APL"), -25.01m).IsAllowed);
        Assert.False(ResolutionAuthority.WriteOff(Person("APS"), 0.10m).IsAllowed);
    }

    [Fact]
    public void Only_a_buyer_with_evidence_changes_an_order()
    {
        Assert.True(ResolutionAuthority.UpdateOrder(Person("BUY"), "WH-2024-118").IsAllowed);
        Assert.False(ResolutionAuthority.UpdateOrder(Person("BUY"), " ").IsAllowed);
        Assert.False(ResolutionAuthority.UpdateOrder(Person("APL"), "WH-2024-118").IsAllowed);
        Assert.False(ResolutionAuthority.UpdateOrder(Person("BUY", "APS"), "WH-2024-118").IsAllowed);
    }

    [Fact]
    public void A_duplicate_that_is_scheduled_or_very_alike_goes_to_a_lead()
    {
        Assert.True(ResolutionAuthority.MarkDuplicate(Person("APS"), isScheduled: false).IsAllowed);
        Assert.False(ResolutionAuthority.MarkDuplicate(Person("APS"), isScheduled: true).IsAllowed);
        Assert.True(ResolutionAuthority.MarkDuplicate(Person("APL"), isScheduled: true).IsAllowed);
        Assert.True(ResolutionAuthority.NotDuplicate(Person("APS"), 84).IsAllowed);
        Assert.False(ResolutionAuthority.NotDuplicate(Person("APS"), 85).IsAllowed);
    }

    [Fact]
    public void Whoever_approved_created_requested_or_received_decides_nothing_about_the_difference()
    {
        var lead = Person("APL");
        var ask = new VarianceAsk(10m, 1m, 0m, true, 100m);
        Assert.Equal("You approved this order. Somebody else must decide about its difference.", Refused(new() { OrderApprovedBy = new HashSet<Guid> { lead.Id } }));
        Assert.Equal("You created this order. Somebody else must decide about its difference.", Refused(new() { OrderCreatedBy = lead.Id }));
        Assert.Equal("You confirmed the receipt of this order. Somebody else must decide about its difference.", Refused(new() { ReceivedBy = new HashSet<Guid> { lead.Id } }));
        Assert.Equal("You requested this order. Somebody else must decide about its difference.", Refused(new() { RequestedBy = lead.Id }));
        Assert.True(ResolutionAuthority.AcceptVariance(lead, ask, NoDuties).IsAllowed);

        string Refused(InvoiceDuties duties) => ResolutionAuthority.AcceptVariance(lead, ask, duties).Refusal!.Sentence;
    }

    [Fact]
    public void AP_never_confirms_receipts_even_when_it_is_also_receiving() =>
        Assert.Equal("ap-never-confirms-receipts", NoDuties.AgainstReceiving(Person("APS", "RCV"), 10m)!.Code);

    [Fact]
    public void A_requester_confirms_receipts_up_to_2_500_00()
    {
        var requester = Person("REQ");
        var duties = new InvoiceDuties { RequestedBy = requester.Id };
        Assert.Null(duties.AgainstReceiving(requester, 2_500m));
        Assert.Equal("requester-limit", duties.AgainstReceiving(requester, 2_500.01m)!.Code);
        Assert.Null(duties.AgainstReceiving(Person("RCV"), 90_000m));
        Assert.NotNull(duties.AgainstReceiving(Person("MGR"), 10m));
    }

    [Fact]
    public void A_hold_for_fraud_is_not_released_by_its_placer()
    {
        var placer = Person("APL");
        var duties = new InvoiceDuties { HeldBy = placer.Id };
        Assert.NotNull(duties.AgainstReleasing(placer, isFraudOrCompliance: true));
        Assert.Null(duties.AgainstReleasing(placer, isFraudOrCompliance: false));
        Assert.Null(duties.AgainstReleasing(Person("CMP"), isFraudOrCompliance: true));
    }

    private static Actor Person(params string[] roles) => new(NewId.Next(), "Dana", roles.ToHashSet(), null);
}
