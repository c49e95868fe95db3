using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work;

public sealed class WorkTables : RoomTables
{
    public override void Map(ModelBuilder model)
    {
        Promises(model);
        model.Entity<WorkCalendar>(calendar =>
        {
            calendar.ToTable("WorkCalendars").HasKey(c => c.Code);
            calendar.Property(c => c.Code).HasMaxLength(20);
            calendar.Property(c => c.Definition).HasMaxLength(StoreTables.LongText);
        });
        model.Entity<WorkQueue>(queue =>
        {
            queue.ToTable("WorkQueues");
            queue.Property(q => q.Code).HasMaxLength(20);
            queue.Property(q => q.CalendarCode).HasMaxLength(20);
            queue.Property(q => q.Skill).HasMaxLength(20);
            queue.Property(q => q.Sizes).HasMaxLength(ItemSizes.LongestText);
            queue.Property(q => q.Advantage).HasMaxLength(SkillRank.LongestText);
            queue.Property(q => q.Buckets).HasMaxLength(QueueBucket.LongestText);
            queue.Property(q => q.SurgeWhy).HasMaxLength(200);
            queue.Property(q => q.SurgeBy).HasMaxLength(200);
            queue.HasIndex(q => q.Code).IsUnique().HasDatabaseName("UX_WorkQueues_Code").Answers("the queue of a code");
            queue.HasMany(q => q.Roles).WithOne().HasForeignKey(r => r.QueueId);
            queue.HasMany(q => q.Grants).WithOne().HasForeignKey(g => g.QueueId);
        });
        Settings(model);
        model.Entity<QueueRole>(role =>
        {
            role.ToTable("QueueRoles").HasKey(r => new { r.QueueId, r.Role });
            role.Property(r => r.Role).HasMaxLength(8);
            role.Property(r => r.Rights).HasConversion<int>();
        });
        model.Entity<WorkItem>(Items);
        model.Entity<SlaClock>(clock =>
        {
            clock.ToTable("SlaClocks");
            clock.Property(c => c.CalendarCode).HasMaxLength(20);
            clock.Property(c => c.DefinitionCode).HasMaxLength(40);
            clock.Property(c => c.Zone).HasMaxLength(60);
            clock.Ignore(c => c.Calendar);
            clock.Ignore(c => c.Promise);
            clock.HasIndex(c => c.ItemId).HasDatabaseName("IX_SlaClocks_Item").Answers("the clocks of an item");
            clock.HasMany(c => c.Pauses).WithOne().HasForeignKey(p => p.ClockId);
        });
        model.Entity<ClockPause>(pause =>
        {
            pause.ToTable("ClockPauses");
            pause.HasIndex(p => p.ClockId).HasDatabaseName("IX_ClockPauses_Clock").Answers("the pauses of a clock");
        });
        model.Entity<Handoff>(handoff =>
        {
            handoff.ToTable("Handoffs");
            handoff.Property(h => h.Cause).HasMaxLength(24);
            handoff.HasIndex(h => new { h.ItemId, h.At }).HasDatabaseName("IX_Handoffs_Item").Answers("who had an item before, oldest first");
            handoff.HasIndex(h => new { h.ById, h.At }).HasDatabaseName("IX_Handoffs_By").Answers("what somebody has moved lately, and may take back");
        });
        model.Entity<WorkNote>(note =>
        {
            note.ToTable("WorkNotes");
            note.Property(n => n.Text).HasMaxLength(2000);
            note.HasIndex(n => new { n.ItemId, n.At }).HasDatabaseName("IX_WorkNotes_Item").Answers("the notes on an item, oldest first");
        });
        model.Entity<PullDecision>(pull =>
        {
            pull.ToTable("PullDecisions");
            pull.Property(p => p.Answer).HasMaxLength(24);
            pull.Property(p => p.Account).HasMaxLength(StoreTables.LongText);
            pull.HasIndex(p => new { p.ItemId, p.At }).HasDatabaseName("IX_PullDecisions_Item").Answers("why an item was handed out, oldest first");
            pull.HasIndex(p => p.At).HasDatabaseName("IX_PullDecisions_At").Answers("what Get next answered lately");
            pull.HasIndex(p => new { p.PersonId, p.At }).HasDatabaseName("IX_PullDecisions_Person").Answers("what Get next answered somebody, latest last");
            pull.Ignore(p => p.IsHandedOut);
        });
        model.Entity<WorkExclusion>().ToTable("WorkExclusions").HasKey(e => new { e.ItemId, e.PersonId });
        Takers(model);
        Lists(model);
        model.Entity<QueueSnapshot>(snapshot =>
        {
            snapshot.ToTable("QueueSnapshots");
            snapshot.HasIndex(s => new { s.QueueId, s.At }).IsUnique().HasDatabaseName("UX_QueueSnapshots_Queue_At").Answers("how deep a queue was; a second record of the same quarter of an hour is refused");
        });
    }

