using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class DraftPromiseTests
{
    private static readonly SlaSheet TwoHours = SlaSheet.New.With(SlaPart.Name, "Time to resolve").With(SlaPart.Target, "2 bh");

    [StoreFact]
    public async Task The_author_of_a_draft_cannot_put_it_live_and_somebody_else_can()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        Assert.Equal("The draft of RESOLVE is saved. It goes live when another process owner or administrator approves it.", (await Save(portal, TwoHours)).Sentence);
        var draft = Assert.Single(await portal.All<SlaDraft>());

        var own = await portal.Get<DraftPromise>().Approve(draft.Id, draft.Version, TestPortal.Ct);
        Assert.Equal("You wrote this draft, so you cannot put it live. Ask another process owner or administrator to read it and do so.", own.Sentence);
        Assert.Empty(await portal.All<SlaVersion>());

        portal.Actor = Oversight.Admin;
        var approved = await portal.Get<DraftPromise>().Approve(draft.Id, draft.Version, TestPortal.Ct);
        Assert.Equal("RESOLVE is live in version 1. 1 item came out differently, with 1 clock.", approved.Sentence);
        var live = Assert.Single(await portal.All<SlaVersion>());
        Assert.Equal((1, true, "Marcus Thiele", "Ingrid Solheim", "Agreed with the pharmacy."), (live.Version, live.IsActive, live.SavedBy, live.ApprovedBy, live.Because));
        Assert.Equal(TestPortal.Morning + Duration.FromHours(2), (await portal.Item(id)).ResolveDueAt);
        Assert.Empty(await portal.All<SlaDraft>());
        Assert.Equal([(nameof(PromiseDrafted), "Marcus Thiele"), (nameof(PromiseWentLive), "Ingrid Solheim")],
            (await portal.All<FactRow>()).Where(f => f.SubjectId == draft.Id).OrderBy(f => f.Kind, StringComparer.Ordinal).Select(f => (f.Kind, f.ActorName)));
    }

    [StoreFact]
    public async Task Whoever_saves_a_draft_last_is_its_author_and_nobody_saves_over_what_they_have_not_seen()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Furnish();
        await Save(portal, TwoHours);
        portal.Actor = Oversight.Admin;
        Assert.Equal("Marcus Thiele has saved a draft of RESOLVE meanwhile. What you typed is kept; read that draft first.", (await Save(portal, TwoHours)).Sentence);
        var first = Assert.Single(await portal.All<SlaDraft>());
        Assert.True((await Save(portal, TwoHours.With(SlaPart.Target, "3 bh"), first.Version)).IsDone);
        var second = Assert.Single(await portal.All<SlaDraft>());

        Assert.Equal("own-draft", (await portal.Get<DraftPromise>().Approve(second.Id, second.Version, TestPortal.Ct)).Refusal?.Code);
        portal.Actor = Oversight.Owner;
        Assert.Equal(RefusalKind.Stale, (await portal.Get<DraftPromise>().Approve(first.Id, first.Version, TestPortal.Ct)).Refusal?.Kind);
        Assert.True((await portal.Get<DraftPromise>().Approve(second.Id, second.Version, TestPortal.Ct)).IsDone);
        Assert.Equal("The draft of RESOLVE is gone: it went live or was discarded. Read the promise again.", (await Save(portal, TwoHours, second.Version)).Sentence);
    }

    [StoreFact]
    public async Task A_draft_is_not_put_over_a_version_that_came_after_it()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Furnish();
        await Save(portal, TwoHours);
        await portal.Get<KeepPromises>().Save(new("RESOLVE", "Time to resolve", TwoHours.ToJson(), "Dana", "In a hurry."), TestPortal.Ct);
        var draft = Assert.Single(await portal.All<SlaDraft>());

        portal.Actor = Oversight.Admin;
        Assert.Equal("RESOLVE is in version 1 by now, and this draft was written for one that did not exist. Compare the two and save the draft again.", (await portal.Get<DraftPromise>().Approve(draft.Id, draft.Version, TestPortal.Ct)).Sentence);
        Assert.True((await portal.Get<DraftPromise>().Discard(draft.Id, draft.Version, TestPortal.Ct)).IsDone);
        Assert.Empty(await portal.All<SlaDraft>());
    }

    [StoreFact]
    public async Task A_promise_ends_by_two_people_too()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        await portal.Furnish();
        Assert.Equal("RESOLVE is the house's own. Save one of yours under its code instead.", (await portal.Get<DraftPromise>().Save(new("RESOLVE", "", null, "Gone.", null), TestPortal.Ct)).Sentence);
        await portal.Get<KeepPromises>().Save(new("OLA", "Team", TwoHours.With(SlaPart.Kind, "Team").ToJson(), "Dana", "New."), TestPortal.Ct);
        Assert.True((await portal.Get<DraftPromise>().Save(new("OLA", "", null, "Merged.", null), TestPortal.Ct)).IsDone);
        var draft = Assert.Single(await portal.All<SlaDraft>());

        portal.Actor = Oversight.Admin;
        Assert.StartsWith("OLA is live in version 2, which ends it.", (await portal.Get<DraftPromise>().Approve(draft.Id, draft.Version, TestPortal.Ct)).Sentence, StringComparison.Ordinal);
        Assert.Equal([true, false], (await portal.All<SlaVersion>()).OrderBy(v => v.Version).Select(v => v.IsActive));
    }

    [Fact]
    public async Task Only_those_who_keep_the_rules_write_them_and_a_faulty_or_silent_draft_is_refused()
    {
        await using var portal = new TestPortal { Actor = Oversight.Supervisor };
        await portal.Furnish();
        Assert.Equal(Permissions.RulesKeep.No, (await Save(portal, TwoHours)).Sentence);
        Assert.Equal(Permissions.RulesKeep.No, (await portal.Get<DraftPromise>().Approve(NewId.Next(), 0, TestPortal.Ct)).Sentence);
        Assert.Equal(Permissions.RulesKeep.No, (await portal.Get<DraftPromise>().Discard(NewId.Next(), 0, TestPortal.Ct)).Sentence);
        portal.Actor = Oversight.Owner;
        Assert.Equal("RESOLVE: Wherever it would start it also stops, so it never starts. Narrow stop.", (await Save(portal, TwoHours.With(SlaPart.Stop, ""))).Sentence);
        Assert.Equal("There is no calendar MOON. Name one that exists, or queue, facility, requester or always.", (await Save(portal, TwoHours.With(SlaPart.Calendar, "MOON"))).Sentence);
        Assert.Equal("Say why, so that those who come later need not ask.", (await portal.Get<DraftPromise>().Save(new("RESOLVE", "Resolve", TwoHours.ToJson(), " ", null), TestPortal.Ct)).Sentence);
        Assert.Empty(await portal.All<SlaDraft>());
    }

    [StoreFact]
    public async Task Trying_a_draft_on_an_item_shows_dues_and_marks_before_and_after_and_keeps_nothing()
    {
        await using var portal = new TestPortal { Actor = Oversight.Owner };
        var id = (await portal.Open(await portal.Furnish(), 1))[0];
        var (item, due) = (await portal.Item(id), (await portal.Item(id)).ResolveDueAt);
        portal.Clock.Advance(Duration.FromMinutes(30));

        var tried = (await portal.Get<PromiseTrial>().Run(new("RESOLVE", "Time to resolve", TwoHours.ToJson(), $"{item.Number}"), TestPortal.Ct)).Value!;
        var row = tried.Rows[0];
        Assert.Equal((id, due, TestPortal.Morning + Duration.FromHours(2)), (tried.Item, row.Before!.DueAt, row.After!.DueAt));
        Assert.Equal(("50 %", TestPortal.Morning + Duration.FromHours(24)), (row.Before.Marks[0].Mark, row.Before.Marks[0].At));
        Assert.Equal(("50 %", TestPortal.Morning + Duration.FromHours(1)), (row.After.Marks[0].Mark, row.After.Marks[0].At));
        Assert.Null(tried.Rows[1].After);

        Assert.Equal(due, (await portal.Item(id)).ResolveDueAt);
        Assert.Empty(await portal.All<SlaVersion>());
        Assert.Empty(await portal.All<ClockRecount>());
        Assert.Equal("An open item 999 was not found.", (await portal.Get<PromiseTrial>().Run(new("RESOLVE", "Resolve", TwoHours.ToJson(), "999"), TestPortal.Ct)).Sentence);
        Assert.Equal(id, (await portal.Get<PromiseTrial>().Run(new("RESOLVE", "Resolve", TwoHours.ToJson(), "INV 0"), TestPortal.Ct)).Value?.Item);
        Assert.Equal("There is no calendar MOON. Name one that exists, or queue, facility, requester or always.", (await portal.Get<PromiseTrial>().Run(new("RESOLVE", "Resolve", TwoHours.With(SlaPart.Calendar, "MOON").ToJson(), "INV 0"), TestPortal.Ct)).Sentence);
    }

    private static Task<Outcome> Save(TestPortal portal, SlaSheet sheet, int? seen = null) =>
        portal.Get<DraftPromise>().Save(new("RESOLVE", sheet[SlaPart.Name], sheet.ToJson(), "Agreed with the pharmacy.", seen), TestPortal.Ct);
}
