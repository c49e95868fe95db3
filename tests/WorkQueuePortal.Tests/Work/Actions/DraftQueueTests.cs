using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class DraftQueueTests
{

    [StoreFact]
    public async Task A_queue_changes_by_two_people_and_every_change_is_a_version_with_before_and_after()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var (dana, gloria) = await Staff(portal);
        var sheet = (await Sheet(portal)).With(QueuePart.ResolveMinutes, "540").With(QueuePart.WipLimit, "3").With(Roles.ApLead, QueueRight.Distribute, true).With(Roles.ApSpecialist, QueueRight.Append, true);

        Assert.Equal("The draft of Test queue is saved. It goes live when another process owner or administrator approves it.", (await Save(portal, sheet)).Sentence);
        var draft = Assert.Single(await portal.All<SettingDraft>());
        Assert.Equal("You wrote this draft, so you cannot put it live. Ask another process owner or administrator to read it and do so.", (await portal.Get<DraftQueue>().Approve(draft.Id, draft.Version, TestPortal.Ct)).Sentence);
        Assert.Equal(1080, (await portal.All<WorkQueue>())[0].ResolveMinutes);

        portal.Actor = Oversight.Admin;
        Assert.Equal("Test queue is live in version 1. Open clocks keep theirs until you count them again.", (await portal.Get<DraftQueue>().Approve(draft.Id, draft.Version, TestPortal.Ct)).Sentence);
        var queue = Assert.Single(await portal.All<WorkQueue>());
        Assert.Equal((540, 3, dana.Id, gloria.Id), (queue.ResolveMinutes, queue.WipLimit, queue.OwnerId, queue.DeputyId));
        Assert.Equal([(Roles.ApLead, QueueRight.Distribute), (Roles.ApSpecialist, QueueRight.Open | QueueRight.Append)], (await portal.All<QueueRole>()).Select(r => (r.Role, r.Rights)).Order());
        Assert.Empty(await portal.All<SettingDraft>());

        var step = Assert.Single((await portal.Get<QueueSettings>().Of(WorkDesks.Queue, TestPortal.Ct))!.Steps);
        Assert.Equal((1, "Marcus Thiele", "Ingrid Solheim", "Agreed in the meeting."), (step.Version, step.By, step.ApprovedBy, step.Because));
        Assert.Equal([("1080", "540"), ("100000", "3"), ("APS: open", "APL: distribute\nAPS: open, append")], step.Changes.Select(c => (c.Before, c.After)));
        Assert.Equal([(nameof(SettingDrafted), "Marcus Thiele"), (nameof(SettingWentLive), "Ingrid Solheim")], (await portal.All<FactRow>()).Where(f => f.SubjectId == draft.Id).OrderBy(f => f.Kind, StringComparer.Ordinal).Select(f => (f.Kind, f.ActorName)));
    }

    [StoreFact]
    public async Task Nobody_saves_over_a_draft_they_have_not_seen_nor_puts_one_over_a_change_that_came_after_it()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await Staff(portal);
        var sheet = (await Sheet(portal)).With(QueuePart.WipLimit, "3");
        await Save(portal, sheet);
        portal.Actor = Oversight.Admin;
        Assert.Equal("Marcus Thiele has saved a draft of Q-TEST meanwhile. What you typed is kept; read that draft first.", (await Save(portal, sheet)).Sentence);

        await portal.Get<KeepQueue>().Set(new(WorkDesks.Queue, WipLimit: 7), TestPortal.Ct);
        var draft = Assert.Single(await portal.All<SettingDraft>());
        Assert.Equal("Q-TEST was changed after this draft was written. Compare the two and save the draft again.", (await portal.Get<DraftQueue>().Approve(draft.Id, draft.Version, TestPortal.Ct)).Sentence);
        Assert.True((await portal.Get<DraftQueue>().Discard(draft.Id, draft.Version, TestPortal.Ct)).IsDone);
        Assert.Equal("The draft of Q-TEST is gone: it went live or was discarded. Read Q-TEST again.", (await Save(portal, sheet, draft.Version)).Sentence);
        var step = Assert.Single((await portal.Get<QueueSettings>().Of(WorkDesks.Queue, TestPortal.Ct))!.Steps);
        Assert.Equal((1, "Set by a command on the server.", null, "7"), (step.Version, step.Because, step.ApprovedBy, step.Changes[0].After));
    }

    [StoreFact]
    public async Task A_queue_with_open_work_keeps_somebody_who_can_take_it()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await Staff(portal);
        var sheet = await Sheet(portal);
        var nobody = sheet.With(Roles.ApSpecialist, QueueRight.Open, false).With(Roles.Receiver, QueueRight.Open, true);
        Assert.Equal("Nobody would work Test queue. Give a role that somebody holds the right to take.", (await Save(portal, nobody)).Sentence);
        await portal.Open((await portal.All<Facility>())[0], 2);

        Assert.Equal("2 items are open in Test queue, and nobody could take them any more. Give a role that somebody holds the right to take, or move the work to another queue first.", (await Save(portal, nobody)).Sentence);
        Assert.Equal("Nobody who works Test queue has the skill Pharmacy at level 2. Give it to somebody on the team page, ask for less, or let it go after some minutes.",
            (await Save(portal, sheet.With(QueuePart.Skill, "Pharmacy").With(QueuePart.SkillLevel, "2"))).Sentence);
        Assert.True((await Save(portal, sheet.With(QueuePart.Skill, "Pharmacy").With(QueuePart.SkillLevel, "2").With(QueuePart.RelaxMinutes, "60"))).IsDone);
    }

    [StoreFact]
    public async Task A_draft_that_nobody_could_work_by_now_does_not_go_live()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var (dana, _) = await Staff(portal);
        await Save(portal, (await Sheet(portal)).With(QueuePart.WipLimit, "3"));
        var draft = Assert.Single(await portal.All<SettingDraft>());
        await portal.Write(async at =>
        {
            (await at.Db.FindAsync<Person>([dana.Id], TestPortal.Ct))!.IsActive = false;
            return Outcome.Done();
        });

        portal.Actor = Oversight.Admin;
        Assert.Equal("Choose somebody who works here: every queue has an owner and a deputy.", (await portal.Get<DraftQueue>().Approve(draft.Id, draft.Version, TestPortal.Ct)).Sentence);
        Assert.Empty(await portal.All<QueueVersion>());
    }

    [Fact]
    public async Task Only_those_who_keep_the_rules_write_and_a_silent_or_empty_change_is_refused()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await Staff(portal);
        var sheet = await Sheet(portal);
        Assert.Equal("That is how Test queue is already. Change something first.", (await Save(portal, sheet)).Sentence);
        Assert.Equal("Say why, so that those who come later need not ask.", (await portal.Get<DraftQueue>().Save(new(WorkDesks.Queue, sheet, " ", null), TestPortal.Ct)).Sentence);
        Assert.Equal("The queue Q-NONE was not found.", (await portal.Get<DraftQueue>().Save(new("Q-NONE", sheet, "Why.", null), TestPortal.Ct)).Sentence);
        portal.Actor = Oversight.Supervisor;
        Assert.Equal(Permissions.RulesKeep.No, (await Save(portal, sheet)).Sentence);
        Assert.Equal(Permissions.RulesKeep.No, (await portal.Get<DraftQueue>().Approve(NewId.Next(), 0, TestPortal.Ct)).Sentence);
        Assert.Equal(Permissions.RulesKeep.No, (await portal.Get<DraftQueue>().Discard(NewId.Next(), 0, TestPortal.Ct)).Sentence);
        Assert.Equal(Permissions.RulesKeep.No, (await portal.Get<RecountClocks>().Ask(TestPortal.Ct)).Sentence);
    }

    [StoreFact]
    public async Task Trying_a_change_on_an_item_shows_its_due_before_and_after_and_keeps_nothing_and_open_clocks_follow_when_counted_again()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await Staff(portal);
        var id = (await portal.Open((await portal.All<Facility>())[0], 1))[0];
        var (item, due) = (await portal.Item(id), (await portal.Item(id)).ResolveDueAt);
        var sheet = (await Sheet(portal)).With(QueuePart.ResolveMinutes, "480");

        var tried = (await portal.Get<QueueTrial>().Run(new(WorkDesks.Queue, sheet, $"{item.Number}"), TestPortal.Ct)).Value!;
        var row = tried.Rows.Single(r => r.After is not null);
        Assert.Equal((due, TestPortal.Morning + Duration.FromHours(8)), (row.Before!.DueAt, row.After!.DueAt));
        Assert.Empty(await portal.All<ClockRecount>());
        Assert.Equal("Choose a calendar that exists.", (await portal.Get<QueueTrial>().Run(new(WorkDesks.Queue, sheet.With(QueuePart.Calendar, "MOON"), $"{item.Number}"), TestPortal.Ct)).Sentence);
        Assert.Equal("An open item 999 was not found.", (await portal.Get<QueueTrial>().Run(new(WorkDesks.Queue, sheet, "999"), TestPortal.Ct)).Sentence);

        await Save(portal, sheet);
        var draft = Assert.Single(await portal.All<SettingDraft>());
        portal.Actor = Oversight.Admin;
        await portal.Get<DraftQueue>().Approve(draft.Id, draft.Version, TestPortal.Ct);
        Assert.Equal(due, (await portal.Item(id)).ResolveDueAt);
        Assert.Equal("1 item came out differently, with 1 clock.", (await portal.Get<RecountClocks>().Ask(TestPortal.Ct)).Sentence);
        Assert.Equal(TestPortal.Morning + Duration.FromHours(8), (await portal.Item(id)).ResolveDueAt);
    }

    [StoreFact]
    public async Task The_list_names_owner_deputy_open_work_and_whose_draft_waits()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await Staff(portal);
        await portal.Open((await portal.All<Facility>())[0], 3);
        await Save(portal, (await Sheet(portal)).With(QueuePart.WipLimit, "3"));

        var row = Assert.Single(await portal.Get<QueueSettings>().Run(TestPortal.Ct));
        Assert.Equal((WorkDesks.Queue, "Dana Whitlock", "Gloria Esteban", 3, 0, "Marcus Thiele"), (row.Code, row.Owner, row.Deputy, row.Open, row.Version, row.DraftBy));
        Assert.Null(await portal.Get<QueueSettings>().Of("Q-NONE", TestPortal.Ct));
    }

    /// <summary>The test queue with an owner and a deputy who take its work.</summary>
    internal static async Task<(Person Dana, Person Gloria)> Staff(TestPortal portal)
    {
        await portal.Furnish();
        var (dana, gloria) = (await portal.Hire("Dana Whitlock", Roles.ApSpecialist, Roles.ApLead), await portal.Hire("Gloria Esteban", Roles.Supervisor));
        await portal.Write(async at =>
        {
            var queue = (await at.Db.FindAsync<WorkQueue>([(await portal.All<WorkQueue>())[0].Id], TestPortal.Ct))!;
            (queue.OwnerId, queue.DeputyId) = (dana.Id, gloria.Id);
            return Outcome.Done();
        });
        return (dana, gloria);
    }

    private static async Task<QueueSheet> Sheet(TestPortal portal) => (await portal.Get<QueueSettings>().Of(WorkDesks.Queue, TestPortal.Ct))!.InForce;

    private static Task<Outcome> Save(TestPortal portal, QueueSheet sheet, int? seen = null) => portal.Get<DraftQueue>().Save(new(WorkDesks.Queue, sheet, "Agreed in the meeting.", seen), TestPortal.Ct);
}
