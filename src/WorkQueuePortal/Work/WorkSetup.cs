using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;
using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Work;

public static class WorkSetup
{
    public static void AddWork(this IServiceCollection services)
    {
        services.AddSingleton<Calendars>();
        services.AddSingleton<SlaBooks>();
        services.AddScoped<WorkDesk>();
        services.AddScoped<ClaimNext>();
        services.AddScoped<FirstSetup>();
        services.AddScoped<TakeItem>();
        services.AddScoped<ReleaseItem>();
        services.AddScoped<PauseItem>();
        services.AddScoped<ResumeItem>();
        services.AddScoped<WriteNote>();
        services.AddScoped<MoveItem>();
        services.AddScoped<AssignItems>();
        services.AddScoped<UndoMove>();
        services.AddScoped<DeclineItem>();
        services.AddScoped<PinItem>();
        services.AddScoped<RenewLease>();
        services.AddScoped<AskQuestion>();
        services.AddScoped<AnswerQuestion>();
        services.AddScoped<ItemHands>();
        services.AddScoped<TeamRows>();
        services.AddScoped<FairRows>();
        services.AddScoped<PullRows>();
        services.AddScoped<NoticeRows>();
        services.AddScoped<ReadNotices>();
        services.AddScoped<KeepTakers>();
        services.AddScoped<KeepQueue>();
        services.AddScoped<TakerOrder>();
        services.AddSingleton<QueueSight>();
        services.AddSingleton(new ItemSlot(WorkQuestion.Type, typeof(QuestionCase)) { Keys = "E" });
        services.AddScoped<SweepClocks>();
        services.AddScoped<RecalculateAgeing>();
        services.AddScoped<RecountClocks>();
        services.AddScoped<KeepPromises>();
        services.AddScoped<DraftPromise>();
        services.AddScoped<PromiseRows>();
        services.AddScoped<PromiseTrial>();
        services.AddScoped<KeepHolidays>();
        services.AddScoped<QueueRows>();
        services.AddScoped<ItemDetails>();
        services.AddScoped<QueuePlaces>();
        services.AddScoped<Depths>();
        services.AddScoped<HeatRows>();
        services.AddScoped<AgeRows>();
        services.AddScoped<ReassignPreview>();
        services.AddScoped<RecentMoves>();
        services.AddScoped<RowVerbs>();
    }
}
