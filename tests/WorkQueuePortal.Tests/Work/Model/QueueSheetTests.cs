using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class QueueSheetTests
{
    private static readonly Guid Dana = NewId.Next(), Gloria = NewId.Next();
    private static readonly WorkQueue Queue = new()
    {
        Id = NewId.Next(), Code = "Q-TEST", Name = "Test queue", OwnerId = Dana, DeputyId = Gloria, CalendarCode = "SSC", ResponseMinutes = 240, ResolveMinutes = 1080, WipLimit = 5, Skill = "Pharmacy", SkillLevel = 2, OnlyOpen = true,
        Sizes = "invoice.exception=2", CountsPaused = true, KeepsTogether = true, OffersWork = true, OfferMinutes = 7,
        Roles = [new QueueRole(Guid.Empty, Roles.ApSpecialist), new QueueRole(Guid.Empty, Roles.ApLead, QueueRight.Read | QueueRight.Distribute)],
    };

    [Fact]
    public void A_queue_becomes_a_sheet_and_the_same_queue_again()
    {
        var sheet = QueueSheet.Parse(QueueSheet.Of(Queue).ToJson());
        var again = new WorkQueue();
        sheet.PutInto(again);

        Assert.Equal("APL: read, distribute\nAPS: open", sheet[QueuePart.Rights]);
        Assert.Empty(QueueSheet.Of(Queue).ChangesTo(sheet));
        Assert.Equal((Queue.Name, Dana, Gloria, "SSC", 240, 1080), (again.Name, again.OwnerId, again.DeputyId, again.CalendarCode, again.ResponseMinutes, again.ResolveMinutes));
        Assert.Equal((5, "Pharmacy", 2, true), (again.WipLimit, again.Skill, again.SkillLevel, again.OnlyOpen));
        Assert.Equal(("invoice.exception=2", true, true, true, 7), (again.Sizes, again.CountsPaused, again.KeepsTogether, again.OffersWork, again.OfferMinutes));
        Assert.Equal([(Roles.ApLead, QueueRight.Read | QueueRight.Distribute), (Roles.ApSpecialist, QueueRight.Open)], sheet.Rights().Select(r => (r.Key, r.Value)).Order());
        Assert.Empty(Faults(sheet));
    }

    [Theory]
    [InlineData(QueuePart.Name, " ", "Give it a name that people recognise, of at most 120 characters.")]
    [InlineData(QueuePart.Owner, "", "Choose somebody who works here: every queue has an owner and a deputy.")]
    [InlineData(QueuePart.Calendar, "MOON", "Choose a calendar that exists.")]
    [InlineData(QueuePart.WipLimit, "0", "Write a whole number above 0.")]
    [InlineData(QueuePart.UrgentMinutes, "-1", "Write a whole number, 0 for none.")]
    [InlineData(QueuePart.ResolveMinutes, "60", "The time to resolve cannot be shorter than the time to respond.")]
    [InlineData(QueuePart.SkillLevel, "6", "A level is from 1 to 5.")]
    [InlineData(QueuePart.Sizes, "invoice.exception", "invoice.exception is not a size. Name the kind of work and a number from 1 to 100, as invoice.exception=2.")]
    [InlineData(QueuePart.OfferMinutes, "61", "An offer lasts from 1 to 60 minutes.")]
    [InlineData(QueuePart.Rights, "APS: open\nNOB: read", "There is no role NOB. Choose one that exists.")]
    public void A_fault_stands_beside_the_part_that_is_to_be_changed(QueuePart part, string value, string sentence) => Assert.Equal([new QueueFault(part, sentence)], Faults(QueueSheet.Of(Queue).With(part, value)));

    [Fact]
    public void What_a_sheet_of_earlier_days_does_not_name_stays_as_it_is()
    {
        var earlier = QueueSheet.Parse("{\"Name\":\"Other\"}");
        Assert.Equal([QueuePart.Name], QueueSheet.Of(Queue).ChangesTo(earlier).Select(c => c.Part));
    }

    [Fact]
    public void An_owner_does_not_stand_in_for_herself() =>
        Assert.Equal([new QueueFault(QueuePart.Deputy, "The deputy stands in for the owner, so name somebody else.")], Faults(QueueSheet.Of(Queue).With(QueuePart.Deputy, Dana.ToString())));

    [Fact]
    public void A_right_is_given_and_taken_and_a_role_without_one_is_left_out()
    {
        var sheet = QueueSheet.Of(Queue).With(Roles.ApSpecialist, QueueRight.Append, true).With(Roles.ApLead, QueueRight.Read, false).With(Roles.ApLead, QueueRight.Distribute, false);
        Assert.Equal("APS: open, append", sheet[QueuePart.Rights]);
    }

    [Fact]
    public void Whether_clocks_would_count_otherwise_is_known()
    {
        var sheet = QueueSheet.Of(Queue);
        Assert.False(sheet.MovesClocks(sheet.With(QueuePart.WipLimit, "9")));
        Assert.True(sheet.MovesClocks(sheet.With(QueuePart.Calendar, "FAC")));
    }

    [Fact]
    public void What_is_granted_to_a_person_adds_to_the_roles_and_limits_nobody()
    {
        var ling = new Actor(NewId.Next(), "Ling Zhao", new HashSet<string> { Roles.Buyer }, null);
        var marcus = new Actor(NewId.Next(), "Marcus Thiele", new HashSet<string> { Roles.ProcessOwner }, null);
        var grant = QueueGrant.Ask(Queue, ling, QueueRight.Open | QueueRight.Transfer, TestPortal.Morning + NodaTime.Duration.FromDays(2), "Helps out.", marcus, TestPortal.Morning).Value!;
        var queue = new WorkQueue { Name = "Test queue", Roles = Queue.Roles, Grants = [grant] };
        var maya = new Actor(NewId.Next(), "Maya Ortiz", new HashSet<string> { Roles.ApSpecialist }, null);

        Assert.Equal([true, true, false], new[] { QueueRight.Open, QueueRight.Transfer, QueueRight.Read }.Select(r => queue.Allows(r, ling)));
        Assert.Equal([true, true, false], new[] { QueueRight.Open, QueueRight.Transfer, QueueRight.Read }.Select(r => queue.Allows(r, maya)));
        Assert.Equal("take and hand on", QueueGrant.Verbs(grant.Rights));
    }

    private static IReadOnlyList<QueueFault> Faults(QueueSheet sheet) => sheet.Faults(["SSC"], [Dana, Gloria]);
}
