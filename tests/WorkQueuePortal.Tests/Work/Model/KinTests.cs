using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class KinTests
{
    private static readonly Instant Now = TestPortal.Morning, Later = Now + Duration.FromHours(9);
    private static readonly Guid Queue = NewId.Next();
    private static readonly HeldItem Mine = new(NewId.Next(), "Acme", "INV 7", false);

    [Fact]
    public void What_is_of_the_same_supplier_comes_before_others_of_its_band_and_says_so()
    {
        var chosen = Choose(Item("Other"), Item("Third"), Item("acme"), Item("Acme"));

        Assert.Equal(2, chosen.Place);
        Assert.Equal(new PullKin(false, "Acme", "INV 7", false, 2), chosen.Why);
    }

    [Fact]
    public void What_is_about_the_same_record_counts_whatever_its_supplier_and_finished_work_counts_too()
    {
        var finished = Mine with { IsFinished = true };
        Assert.Equal(new PullKin(true, "Acme", "INV 7", true, 1), Choose([finished], Item("Other"), Item("Else") with { SubjectId = Mine.SubjectId }).Why);
    }

    [Fact]
    public void Nothing_passes_an_item_of_a_worse_band_or_another_priority_or_lane()
    {
        Assert.Null(Choose(Item("Other") with { ResolveDueAt = Now }, Item("Acme")).Why);
        Assert.Null(Choose(Item("Other") with { AtRiskAt = Now }, Item("Acme")).Why);
        Assert.Null(Choose(Item("Other") with { Priority = 2 }, Item("Acme")).Why);
        Assert.Null(Choose(Item("Other") with { Lane = -1 }, Item("Acme")).Why);
        // An equal behind an unequal is not reached.
        Assert.Null(Choose(Item("Other"), Item("Third") with { Priority = 4 }, Item("Acme")).Why);
        Assert.Equal(1, Choose(Item("Other") with { ResolveDueAt = Now }, Item("Acme") with { ResolveDueAt = Now }).Place);
    }

    [Fact]
    public void The_first_needs_no_reason_and_a_queue_that_keeps_nothing_together_and_no_supplier_give_none()
    {
        Assert.Null(Choose(Item("Acme"), Item("Acme")).Why);
        Assert.Null(Choose([Mine with { Party = "" }], Item("Other"), Item("")).Why);
        Assert.Null(Kin.Choose([Item("Other"), Item("Acme")], [Mine], new HashSet<Guid>(), Now));
        Assert.Null(Kin.Choose([], [Mine], new HashSet<Guid> { Queue }, Now));
    }

    private static (int Place, PullKin? Why) Choose(params KinCandidate[] first) => Choose([Mine], first);

    private static (int Place, PullKin? Why) Choose(IReadOnlyList<HeldItem> mine, params KinCandidate[] first) =>
        Kin.Choose(first, mine, new HashSet<Guid> { Queue }, Now) is { } chosen ? (Array.FindIndex(first, c => c.Id == chosen.Item), chosen.Why) : (-1, null);

    private static KinCandidate Item(string party) => new(NewId.Next(), Queue, 1, 3, Later, Later, NewId.Next(), party);
}
