using WorkQueuePortal.Kernel;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class ReassignmentTests
{
    private static readonly Guid Site = new("00000000-0000-0000-0000-000000000001"), OtherSite = new("00000000-0000-0000-0000-000000000002");
    private static readonly WorkQueue Price = Queue("Price differences", Roles.ApSpecialist);
    private static readonly Actor Priya = Person("Priya", Roles.ApSpecialist), Tomasz = Person("Tomasz", Roles.ApSpecialist);

    [Fact]
    public void Each_item_goes_to_whoever_holds_least_so_that_loads_become_even()
    {
        var plan = Reassignment.Plan([Item(1), Item(2), Item(3), Item(4)], [new(Priya, 5), new(Tomasz, 3)], []);

        Assert.Equal(["Tomasz", "Tomasz", "Priya", "Tomasz"], plan.Moves.Select(m => m.To!.Name));
        Assert.Equal([("Tomasz", 3), ("Priya", 1)], plan.Shares.Select(s => (s.Key.Name, s.Count())));
    }

    [Fact]
    public void G7_who_has_most_of_the_advantages_comes_first_then_who_has_them_at_the_higher_level_and_nobody_goes_over_the_limit_for_it()
    {
        var queue = Queue("Pharmacy invoices", Roles.ApSpecialist);
        queue.Advantage = "Pharmacy, Imaging";
        var omar = Person("Omar", Roles.ApSpecialist);
        List<Candidate> all =
        [
            new(Priya, 0) { Skills = new Dictionary<string, int> { ["Pharmacy"] = 5 } },
            new(Tomasz, 3) { Skills = new Dictionary<string, int> { ["Pharmacy"] = 1, ["Imaging"] = 1 }, Limit = 4 },
            new(omar, 0) { Skills = new Dictionary<string, int> { ["Pharmacy"] = 2, ["Payroll"] = 5 } },
        ];
        var plan = Reassignment.Plan([Item(1) with { Queue = queue }, Item(2) with { Queue = queue }, Item(3)], all, []);

        // Two of two, then one at level 5; where nothing is an advantage, who holds least.
        Assert.Equal(["Tomasz", "Priya", "Omar"], plan.Moves.Select(m => m.To!.Name));
    }

    [Fact]
    public void Who_is_barred_is_passed_over_and_the_reason_is_told()
    {
        var item = Item(1);
        var plan = Reassignment.Plan([item], [new(Priya, 0), new(Tomasz, 9)], [new WorkExclusion(item.Id, Priya.Id, "approved this order")]);

        Assert.Equal("Tomasz", plan.Moves[0].To!.Name);
        Assert.Equal("Priya approved this order, so it has to go to somebody else (separation of duties).", Assert.Single(plan.Moves[0].Refusals).Sentence);
    }

    [Fact]
    public void An_item_that_nobody_may_have_stays_with_every_reason()
    {
        var buyer = Person("Marta", Roles.Buyer);
        var elsewhere = new Actor(NewId.Next(), "Rafael", new HashSet<string> { Roles.ApSpecialist }, new HashSet<Guid> { OtherSite });

        var plan = Reassignment.Plan([Item(1, owner: Priya)], [new(Priya, 1), new(buyer, 0), new(elsewhere, 0)], []);

        Assert.Empty(plan.Going);
        Assert.Equal(["Priya has it already.", "Price differences is not a queue of Marta.", "Rafael does not work for that site."], Assert.Single(plan.Staying).Refusals.Select(r => r.Sentence));
    }

    private static Movable Item(int number, Actor? owner = null) => new(NewId.Next(), 1, number, $"INV {number}", Price, Site, owner?.Id);

    private static Actor Person(string name, string role) => new(NewId.Next(), name, new HashSet<string> { role }, null);

    private static WorkQueue Queue(string name, string role)
    {
        var queue = new WorkQueue { Id = NewId.Next(), Code = "Q", Name = name };
        queue.Roles.Add(new QueueRole(queue.Id, role));
        return queue;
    }
}
