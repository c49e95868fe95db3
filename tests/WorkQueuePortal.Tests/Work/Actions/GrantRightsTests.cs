using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class GrantRightsTests
{
    private static readonly Instant Friday = TestPortal.Morning + Duration.FromDays(3);

    [StoreFact]
    public async Task G2_whoever_is_granted_the_right_takes_by_get_next_and_by_hand_until_it_ends()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var items = await portal.Open(await portal.Furnish(), 4);
        var buyer = await portal.Hire("Ling Zhao", Roles.Buyer);
        Assert.Equal("no-queue", (await portal.Claim(buyer.AsActor())).Refusal?.Code);

        Assert.Equal("Ling Zhao may take in Test queue.", (await Give(portal, buyer, QueueRight.Open)).Sentence);
        var first = (await portal.Claim(buyer.AsActor())).Value;
        Assert.Equal(buyer.Id, (await portal.Item(first)).OwnerId);
        var other = items.First(i => i != first);
        Assert.True((await Take(portal, buyer, other)).IsDone);
        Assert.Contains("Ling Zhao", (await portal.Get<TeamRows>().Run(TestPortal.Ct)).Select(p => p.Name));

        portal.Clock.Advance(Friday - portal.Clock.GetCurrentInstant());
        Assert.Equal("no-queue", (await portal.Claim(buyer.AsActor())).Refusal?.Code);
        Assert.Equal("not-their-queue", (await Take(portal, buyer, items.Last(i => i != first && i != other))).Refusal?.Code);
    }

    [StoreFact]
    public async Task G23_a_right_that_is_taken_back_while_somebody_claims_refuses_the_claim()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var item = (await portal.Open(await portal.Furnish(), 1))[0];
        var buyer = await portal.Hire("Ling Zhao", Roles.Buyer);
        await Give(portal, buyer, QueueRight.Open);
        // Who acts was read when the circuit began; what they may do is read in the claim itself.
        var circuit = portal.Puller(buyer.AsActor());
        var grant = Assert.Single(await portal.All<QueueGrant>());
        Assert.Equal("Test queue: Ling Zhao may no longer take.", (await portal.Get<GrantRights>().End(grant.Id, grant.Version, TestPortal.Ct)).Sentence);

        Assert.Equal("Nothing for you: none of these queues is yours.", (await circuit.Run(WorkDesks.Queue, TestPortal.Ct)).Sentence);
        Assert.Null((await portal.Item(item)).OwnerId);
        Assert.Equal("Ling Zhao has no such right any more.", (await portal.Get<GrantRights>().End(grant.Id, grant.Version + 1, TestPortal.Ct)).Sentence);
        Assert.Equal("Marcus Thiele", Assert.Single(await portal.All<QueueGrant>()).EndedBy);
    }

    [StoreFact]
    public async Task To_give_out_others_work_takes_a_second_person_and_reassigning_obeys_it()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var item = (await portal.Open(await portal.Furnish(), 1))[0];
        await portal.Given(new QueueRole((await portal.Item(item)).QueueId, Roles.ApLead, QueueRight.Distribute));
        var (gloria, maya) = (await portal.Hire("Gloria Esteban", Roles.Supervisor), await portal.Hire("Maya Ortiz", Roles.ApSpecialist));
        Assert.Equal("Test queue lets only these give its work to people: AP lead. Ask one of them.", (await Assign(portal, gloria, maya, item)).Sentence);

        Assert.Equal("Asked for. Gloria Esteban may give out in Test queue once another process owner or administrator gives it.", (await Give(portal, gloria, QueueRight.Distribute)).Sentence);
        var asked = Assert.Single(await portal.All<QueueGrant>());
        Assert.Equal("own-ask", (await portal.Get<GrantRights>().Agree(asked.Id, asked.Version, TestPortal.Ct)).Refusal?.Code);
        Assert.Equal(RefusalKind.NotAllowed, (await Assign(portal, gloria, maya, item)).Refusal?.Kind);

        portal.Actor = Oversight.Admin;
        Assert.Equal("Test queue: Gloria Esteban may give out until 13 March 2026.", (await portal.Get<GrantRights>().Agree(asked.Id, asked.Version, TestPortal.Ct)).Sentence);
        Assert.True((await Assign(portal, gloria, maya, item)).IsDone);
        Assert.Equal("not-waiting", (await portal.Get<GrantRights>().Agree(asked.Id, asked.Version + 1, TestPortal.Ct)).Refusal?.Code);
    }

    [StoreFact]
    public async Task G19_a_transfer_obeys_the_rights_on_both_ends()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var item = (await portal.Open(await portal.Furnish(), 1))[0];
        var other = new WorkQueue { Id = NewId.Next(), Code = "Q-OTHER", Name = "Other queue", CalendarCode = "SSC", ResponseMinutes = 240, ResolveMinutes = 1080, WipLimit = 5 };
        other.Roles.Add(new QueueRole(other.Id, Roles.Buyer, QueueRight.Open | QueueRight.Append));
        await portal.Given(other, new QueueRole((await portal.Item(item)).QueueId, Roles.ApLead, QueueRight.Transfer));
        var maya = await portal.Hire("Maya Ortiz", Roles.ApSpecialist);
        await Take(portal, maya, item);

        Assert.Equal("Test queue lets only these hand its work to another queue: AP lead. Ask one of them.", (await Move()).Sentence);
        await Give(portal, maya, QueueRight.Transfer);
        Assert.Equal("Other queue lets only these put work in: Buyer. Ask one of them.", (await Move()).Sentence);
        Assert.DoesNotContain("Q-OTHER", (await Choices()).Select(c => c.Code));
        await Give(portal, maya, QueueRight.Append, "Q-OTHER");
        Assert.Contains("Q-OTHER", (await Choices()).Select(c => c.Code));
        Assert.True((await Move()).IsDone);

        async Task<Outcome> Move() => await new MoveItem(portal.As(maya.AsActor()), portal.Get<WorkDesk>()).Run(new(item, (await portal.Item(item)).Version, "Q-OTHER", "They ordered it."), TestPortal.Ct);
        Task<IReadOnlyList<QueueChoice>> Choices() => new ItemHands(portal.Dbs, new Acting(maya.AsActor()), portal.Get<KnownPlaces>(), portal.Clock).Choices(TestPortal.Ct);
    }

    [StoreFact]
    public async Task A_list_that_a_queue_keeps_for_some_is_seen_by_whoever_is_granted_to_read()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var item = (await portal.Open(await portal.Furnish(), 1))[0];
        await portal.Given(new QueueRole((await portal.Item(item)).QueueId, Roles.Supervisor, QueueRight.Read));
        var (ling, devon) = (await portal.Hire("Ling Zhao", Roles.Buyer), await portal.Hire("Devon Ashby", Roles.Buyer));
        Assert.Empty(await List(ling));
        await Give(portal, ling, QueueRight.Read);

        Assert.Equal([item], await List(ling));
        Assert.Empty(await List(devon));
        var sight = new QueueSight(new KnownPlaces(portal.Dbs, portal.Clock));
        Assert.NotEqual(await sight.Of(ling.AsActor(), TestPortal.Ct), await sight.Of(devon.AsActor(), TestPortal.Ct));

        async Task<IEnumerable<Guid>> List(Person person) =>
            (await new QueueRows(portal.Dbs, new Acting(person.AsActor()), portal.Clock, portal.Get<KnownPlaces>(), new QueueSight(new KnownPlaces(portal.Dbs, portal.Clock)), portal.Get<SharedReads>()).Page(new QueueView(), null, TestPortal.Ct)).Select(r => r.Id);
    }

    [Fact]
    public async Task What_would_be_of_no_use_or_for_oneself_or_without_end_is_refused()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Furnish();
        var (aisha, maya) = (await portal.Hire("Aisha Grant", Roles.Requester), await portal.Hire("Maya Ortiz", Roles.ApSpecialist));
        var owner = await portal.Hire("Paul Rennick", Roles.ProcessOwner);

        Assert.Equal("Choose at least one right.", (await Give(portal, maya, QueueRight.None)).Sentence);
        Assert.Equal("The roles of Aisha Grant hold no work at all, so this right would be of no use. Give only the right to read.", (await Give(portal, aisha, QueueRight.Open)).Sentence);
        Assert.Equal("Maya Ortiz may not give work to people anywhere: only a supervisor or a lead does. Give that right to one of them.", (await Give(portal, maya, QueueRight.Distribute)).Sentence);
        Assert.Equal("Choose a last day that is still to come.", (await Give(portal, maya, QueueRight.Open, until: TestPortal.Morning)).Sentence);
        Assert.Equal("Choose a last day within 90 days: what is needed for longer belongs to a role.", (await Give(portal, maya, QueueRight.Open, until: TestPortal.Morning + Duration.FromDays(120))).Sentence);
        Assert.Equal("Say why, so that those who come later need not ask.", (await portal.Get<GrantRights>().Give(new(WorkDesks.Queue, maya.Id, QueueRight.Open, Friday, ""), TestPortal.Ct)).Sentence);
        Assert.Equal("That person was not found.", (await portal.Get<GrantRights>().Give(new(WorkDesks.Queue, NewId.Next(), QueueRight.Open, Friday, "Why."), TestPortal.Ct)).Sentence);
        portal.Actor = owner.AsActor();
        Assert.Equal("You cannot give a right to yourself. Ask another process owner or administrator.", (await Give(portal, owner, QueueRight.Read)).Sentence);
        portal.Actor = Oversight.Supervisor;
        Assert.Equal(Permissions.RulesKeep.No, (await Give(portal, maya, QueueRight.Open)).Sentence);
        Assert.Empty(await portal.All<QueueGrant>());
    }

    private static Task<Outcome> Give(TestPortal portal, Person person, QueueRight rights, string queue = WorkDesks.Queue, Instant? until = null) =>
        portal.Get<GrantRights>().Give(new(queue, person.Id, rights, until ?? Friday, "Stands in."), TestPortal.Ct);

    private static async Task<Outcome> Take(TestPortal portal, Person person, Guid item) => await new TakeItem(portal.As(person.AsActor()), portal.Get<WorkDesk>()).Run(item, (await portal.Item(item)).Version, TestPortal.Ct);

    private static async Task<Outcome> Assign(TestPortal portal, Person by, Person to, Guid item) =>
        (await new AssignItems(portal.As(by.AsActor()), portal.Get<WorkDesk>(), portal.Get<WorkQueuePortal.Access.Actors>()).Run(new([(item, (await portal.Item(item)).Version)], to.Id), TestPortal.Ct))[0].Outcome;
}