    private static void Promises(ModelBuilder model)
    {
        model.Entity<SlaVersion>(version =>
        {
            version.ToTable("SlaVersions").HasKey(v => new { v.Code, v.Version });
            version.Property(v => v.Code).HasMaxLength(40);
            version.Property(v => v.Name).HasMaxLength(120);
            version.Property(v => v.Promise).HasMaxLength(StoreTables.LongText);
            version.Property(v => v.Because).HasMaxLength(500);
        });
        model.Entity<SlaDraft>(draft =>
        {
            draft.ToTable("SlaDrafts");
            draft.Property(d => d.Code).HasMaxLength(40);
            draft.Property(d => d.Name).HasMaxLength(120);
            draft.Property(d => d.Promise).HasMaxLength(StoreTables.LongText);
            draft.Property(d => d.Because).HasMaxLength(500);
            draft.HasIndex(d => d.Code).IsUnique().HasDatabaseName("UX_SlaDrafts_Code").Answers("the draft of a promise; a second one is refused");
        });
        model.Entity<CalendarVersion>(version =>
        {
            version.ToTable("CalendarVersions").HasKey(v => new { v.Code, v.Version });
            version.Property(v => v.Code).HasMaxLength(20);
            version.Property(v => v.Definition).HasMaxLength(StoreTables.LongText);
            version.Property(v => v.Own).HasMaxLength(StoreTables.LongText);
            version.Property(v => v.Because).HasMaxLength(500);
        });
        model.Entity<CalendarHoliday>(holiday =>
        {
            holiday.ToTable("CalendarHolidays").HasKey(h => new { h.Code, h.Day });
            holiday.Property(h => h.Code).HasMaxLength(20);
        });
        model.Entity<ItemMoment>(moment =>
        {
            moment.ToTable("ItemMoments");
            moment.Property(m => m.State).HasMaxLength(12);
            moment.Property(m => m.PauseReason).HasMaxLength(40);
            moment.HasIndex(m => new { m.ItemId, m.At }).HasDatabaseName("IX_ItemMoments_Item").Answers("what clocks read of an item, oldest first");
        });
        model.Entity<ClockRung>(rung =>
        {
            rung.ToTable("ClockRungs");
            rung.Property(r => r.Mark).HasMaxLength(20);
            rung.HasIndex(r => new { r.ClockId, r.Mark, r.Version, r.Arming }).IsUnique().HasDatabaseName("UX_ClockRungs_Mark").Answers("whether a mark was told before; a second telling is refused");
            rung.HasIndex(r => new { r.ItemId, r.ToldAt }).HasDatabaseName("IX_ClockRungs_Item").Answers("who was told of an item's marks, oldest first");
            rung.HasIndex(r => new { r.PersonId, r.ToldTo, r.ToldAt }).HasDatabaseName("IX_ClockRungs_Told").Answers("what somebody was told of, or all who oversee the work were, oldest first");
        });
        model.Entity<NoticesSeen>(seen =>
        {
            seen.ToTable("NoticesSeen").HasKey(s => s.PersonId);
            seen.Property(s => s.PersonId).ValueGeneratedNever();
        });
        model.Entity<ClockRecount>(recount =>
        {
            recount.ToTable("ClockRecounts");
            recount.Property(r => r.Definition).HasMaxLength(40);
            recount.HasIndex(r => new { r.ItemId, r.At }).HasDatabaseName("IX_ClockRecounts_Item").Answers("how an item's clocks were counted again, oldest first");
        });
    }

