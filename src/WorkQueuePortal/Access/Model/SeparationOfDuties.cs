using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Access.Model;

/// <summary>What a person may have done to an object before; two of these by one person can be a conflict.</summary>
public enum Duty
{
    Request,
    Approve,
    CreateOrder,
    Receive,
    EnterInvoice,
    AcceptVariance,
    MaintainVendor,
    ChangeBank,
    ApprovePayment,
}

/// <summary>The conflict matrix: which two duties one person may not hold on one object. Money is never an exception.</summary>
public static class SeparationOfDuties
{
    /// <summary>Up to this total a requester may also receive, and order, what was asked for.</summary>
    public const decimal SmallOrder = 2_500m;

    private static readonly HashSet<(Duty, Duty)> Conflicts = Symmetric(
        (Duty.Request, Duty.Approve), (Duty.Request, Duty.EnterInvoice), (Duty.Request, Duty.AcceptVariance), (Duty.Request, Duty.MaintainVendor),
        (Duty.Request, Duty.ChangeBank), (Duty.Request, Duty.ApprovePayment), (Duty.Approve, Duty.CreateOrder), (Duty.Approve, Duty.Receive),
        (Duty.Approve, Duty.EnterInvoice), (Duty.Approve, Duty.ApprovePayment), (Duty.CreateOrder, Duty.Receive), (Duty.CreateOrder, Duty.EnterInvoice),
        (Duty.CreateOrder, Duty.AcceptVariance), (Duty.Receive, Duty.EnterInvoice), (Duty.Receive, Duty.AcceptVariance));

    private static readonly HashSet<(Duty, Duty)> ConflictsAboveSmall = Symmetric((Duty.Request, Duty.CreateOrder), (Duty.Request, Duty.Receive));

    /// <summary>Null when the actor may, else the refusal that names what the actor did before.</summary>
    /// <param name="before">Who did what to this object already.</param>
    /// <param name="total">The object's total in ledger currency.</param>
    public static Refusal? Check(Actor actor, Duty duty, IEnumerable<(Duty Duty, Guid PersonId)> before, decimal total)
    {
        if (actor.IsSystem) return null;
        foreach (var (done, person) in before)
        {
            if (person != actor.Id || !(Conflicts.Contains((done, duty)) || (total > SmallOrder && ConflictsAboveSmall.Contains((done, duty))))) continue;
            return new Refusal("segregation-of-duties", $"You {Did(done)}, so you may not {Do(duty)}. Somebody else has to (separation of duties).");
        }
        return null;
    }

    private static string Did(Duty duty) => duty switch
    {
        Duty.Request => "made this request",
        Duty.Approve => "approved this order",
        Duty.CreateOrder => "created this order",
        Duty.Receive => "confirmed its receipt",
        Duty.EnterInvoice => "entered this invoice",
        Duty.AcceptVariance => "accepted its variance",
        Duty.MaintainVendor => "maintain this supplier",
        Duty.ChangeBank => "changed this supplier's bank account",
        _ => "approved its payment",
    };

    private static string Do(Duty duty) => duty switch
    {
        Duty.Request => "request it",
        Duty.Approve => "approve it",
        Duty.CreateOrder => "order it",
        Duty.Receive => "confirm its receipt",
        Duty.EnterInvoice => "enter or change its invoice",
        Duty.AcceptVariance => "accept its variance",
        Duty.MaintainVendor => "maintain its supplier",
        Duty.ChangeBank => "change its bank account",
        _ => "approve its payment",
    };

    private static HashSet<(Duty, Duty)> Symmetric(params (Duty A, Duty B)[] pairs) => [.. pairs, .. pairs.Select(p => (p.B, p.A))];
}
