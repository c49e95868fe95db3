using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Invoices.Actions;
using WorkQueuePortal.Processes.Invoices.Queries;

namespace WorkQueuePortal.Processes.Invoices.Screens;

/// <summary>From a verb of the decide rail to its action, and whether the case is still there to be decided afterwards.</summary>
public sealed class CaseVerbs(
    AcceptVariance accept, ProposeVariance propose, RequestCredit credit, ShortPay shortPay, ReturnInvoice giveBack, HoldInvoice hold, ReleaseHold release, ConfirmReceipt receipt, JudgeDuplicate judge, MatchAgain match, CaseDetails details)
{
    /// <param name="Text">The reason, the letter or the packing slip.</param>
    public sealed record Ask(string Verb, Guid Item, int Version, Guid Invoice, string Text, LocalDate? Day, IReadOnlyList<ReceiptLine> Lines);

    public async Task<(Outcome Outcome, bool Stays)> Run(Ask ask, CancellationToken ct)
    {
        var outcome = await Send(ask, ct);
        // Off hold, no duplicate after all, or matched again: another difference may be left, and then the person goes on with this case.
        var stays = outcome.IsDone && ask.Verb is "RELEASE" or "NOT_DUPLICATE" or "REMATCH" or "LINK_PO" && await details.Of(ask.Invoice, ct) is { Exception.IsOpen: true };
        return (outcome, stays);
    }

    private Task<Outcome> Send(Ask ask, CancellationToken ct)
    {
        var reasoned = new AcceptVariance.Ask(ask.Item, ask.Version, ask.Text);
        return ask.Verb switch
        {
            "ACCEPT_VARIANCE" or "SECOND_REVIEW" => accept.Run(reasoned, ct),
            "PROPOSE" => propose.Run(reasoned, ct),
            "SHORT_PAY" => shortPay.Run(reasoned, ct),
            "RETURN_INVOICE" => giveBack.Run(reasoned, ct),
            "REQUEST_CREDIT" when ask.Day is { } day => credit.Run(new RequestCredit.Ask(ask.Item, ask.Version, ask.Text, day), ct),
            "HOLD" when ask.Day is { } day => hold.Run(new HoldInvoice.Ask(ask.Item, ask.Version, ask.Text, day), ct),
            "RELEASE" => release.Run(ask.Item, ask.Version, ct),
            "MARK_DUPLICATE" or "NOT_DUPLICATE" => judge.Run(new JudgeDuplicate.Ask(ask.Item, ask.Version, ask.Verb == "MARK_DUPLICATE", ask.Text), ct),
            "REMATCH" => match.Run(ask.Item, ask.Version, ct),
            "LINK_PO" => match.Link(ask.Item, ask.Version, ask.Text, ct),
            "RECEIVE" => receipt.Run(new ConfirmReceipt.Ask(ask.Item, ask.Version, ask.Text, [.. ask.Lines.Select(l => new ConfirmReceipt.ReceivedLine(l.OrderNumber, l.OrderLine, l.Came, l.Rejected))]), ct),
            _ => Task.FromResult<Outcome>(Refusal.Shape("Name a day.")),
        };
    }
}

/// <summary>One order line whose receipt is asked for; what came is prefilled with what is missing.</summary>
public sealed class ReceiptLine(string name, string open, string orderNumber, int orderLine, decimal came)
{
    public string Name => name;
    public string Open => open;
    public string OrderNumber => orderNumber;
    public int OrderLine => orderLine;
    public decimal Came { get; set; } = came;
    public decimal Rejected { get; set; }

    /// <summary>Without the zeros at its end that a store may add: 6, not 6.000.</summary>
    private static decimal Plain(decimal quantity) => quantity / 1.0000000000m;

    public static IReadOnlyList<ReceiptLine> Of(CaseDetail found) =>
    [
        .. from line in found.Lines
           where line is { OrderNumber: not null, OrderLine: not null, Received: not null }
           let missing = Math.Max(0m, line.Billed - line.Received!.Value)
           select new ReceiptLine(line.Name, $"{Model.Figures.Quantity(line.Received!.Value)} of {Model.Figures.Quantity(line.Billed)} {line.Uom} received", line.OrderNumber!, line.OrderLine!.Value, line.ReceiptDiffers ? Plain(missing) : 0m),
    ];
}