    private static void Settings(ModelBuilder model)
    {
        model.Entity<SettingDraft>(draft =>
        {
            draft.ToTable("SettingDrafts");
            draft.Property(d => d.Kind).HasMaxLength(12);
            draft.Property(d => d.Code).HasMaxLength(20);
            draft.Property(d => d.Body).HasMaxLength(StoreTables.LongText);
            draft.Property(d => d.Because).HasMaxLength(500);
            draft.HasIndex(d => new { d.Kind, d.Code }).IsUnique().HasDatabaseName("UX_SettingDrafts_Code").Answers("the draft of a queue or calendar; a second one is refused");
        });
        model.Entity<QueueVersion>(version =>
        {
            version.ToTable("QueueVersions").HasKey(v => new { v.Code, v.Version });
            version.Property(v => v.Code).HasMaxLength(20);
            version.Property(v => v.Before).HasMaxLength(StoreTables.LongText);
            version.Property(v => v.After).HasMaxLength(StoreTables.LongText);
            version.Property(v => v.Because).HasMaxLength(500);
        });
        model.Entity<QueueGrant>(grant =>
        {
            grant.ToTable("QueueGrants");
            grant.Property(g => g.Rights).HasConversion<int>();
            grant.Property(g => g.Because).HasMaxLength(500);
            grant.Ignore(g => g.NeedsTwo);
            grant.HasIndex(g => new { g.QueueId, g.EndsAt }).HasDatabaseName("IX_QueueGrants_Queue").Answers("what people may do in a queue besides their roles");
        });
    }

    private static void Takers(ModelBuilder model)
    {
        model.Entity<SkillNeed>(need =>
        {
            need.ToTable("SkillNeeds").HasKey(n => new { n.ItemId, n.Skill, n.Level });
            need.Property(n => n.Skill).HasMaxLength(20);
        });
        model.Entity<PersonSkill>(skill =>
        {
            skill.ToTable("PersonSkills").HasKey(s => new { s.PersonId, s.Skill });
            skill.Property(s => s.Skill).HasMaxLength(20);
        });
        model.Entity<WorkDecline>(decline =>
        {
            decline.ToTable("WorkDeclines").HasKey(d => new { d.ItemId, d.PersonId });
            decline.Property(d => d.Reason).HasMaxLength(20);
        });
        model.Entity<StuckItem>(stuck =>
        {
            stuck.ToTable("StuckItems").HasKey(s => s.ItemId);
            stuck.Property(s => s.ItemId).ValueGeneratedNever();
            stuck.Property(s => s.Because).HasMaxLength(200);
        });
        model.Entity<Taker>(taker =>
        {
            taker.ToTable("Takers").HasKey(t => t.PersonId);
            taker.Property(t => t.PersonId).ValueGeneratedNever();
            taker.Property(t => t.AwayWhy).HasMaxLength(100);
            taker.Property(t => t.QueueOrder).HasMaxLength(400);
            taker.Ignore(t => t.Order);
        });
        model.Entity<WorkOffer>(offer =>
        {
            offer.ToTable("WorkOffers").HasKey(o => o.PersonId);
            offer.Property(o => o.PersonId).ValueGeneratedNever();
        });
    }

    private static void Lists(ModelBuilder model)
    {
        model.Entity<SavedView>(view =>
        {
            view.ToTable("SavedViews");
            view.Property(v => v.List).HasMaxLength(20);
            view.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
            view.Property(v => v.Query).HasMaxLength(SavedView.LongestQuery);
            view.Ignore(v => v.IsTeam);
            view.HasIndex(v => new { v.List, v.PersonId, v.Name }).IsUnique().HasDatabaseName("UX_SavedViews_Name").Answers("the views of a list that somebody or the team has; a second one of the same name is refused");
        });
        model.Entity<ListChoice>(choice =>
        {
            choice.ToTable("ListChoices").HasKey(c => new { c.PersonId, c.List });
            choice.Property(c => c.List).HasMaxLength(20);
        });
        model.Entity<ItemLook>(look =>
        {
            look.ToTable("ItemLooks");
            look.HasIndex(l => new { l.ItemId, l.Until }).HasDatabaseName("IX_ItemLooks_Item").Answers("who is looking at an item now");
            look.HasIndex(l => l.Until).HasDatabaseName("IX_ItemLooks_Until").Answers("which pages have gone without a word");
        });
    }

