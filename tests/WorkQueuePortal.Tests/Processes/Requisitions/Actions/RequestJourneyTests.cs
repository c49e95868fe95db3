using WorkQueuePortal.Integration;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Policies.Model;
using WorkQueuePortal.Processes.Requisitions.Actions;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Processes.Requisitions.Queries;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Processes.Requisitions.Actions;

/// <summary>From the form to the ERP's order number, on a real store with the sandbox ERP behind the outbox.</summary>
public sealed class RequestJourneyTests
{
    [StoreFact]
    public async Task A_request_that_needs_nobody_is_ordered_and_its_number_comes_back()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form());
        Assert.Equal(RequestRoute.AutoApproved, submitted.Route);
        Assert.Equal((RequestState.Ordering, 100m), ((await place.Request(submitted.Id)).State, (await place.Budget()).PreCommitted));

        await place.Pump();

        Assert.Equal((RequestState.Ordered, "4500000001"), ((await place.Request(submitted.Id)).State, (await place.Request(submitted.Id)).OrderNumber));
        var budget = await place.Budget();
        Assert.Equal((0m, 10_100m), (budget.PreCommitted, budget.Committed));
        Assert.Empty(await place.Portal.All<WorkItem>());
        Assert.NotNull(await place.Portal.Erp.Find(Feeds.Order, "4500000001", TestPortal.Ct));
    }

    [StoreFact]
    public async Task An_approval_sends_the_order_in_the_same_save_and_closes_the_work()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        Assert.Equal(RequestRoute.NeedsApproval, submitted.Route);
        Assert.Equal("Bipolar forceps is of medium risk. Nora Lindqvist decides up to 10,000.00. Rules A-04 and D-02 of REQ v1.", submitted.Explanation);
        var item = (await place.Portal.All<WorkItem>()).Single();
        Assert.Equal((WorkTypes.Approval, place.Nora.Id), (item.Type, item.OwnerId));
        Assert.Equal(0m, (await place.Budget()).PreCommitted);

        var approved = await place.Decide(place.Nora, submitted.Id, Verdict.Approve);

        Assert.Equal("Approved. 7 EA Bipolar forceps, 3,500.00. Sending to the ERP now.", approved.Sentence);
        Assert.Equal(3_500m, (await place.Budget()).PreCommitted);
        Assert.Equal(Standing.Closed, (await place.Portal.All<WorkItem>()).Single().Standing);
        await place.Pump();
        Assert.Equal("4500000001", (await place.Request(submitted.Id)).OrderNumber);
        var budget = await place.Budget();
        Assert.Equal((0m, 13_500m), (budget.PreCommitted, budget.Committed));
        var trail = (await place.Portal.All<FactRow>()).Where(f => f.SubjectId == submitted.Id).OrderBy(f => f.At).Select(f => f.Kind).ToHashSet();
        Assert.Superset(new HashSet<string> { nameof(RequestSubmitted), nameof(RequestSentForApproval), nameof(RequestApproved), nameof(RequestOrdered) }, trail);
    }

    [StoreFact]
    public async Task The_live_verdict_is_the_verdict_of_the_submission()
    {
        await using var place = await Purchasing.Start();
        var form = Purchasing.Form("FORCEPS", 30m, "EA");
        var live = await place.Portal.Get<Requests>().Verdict(form, null, TestPortal.Ct);
        var submitted = await place.Submit(form);
        Assert.Equal((live.Value!.Verdict.Route, live.Value.Verdict.Explanation), (submitted.Route, submitted.Explanation));
        Assert.Equal(place.Stefan.Id, (await place.Request(submitted.Id)).ApproverId);
        var decision = (await place.Portal.All<PolicyDecision>()).Single();
        Assert.Equal(("REQ v1", submitted.Id, submitted.Explanation), (decision.RuleSet, decision.SubjectId, decision.Explanation));
    }

    [StoreFact]
    public async Task The_second_order_within_ten_days_counts_with_the_first()
    {
        await using var place = await Purchasing.Start();
        await place.Submit(Purchasing.Form(quantity: 200m));
        Assert.Equal(RequestRoute.NeedsApproval, (await place.Submit(Purchasing.Form(quantity: 60m))).Route);
        place.Portal.Clock.AdvanceDays(11);
        Assert.Equal(RequestRoute.AutoApproved, (await place.Submit(Purchasing.Form(quantity: 60m) with { NeedBy = new(2026, 4, 2) })).Route);
    }

    [StoreFact]
    public async Task A_returned_request_is_answered_and_goes_its_way_again()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        Assert.Equal("Say why, so that the requester knows what to do.", (await place.Decide(place.Nora, submitted.Id, Verdict.Return)).Sentence);
        Assert.Equal("Returned to Aisha Grant with your question.", (await place.Decide(place.Nora, submitted.Id, Verdict.Return, "Can it wait?")).Sentence);

        place.Portal.Actor = place.Aisha;
        var version = (await place.Request(submitted.Id)).Version;
        var again = await place.Portal.Get<SubmitRequest>().Run(new(Purchasing.Form("FORCEPS", 5m, "EA"), submitted.Id, version), TestPortal.Ct);

        Assert.True(again.IsDone, again.Sentence);
        var request = await place.Request(submitted.Id);
        Assert.Equal((RequestState.PendingApproval, 2_500m, 2, null), (request.State, request.Total, request.Round, request.Comment));
        Assert.Single(await place.Portal.All<PurchaseRequestLine>());
        Assert.Equal(submitted.Number, request.Number);
    }

    [StoreFact]
    public async Task A_refused_order_becomes_work_and_is_sent_again_under_a_new_key()
    {
        await using var place = await Purchasing.Start();
        await place.Portal.Erp.Put([SandboxRecord.Of(Erp.Supplier(status: SupplierStatus.HoldOrder))], TestPortal.Ct);
        var submitted = await place.Submit(Purchasing.Form());
        await place.Pump();
        var failed = await place.Request(submitted.Id);
        Assert.Equal((RequestState.OrderFailed, "Supplier S-1 is on hold for new orders."), (failed.State, failed.Comment));
        Assert.Equal(WorkTypes.OrderFailed, (await place.Portal.All<WorkItem>()).Single(i => i.SubjectId == submitted.Id).Type);

        Assert.Equal(RefusalKind.NotAllowed, (await place.Portal.Get<OrderAgain>().Run(submitted.Id, failed.Version, TestPortal.Ct)).Refusal?.Kind);
        await place.Portal.Erp.Put([SandboxRecord.Of(Erp.Supplier())], TestPortal.Ct);
        place.Portal.Actor = place.Ines;
        Assert.True((await place.Portal.Get<OrderAgain>().Run(submitted.Id, failed.Version, TestPortal.Ct)).IsDone);
        await place.Pump();

        Assert.Equal(RequestState.Ordered, (await place.Request(submitted.Id)).State);
        Assert.Equal(Standing.Closed, (await place.Portal.All<WorkItem>()).Single(i => i.SubjectId == submitted.Id).Standing);
        Assert.Equal((0m, 10_100m), ((await place.Budget()).PreCommitted, (await place.Budget()).Committed));
        Assert.Equal(1, (await place.Portal.Erp.Effects(TestPortal.Ct))[ErpCommands.CreateOrder]);
    }

    [StoreFact]
    public async Task An_order_whose_answer_never_came_is_sent_again_under_its_own_key_and_made_once()
    {
        await using var place = await Purchasing.Start();
        await place.Portal.Erp.SetFaults(FaultMode.Error500, 1000, TestPortal.Ct);
        var submitted = await place.Submit(Purchasing.Form());
        for (var attempt = 0; attempt <= RetrySchedule.Retries; attempt++)
        {
            await place.Pump();
            place.Portal.Clock.AdvanceMinutes(40);
        }
        var failed = await place.Request(submitted.Id);
        Assert.Equal(RequestState.OrderFailed, failed.State);

        await place.Portal.Erp.SetFaults(FaultMode.None, 0, TestPortal.Ct);
        place.Portal.Actor = place.Ines;
        Assert.True((await place.Portal.Get<OrderAgain>().Run(submitted.Id, failed.Version, TestPortal.Ct)).IsDone);
        await place.Pump();

        Assert.Equal((RequestState.Ordered, 1), ((await place.Request(submitted.Id)).State, (await place.Request(submitted.Id)).Round));
        Assert.Single(await place.Portal.All<OutboxRow>(), r => r.SubjectId == submitted.Id);
        Assert.Equal(1, (await place.Portal.Erp.Effects(TestPortal.Ct))[ErpCommands.CreateOrder]);
    }

    [StoreFact]
    public async Task What_may_not_be_is_refused_in_a_sentence_and_leaves_nothing()
    {
        await using var place = await Purchasing.Start();
        async Task<string> No(RequestForm form) => (await place.Portal.Get<SubmitRequest>().Run(new(form), TestPortal.Ct)).Sentence;
        Assert.StartsWith("The text seems to hold a medical record number.", await No(Purchasing.Form(reason: "For MRN 1234567.")), StringComparison.Ordinal);
        Assert.StartsWith("The text seems to hold a date of birth.", await No(Purchasing.Form() with { DeliverTo = "Bay 4, DOB 4/12/1980" }), StringComparison.Ordinal);
        Assert.Equal("Cost centre 9900 is not one of yours. Choose another.", await No(Purchasing.Form() with { CostCenter = "9900" }));
        Assert.Equal("Gloves, nitrile and Tape, silk come from two suppliers. One request makes one order, so ask for them apart.", await No(Purchasing.Form() with { Lines = [new("GLOVE", 1m, "BX"), new("TAPE", 1m, "BX")] }));
        Assert.Equal("Gloves, nitrile is not sold by PAL.", await No(Purchasing.Form(uom: "PAL")));
        Assert.Contains("Rule M-02 of REQ v1.", await No(Purchasing.Form() with { Gl = "7777" }), StringComparison.Ordinal);
        Assert.Empty(await place.Portal.All<PurchaseRequest>());
        Assert.Empty(await place.Portal.All<PolicyDecision>());
    }

    [StoreFact]
    public async Task Of_two_decisions_on_what_was_read_the_second_is_stale()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        var version = (await place.Request(submitted.Id)).Version;
        await place.Decide(place.Nora, submitted.Id, Verdict.Return, "Can it wait?");
        var late = await place.Portal.Get<DecideRequest>().Run(new(submitted.Id, version, Verdict.Approve), TestPortal.Ct);
        Assert.Equal(RefusalKind.Stale, late.Refusal?.Kind);
        Assert.Empty(await place.Portal.All<OutboxRow>());
    }

    [StoreFact]
    public async Task Another_manager_and_the_requester_do_not_decide()
    {
        await using var place = await Purchasing.Start();
        var submitted = await place.Submit(Purchasing.Form("FORCEPS", 7m, "EA"));
        Assert.Equal("Nora Lindqvist was asked. Only the approver who was asked decides.", (await place.Decide(place.Stefan, submitted.Id, Verdict.Approve)).Sentence);
        var asManager = place.Aisha with { Roles = new HashSet<string> { Roles.Manager } };
        Assert.Equal("segregation-of-duties", (await place.Decide(asManager, submitted.Id, Verdict.Approve)).Refusal?.Code);
        Assert.Equal($"Request {submitted.Number} is withdrawn.", (await Withdraw(place, submitted.Id)).Sentence);
        Assert.Equal("decided", (await place.Decide(place.Nora, submitted.Id, Verdict.Approve)).Refusal?.Code);
    }

    private static async Task<Outcome> Withdraw(Purchasing place, Guid id)
    {
        place.Portal.Actor = place.Aisha;
        return await place.Portal.Get<WithdrawRequest>().Run(id, (await place.Request(id)).Version, TestPortal.Ct);
    }
}
