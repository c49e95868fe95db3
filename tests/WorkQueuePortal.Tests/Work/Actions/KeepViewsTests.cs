using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Actions;

public sealed class KeepViewsTests
{
    private readonly Actor _maya = WorkDesks.Specialist("Maya Okafor"), _priya = WorkDesks.Specialist("Priya Nair"), _dana = WorkDesks.Specialist("Dana Whitlock") with { Roles = new HashSet<string> { Roles.ApLead } };

    [StoreFact]
    public async Task A_view_of_ones_own_is_there_for_oneself_alone()
    {
        await using var portal = new TestPortal();
        await portal.Furnish();
        var id = (await As(portal, _maya).Save(new(WorkDesks.Queue, " Free ones ", "tab=free", false), TestPortal.Ct)).Value;

        Assert.Equal(new ViewRow(id, "Free ones", "tab=free", false, false, true), Assert.Single((await Seen(portal, _maya)).Views));
        Assert.Empty((await Seen(portal, _priya)).Views);
        Assert.Equal(RefusalKind.NotFound, (await As(portal, _priya).Rename(id, "Mine", TestPortal.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await As(portal, _priya).Remove(id, TestPortal.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await As(portal, _priya).OpenWith(WorkDesks.Queue, id, TestPortal.Ct)).Refusal?.Kind);
    }

    [StoreFact]
    public async Task Views_of_the_team_are_kept_by_who_gives_out_the_work_of_the_queue_and_seen_by_all_who_see_it()
    {
        await using var portal = new TestPortal();
        await portal.Furnish();
        var ask = new KeepViews.Ask(WorkDesks.Queue, "Late", "tab=late", true);

        Assert.Equal(RefusalKind.NotAllowed, (await As(portal, _maya).Save(ask, TestPortal.Ct)).Refusal?.Kind);
        Assert.Equal("no-team", (await As(portal, _dana).Save(ask with { List = "mine" }, TestPortal.Ct)).Refusal?.Code);
        Assert.True((await As(portal, _dana).Save(ask, TestPortal.Ct)).IsDone);
        var of = Assert.Single((await Seen(portal, _maya)).Views);
        Assert.Equal(("Late", true, false), (of.Name, of.IsTeam, of.MayChange));
        Assert.Equal(RefusalKind.NotAllowed, (await As(portal, _maya).Remove(of.Id, TestPortal.Ct)).Refusal?.Kind);

        await portal.Given(new QueueRole((await portal.All<WorkQueue>())[0].Id, Roles.Supervisor, QueueRight.Read | QueueRight.Distribute));
        Assert.Empty((await Seen(portal, _maya)).Views);
        Assert.Equal(RefusalKind.NotAllowed, (await As(portal, _dana).Remove(of.Id, TestPortal.Ct)).Refusal?.Kind);
    }

    [StoreFact]
    public async Task A_name_stands_for_one_view_and_holds_no_patient()
    {
        await using var portal = new TestPortal();
        await portal.Furnish();
        var keep = As(portal, _maya);
        var first = (await keep.Save(new("mine", "Late", "tab=late", false), TestPortal.Ct)).Value;
        var other = (await keep.Save(new("mine", "Risk", "tab=risk", false), TestPortal.Ct)).Value;

        Assert.Equal("view-name", (await keep.Save(new("mine", "late", "tab=open", false), TestPortal.Ct)).Refusal?.Code);
        Assert.Equal("view-name", (await keep.Rename(other, "Late", TestPortal.Ct)).Refusal?.Code);
        Assert.Equal("patient-text", (await keep.Save(new("mine", "MRN 1234567", "tab=open", false), TestPortal.Ct)).Refusal?.Code);
        Assert.Equal("Give the view a name.", (await keep.Save(new("mine", " ", "tab=open", false), TestPortal.Ct)).Sentence);
        Assert.Equal("The view Late is called Very late now.", (await keep.Rename(first, "Very late", TestPortal.Ct)).Sentence);
    }

    [StoreFact]
    public async Task A_list_opens_with_the_chosen_view_until_it_is_removed_and_keeps_its_columns()
    {
        await using var portal = new TestPortal();
        await portal.Furnish();
        var keep = As(portal, _maya);
        var id = (await keep.Save(new("mine", "Late", "tab=late", false), TestPortal.Ct)).Value;
        Assert.True((await keep.OpenWith("mine", id, TestPortal.Ct)).IsDone);
        Assert.True((await keep.Show("mine", "site,touches", TestPortal.Ct)).IsDone);
        var before = await Seen(portal, _maya, "mine");
        Assert.Equal(id, before.Default?.Id);
        Assert.Equal("site,touches", before.Columns);

        Assert.Equal("Removed the view Late.", (await keep.Remove(id, TestPortal.Ct)).Sentence);

        var after = await Seen(portal, _maya, "mine");
        Assert.Null(after.Default);
        Assert.Equal("site,touches", after.Columns);
        Assert.Null(Assert.Single(await portal.All<ListChoice>()).ViewId);
    }

    private static KeepViews As(TestPortal portal, Actor actor) => new(portal.As(actor));

    private static Task<KeptOfList> Seen(TestPortal portal, Actor actor, string list = WorkDesks.Queue) => new SavedViews(portal.Dbs, new Acting(actor), portal.Get<KnownPlaces>(), portal.Clock).Of(list, TestPortal.Ct);
}
