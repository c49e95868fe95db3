using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class MoveItemTests
{
    private const string Buyers = "Q-BUY";
    private readonly Actor _maya = WorkDesks.Specialist("Maya"), _rosa = new(NewId.Next(), "Rosa", new HashSet<string> { Roles.Buyer }, null);

    [StoreFact]
    public async Task A_handover_is_a_row_with_both_teams_and_the_minutes()
    {
        await using var portal = await TestPortal.Start();
        var id = await Held(portal);
        portal.Clock.Advance(Duration.FromMinutes(25));

        Assert.True((await Move(portal, _maya, id, Buyers)).IsDone);

        var rows = await portal.Get<ItemHands>().Of(id, TestPortal.Ct);
        Assert.Equal([Handoff.Taken, Handoff.ByHand], rows.Select(r => r.Cause));
        var row = rows[1];
        Assert.Equal(("Buyers", 25, "USER"), (row.To, row.WaitMinutes, row.Cause));
        Assert.Null((await portal.Item(id)).OwnerId);
    }

    [StoreFact]
    public async Task Work_does_not_go_back_to_the_team_that_handed_it_on_until_something_changed()
    {
        await using var portal = await TestPortal.Start();
        var id = await Held(portal);
        await Move(portal, _maya, id, Buyers);
        portal.Clock.Advance(Duration.FromHours(1));
        await Take(portal, _rosa, id);

        var back = await Move(portal, _rosa, id, WorkDesks.Queue);
        Assert.Equal("Test queue handed this on 10 March, and nothing about it has changed since. Ask them one question and keep it, or have a supervisor move it.", back.Sentence);
        await new WriteNote(portal.As(_rosa), portal.Get<WorkDesk>()).Run(new(id, "Still wrong."), TestPortal.Ct);
        Assert.Equal(PingPong.Code, (await Move(portal, _rosa, id, WorkDesks.Queue)).Refusal?.Code);

        await portal.Write(at =>
        {
            at.Record(new PriceCorrected(id));
            return Task.FromResult(Outcome.Done());
        });
        Assert.True((await Move(portal, _rosa, id, WorkDesks.Queue)).IsDone);
    }

    [StoreFact]
    public async Task A_supervisor_signs_for_a_way_back()
    {
        await using var portal = await TestPortal.Start();
        var id = await Held(portal);
        await Move(portal, _maya, id, Buyers);

        Assert.True((await Move(portal, Oversight.Supervisor, id, WorkDesks.Queue)).IsDone);
    }

    [StoreFact]
    public async Task A_question_leaves_the_item_where_it_is_and_has_a_clock_of_its_own()
    {
        await using var portal = await TestPortal.Start();
        var id = await Held(portal);
        Assert.True((await Question(portal, _maya, id, "Is 12.40 the agreed price?")).IsDone);
        Assert.Equal("Buyers has a question about this already. Wait for its answer first.", (await Question(portal, _maya, id, "And the freight?")).Sentence);

        var asked = (await portal.All<WorkItem>()).Single(i => i.Type == WorkQuestion.Type);
        Assert.Equal(((Guid?)_maya.Id, id, TestPortal.Morning + Duration.FromHours(2)), ((await portal.Item(id)).OwnerId, asked.SubjectId, asked.ResolveDueAt));
        Assert.Equal(asked.Id, (await portal.Puller(_rosa).Run(null, TestPortal.Ct)).Value);

        portal.Clock.Advance(Duration.FromMinutes(10));
        var answered = await new AnswerQuestion(portal.As(_rosa), portal.Get<WorkDesk>()).Run(new(asked.Id, (await portal.Item(asked.Id)).Version, "Yes, since January."), TestPortal.Ct);

        Assert.True(answered.IsDone, answered.Sentence);
        Assert.Equal((WorkState.Done, _maya.Id), ((await portal.Item(asked.Id)).State, (await portal.Item(id)).OwnerId));
        Assert.Contains(await portal.All<WorkNote>(), n => n.ItemId == id && n.AuthorName == "Rosa" && n.Text == "Yes, since January.");
        Assert.Contains(await portal.All<FactRow>(), f => f.ItemId == id && f.Sentence == "Answered: Yes, since January.");
        var row = Assert.Single(await portal.Get<ItemHands>().Questions(id, TestPortal.Ct));
        Assert.Equal(("Buyers", "Yes, since January.", false), (row.Queue, row.Answer, row.IsOpen));
    }

    [StoreFact]
    public async Task Only_those_whom_a_queue_names_put_work_in_or_hand_it_on()
    {
        await using var portal = await TestPortal.Start();
        var id = await Held(portal, buyers => buyers.Add(new QueueRole(buyers[0].QueueId, Roles.ApLead, QueueRight.Append)));

        Assert.Equal("Buyers lets only these put work in: AP lead. Ask one of them.", (await Move(portal, _maya, id, Buyers)).Sentence);
        Assert.Equal("not-allowed", (await Question(portal, _maya, id, "May I?")).Refusal?.Code);
        Assert.Equal(RefusalKind.NotAllowed, (await Move(portal, Oversight.Supervisor, id, Buyers)).Refusal?.Kind);

        await portal.Given(new QueueRole((await portal.Item(id)).QueueId, Roles.ApLead, QueueRight.Transfer | QueueRight.Distribute));
        Assert.Equal("Test queue lets only these hand its work to another queue: AP lead. Ask one of them.", (await Move(portal, _maya, id, Buyers)).Sentence);
        portal.Actor = Oversight.Supervisor;
        var given = await portal.Get<AssignItems>().Run(new([(id, (await portal.Item(id)).Version)], (await portal.Hire("Priya", Roles.ApSpecialist)).Id), TestPortal.Ct);
        Assert.Equal("Test queue lets only these give its work to people: AP lead. Ask one of them.", given[0].Outcome.Sentence);
    }

    private async Task<Guid> Held(TestPortal portal, Action<List<QueueRole>>? rights = null)
    {
        var facility = await portal.Furnish();
        var queue = new WorkQueue { Id = NewId.Next(), Code = Buyers, Name = "Buyers", CalendarCode = "SSC", ResponseMinutes = 120, ResolveMinutes = 1080, WipLimit = 5 };
        queue.Roles.Add(new QueueRole(queue.Id, Roles.Buyer));
        rights?.Invoke(queue.Roles);
        await portal.Given(queue);
        var id = (await portal.Open(facility, 1))[0];
        await Take(portal, _maya, id);
        return id;
    }

    private static async Task Take(TestPortal portal, Actor by, Guid id) => Assert.True((await new TakeItem(portal.As(by), portal.Get<WorkDesk>()).Run(id, (await portal.Item(id)).Version, TestPortal.Ct)).IsDone);

    private static async Task<Outcome> Move(TestPortal portal, Actor by, Guid id, string to) =>
        await new MoveItem(portal.As(by), portal.Get<WorkDesk>()).Run(new(id, (await portal.Item(id)).Version, to, "It is theirs."), TestPortal.Ct);

    private static async Task<Outcome> Question(TestPortal portal, Actor by, Guid id, string text) =>
        await new AskQuestion(portal.As(by), portal.Get<WorkDesk>()).Run(new(id, (await portal.Item(id)).Version, Buyers, text), TestPortal.Ct);

    private sealed record PriceCorrected(Guid Id) : Fact(Id, Id)
    {
        public override string Sentence => "The price of the order was corrected.";
    }
}
