using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Edges;
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
        services.AddSingleton(at => DecisionHistory.Of(at.GetService<IConfiguration>()));
        services.AddScoped<ForgetDecisions>();
        services.AddSingleton<RungAlarm>();
        services.AddSingleton(at => OfferPace.Of(at.GetService<IConfiguration>()));
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
        services.AddScoped<SurgeQueue>();
        services.AddScoped<SurgeRows>();
        services.AddScoped<OfferWork>();
        services.AddScoped<PassOffer>();
        services.AddScoped<BeHere>();
        services.AddScoped<MyOffers>();
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
        services.AddScoped<KeepViews>();
        services.AddScoped<SavedViews>();
        services.AddScoped<LookAtItem>();
        services.AddScoped<ItemLookers>();
        services.AddScoped<ListExport>();
        services.AddSingleton<KnownPlaces>();
        services.AddSingleton<QueueSight>();
        services.AddSingleton<IRehearsal, WorkRehearsal>();
        services.AddSingleton(new ItemSlot(WorkQuestion.Type, typeof(QuestionCase)) { Keys = "E" });
        services.AddScoped<SweepClocks>();
        services.AddScoped<RecalculateAgeing>();
        services.AddScoped<RecountClocks>();
        services.AddScoped<KeepPromises>();
        services.AddScoped<DraftPromise>();
        services.AddScoped<PromiseRows>();
        services.AddScoped<ItemTrial>();
        services.AddScoped<PromiseTrial>();
        services.AddScoped<DraftQueue>();
        services.AddScoped<GrantRights>();
        services.AddScoped<QueueSettings>();
        services.AddScoped<QueueTrial>();
        services.AddScoped<DraftCalendar>();
        services.AddScoped<CalendarSettings>();
        services.AddScoped<CalendarTrial>();
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

    /// <summary>Lists as files. Who may not see the queue gets the answer of a queue that is not there.</summary>
    public static void MapWork(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/queue/export", (HttpRequest request, ListExport export, CancellationToken ct) => Export(null, request, export, ct));
        routes.MapGet("/queue/{code}/export", (string code, HttpRequest request, ListExport export, CancellationToken ct) => Export(code, request, export, ct));
    }

    private static async Task<IResult> Export(string? code, HttpRequest request, ListExport export, CancellationToken ct)
    {
        var asked = PageState.Of(request.Path + request.QueryString);
        var list = asked with { Path = code is null ? Links.Queue : Links.QueueOf(code) };
        var outcome = await export.Run(code, list.With(Links.ExportFormat, null).With(Links.ExportZone, null), asked[Links.ExportZone], asked[Links.ExportFormat] ?? ListExport.Csv, ct);
        return outcome.Refusal switch
        {
            null => Results.File(outcome.Value!.Content, outcome.Value.Type, outcome.Value.Name),
            { Kind: RefusalKind.NotFound } => Results.NotFound(),
            { Kind: RefusalKind.NotAllowed } no => Results.Problem(no.Sentence, statusCode: StatusCodes.Status403Forbidden),
            var no => Results.Problem(no.Sentence, statusCode: StatusCodes.Status400BadRequest),
        };
    }
}
