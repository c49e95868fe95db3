namespace WorkQueuePortal.Kernel;

/// <summary>One thing that some roles may do. Facility, amount and separation of duties are asked of the model besides.</summary>
/// <param name="Code">Stable, for the route list and the trail.</param>
/// <param name="No">The sentence for those who may not.</param>
public sealed record Permission(string Code, string No, params IReadOnlyList<string> RolesAllowed)
{
    /// <summary>For what everybody who is signed in may do with what is their own.</summary>
    public static Permission OfEverybody(string code, string no) => new(code, no, [.. Roles.Names.Keys]);

    public bool IsHeldBy(Actor actor) => actor.IsSystem || actor.HasAny(RolesAllowed);
}

/// <summary>The catalogue of permissions: one line each, so that who may do what can be read in one place.</summary>
public static class Permissions
{
    private static readonly string[] Workers =
    [
        Roles.ApSpecialist, Roles.ApLead, Roles.Buyer, Roles.Receiver, Roles.Compliance, Roles.Privacy, Roles.Finance, Roles.Supervisor, Roles.Integration, Roles.VendorAnalyst,
        Roles.VendorReviewer, Roles.Treasury, Roles.Manager, Roles.Director, Roles.VicePresident, Roles.Cfo, Roles.Ceo,
    ];

    public static Permission System { get; } = new("system", "Only the portal itself does this.");
    public static Permission WorkTake { get; } = new("work.take", "Your roles hold no queue, so there is no work to take.", Workers);
    public static Permission WorkMove { get; } = new("work.move", "Only a supervisor or a lead moves work between people.", Roles.Supervisor, Roles.ApLead);
    public static Permission InvoiceResolve { get; } = new("invoice.resolve", "Only accounts payable and the buyer resolve invoice exceptions.", Roles.ApSpecialist, Roles.ApLead, Roles.Buyer, Roles.Manager, Roles.Director, Roles.VicePresident, Roles.Cfo);
    public static Permission InvoiceReturn { get; } = new("invoice.return", "Only accounts payable, and those whose queue an exception is in, send an invoice back.", Roles.ApSpecialist, Roles.Buyer, Roles.Privacy, Roles.Compliance);
    public static Permission InvoiceHold { get; } = new("invoice.hold", "Only accounts payable, compliance and treasury hold and release invoices.", Roles.ApSpecialist, Roles.ApLead, Roles.Compliance, Roles.Treasury);
    public static Permission InvoiceReopen { get; } = new("invoice.reopen", "Only accounts payable opens a case again.", Roles.ApSpecialist, Roles.ApLead);
    public static Permission InvoiceUpload { get; } = new("invoice.upload", "Only accounts payable brings documents in.", Roles.ApSpecialist, Roles.ApLead, Roles.ApiClient);
    public static Permission ReceiptConfirm { get; } = new("receipt.confirm", "Only a receiver of that facility confirms receipts.", Roles.Receiver);
    public static Permission RequestSubmit { get; } = new("request.submit", "Your roles do not include requesting.", Roles.Requester, Roles.Manager, Roles.Director, Roles.VicePresident, Roles.Buyer);
    public static Permission RequestApprove { get; } = new("request.approve", "Only the approver who was asked decides this.", Roles.Manager, Roles.Director, Roles.VicePresident, Roles.Cfo, Roles.Ceo);
    public static Permission BoardSee { get; } = new("board.see", "The board is for supervisors, leads and auditors.", Roles.Supervisor, Roles.ApLead, Roles.ProcessOwner, Roles.Executive, Roles.Auditor, Roles.Integration);
    public static Permission JobsSee { get; } = new("jobs.see", "Jobs and connectors are for integration operations.", Roles.Integration, Roles.Admin, Roles.Supervisor, Roles.Auditor);
    public static Permission JobsRun { get; } = new("jobs.run", "Only integration operations runs jobs and replays messages.", Roles.Integration, Roles.Admin);
    public static Permission RulesKeep { get; } = new("rules.keep", "Only a process owner or a platform administrator keeps promises, queues and calendars.", Roles.ProcessOwner, Roles.Admin);
    public static Permission Administer { get; } = new("admin", "Only a platform administrator opens this.", Roles.Admin);

    public static IReadOnlyList<Permission> All { get; } =
        [System, WorkTake, WorkMove, InvoiceResolve, InvoiceReturn, InvoiceHold, InvoiceReopen, InvoiceUpload, ReceiptConfirm, RequestSubmit, RequestApprove, BoardSee, JobsSee, JobsRun, RulesKeep, Administer];
}