    private static void Items(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<WorkItem> item)
    {
        item.ToTable("WorkItems");
        item.Property(i => i.Type).HasMaxLength(40);
        item.Property(i => i.CalendarCode).HasMaxLength(20);
        item.Property(i => i.Zone).HasMaxLength(60);
        item.Property(i => i.State).HasMaxLength(12);
        item.Property(i => i.Standing).HasMaxLength(8);
        item.Property(i => i.BucketOrder).HasMaxLength(6);
        item.Property(i => i.What).HasMaxLength(60);
        item.Property(i => i.Document).HasMaxLength(80);
        item.Property(i => i.Currency).HasMaxLength(3);
        item.Property(i => i.Difference).HasMaxLength(40);
        item.Property(i => i.Why).HasMaxLength(60);
        item.Property(i => i.WhySentence).HasMaxLength(1000);
        item.Property(i => i.PauseReason).HasMaxLength(40);
        item.Property(i => i.Resolution).HasMaxLength(500);
        item.HasIndex(i => i.Number).IsUnique().HasDatabaseName("UX_WorkItems_Number").Answers("the item of a number");
        item.HasIndex(i => new { i.SubjectId, i.Type }).HasDatabaseName("IX_WorkItems_Subject").Answers("the items about a record, of one type");
        item.HasIndex(i => new { i.QueueId, i.Standing, i.Lane, i.OrderAt, i.ScoreOrder, i.ValueOrder, i.CreatedAt, i.Number }).HasDatabaseName("IX_WorkItems_Queue_Order").OrderedBy(4).Answers("a page of a queue in its order, and which item is next in it");
        item.HasIndex(i => new { i.OwnerId, i.Standing, i.Lane, i.OrderAt, i.ScoreOrder, i.ValueOrder, i.CreatedAt, i.Number }).HasDatabaseName("IX_WorkItems_Owner_Order").OrderedBy(4).Answers("a page of somebody's own items in their order");
        // The most pressing items are in somebody's hands already: without it every claim would step over all of them.
        item.HasIndex(i => new { i.QueueId, i.Standing, i.Lane, i.OrderAt, i.ScoreOrder, i.ValueOrder, i.CreatedAt, i.Number }, "IX_WorkItems_Free").HasFilter("\"OwnerId\" IS NULL").HasDatabaseName("IX_WorkItems_Free").OrderedBy(4).Answers("which of a queue's items that nobody has is next");
        // Everything that is counted of a queue, so that the counts of all queues come from the index alone.
        item.HasIndex(i => new { i.QueueId, i.Standing, i.OwnerId, i.Lane, i.AgeBucketIndex, i.FacilityId, i.AtRiskAt, i.ResolveDueAt, i.ValueOrder }).HasDatabaseName("IX_WorkItems_Depth").Answers("how deep, old and late each queue is");
        item.HasIndex(i => new { i.Standing, i.CalendarCode, i.CalendarVersion, i.Zone, i.AgeOriginSeconds, i.AgeBucketIndex }).HasDatabaseName("IX_WorkItems_Age").Answers("the items of a calendar by their age, and which have outgrown their bucket");
        item.HasIndex(i => new { i.Standing, i.FollowUpOn }).HasDatabaseName("IX_WorkItems_FollowUp").Answers("whose day to follow up has come, and the page of what waits");
        item.HasIndex(i => new { i.Standing, i.NextRungAt }).HasDatabaseName("IX_WorkItems_Rung").Answers("which items reach the next mark of their clock");
        item.HasIndex(i => new { i.Standing, i.LeaseUntil }).HasDatabaseName("IX_WorkItems_Lease").Answers("which claims have run out");
        item.HasIndex(i => new { i.OwnerId, i.ClosedAt }).HasDatabaseName("IX_WorkItems_Owner_Closed").Answers("what somebody finished, latest last");
        item.Ignore(i => i.ValueAtRisk);
        item.Ignore(i => i.OwnPriority);
        item.Ignore(i => i.Calendar);
        item.Ignore(i => i.IsClosed);
    }
}
