using NodaTime;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Processes.Invoices.Model;

public enum InvoiceState
{
    /// <summary>Nothing is wrong but the receipt, which may still come.</summary>
    AwaitingReceipt,
    Exception,
    OnHold,
    /// <summary>Released to the ERP for payment.</summary>
    Released,
    Returned,
    Voided,
}

/// <summary>An invoice or credit memo as it was captured, and what became of it.</summary>
public sealed class SupplierInvoice : IAtFacility, IVersioned
{
    private string? _orderNumber;

    public Guid Id { get; init; }
    public int Version { get; set; }
    public Guid FacilityId { get; init; }
    /// <summary>The supplier in the ERP; null where the document's supplier is not known there.</summary>
    public string? SupplierCode { get; init; }
    /// <summary>As the document says it.</summary>
    public string SupplierName { get; init; } = "";
    public string Number { get; init; } = "";
    public string NormKey { get; init; } = "";
    public InvoiceKind Kind { get; init; }
    public LocalDate? InvoiceOn { get; init; }
    public LocalDate? DueOn { get; init; }
    /// <summary>First arrival by any channel; every clock of the invoice counts from here.</summary>
    public Instant ReceivedAt { get; init; }
    public string Channel { get; init; } = "";
    public string? Currency { get; init; }
    /// <summary>The order that the document names, or the one that a buyer linked it to.</summary>
    public string? OrderNumber { get => _orderNumber; init => _orderNumber = value; }
    public string? OriginalInvoice { get; init; }
    public string? Terms { get; init; }
    public string? RemitLast4 { get; init; }
    public string? Note { get; init; }
    public decimal Subtotal { get; init; }
    public decimal Freight { get; init; }
    public decimal OtherCharges { get; init; }
    public decimal Allowances { get; init; }
    public decimal? Tax { get; init; }
    public decimal? Total { get; init { field = value; TotalCents = value is { } total ? (long)(total * 100m) : null; } }
    /// <summary>The total as a whole number, because a store can look amounts up by that: near ones, and ones with two digits swapped.</summary>
    public long? TotalCents { get; private set; }
    public decimal Prepaid { get; init; }
    public string DocumentHash { get; init; } = "";
    public Guid? DocumentId { get; init; }

    public InvoiceState State { get; private set; }
    public MatchVerdict Verdict { get; private set; }
    public LocalDate? GraceEndsOn { get; private set; }
    public Instant? ExaminedAt { get; private set; }
    /// <summary>How often it has been compared; the key of its next command.</summary>
    public int ExaminedCount { get; private set; }
    public decimal? ReleasedAmount { get; private set; }
    public Instant? ReleasedAt { get; private set; }
    public string? HoldReason { get; private set; }
    public LocalDate? HoldReviewOn { get; private set; }
    public Guid? HeldById { get; private set; }
    /// <summary>Somebody has compared it with what it looked like and said that it is another one.</summary>
    public bool IsNoDuplicate { get; private set; }
    public List<SupplierInvoiceLine> Lines { get; init; } = [];

    public bool IsCredit => Kind == InvoiceKind.CreditNote || Total < 0m;
    public bool IsOpen => State is InvoiceState.AwaitingReceipt or InvoiceState.Exception or InvoiceState.OnHold;

    /// <summary>Takes over what the comparison found for each line; what a line holds of its order is kept with it.</summary>
    public void Examined(InvoiceMatch match, Instant now)
    {
        ExaminedAt = now;
        ExaminedCount++;
        Verdict = match.Verdict;
        foreach (var (line, found) in Lines.OrderBy(l => l.Position).Zip(match.Lines)) line.Found(found);
    }

    public Decision Release(decimal amount, string because, Guid? item, Instant now)
    {
        if (State == InvoiceState.Released) return new Refusal("released", $"Invoice {Number} is released already.");
        if (State is InvoiceState.Returned or InvoiceState.Voided) return new Refusal("ended", $"Invoice {Number} is {Words.Of(State.ToString())}.");
        (State, ReleasedAmount, ReleasedAt) = (InvoiceState.Released, amount, now);
        return Decision.Of(new InvoiceReleased(Id, item, amount, Currency ?? Money.Ledger, because))
            .Send(new Outgoing(ErpCommands.ReleaseInvoice, $"invoice.release:{Id}", Id, Command(amount, now)));
    }

    public Decision Await(LocalDate graceEndsOn)
    {
        var first = State != InvoiceState.AwaitingReceipt || GraceEndsOn != graceEndsOn;
        (State, GraceEndsOn) = (InvoiceState.AwaitingReceipt, graceEndsOn);
        return first ? Decision.Of(new InvoiceAwaitsReceipt(Id, graceEndsOn)) : Decision.Of();
    }

    public void DismissDuplicate() => IsNoDuplicate = true;

    /// <summary>Another order than the document names. Its lines are looked for there.</summary>
    public Decision Link(string order, Guid? item)
    {
        if (!IsOpen) return new Refusal("not-open", $"Invoice {Number} is {Words.Of(State.ToString())} already.");
        var before = _orderNumber;
        _orderNumber = order;
        foreach (var line in Lines) line.Link(order);
        return Decision.Of(new OrderLinked(Id, item, order, before));
    }

    public void IsException() => State = InvoiceState.Exception;

    public Decision Return(string reason, Guid? item, Instant now)
    {
        if (!IsOpen) return new Refusal("not-open", $"Invoice {Number} is {Words.Of(State.ToString())} already.");
        State = InvoiceState.Returned;
        FreeLines();
        return Decision.Of(new InvoiceReturned(Id, item, reason))
            .Send(new Outgoing(ErpCommands.RejectInvoice, $"invoice.reject:{Id}", Id, Command(0m, now, reason)))
            .Send(Notice($"invoice.return-notice:{Id}", $"We return your invoice {Number}. {reason} Send a corrected invoice under a new number."));
    }

    public Decision Void(string original, Guid? item, Instant now)
    {
        if (!IsOpen) return new Refusal("not-open", $"Invoice {Number} is {Words.Of(State.ToString())} already.");
        State = InvoiceState.Voided;
        FreeLines();
        return Decision.Of(new InvoiceVoided(Id, item, original)).Send(new Outgoing(ErpCommands.RejectInvoice, $"invoice.void:{Id}", Id, Command(0m, now, $"Duplicate of {original}.")));
    }

    public Decision Hold(Actor actor, string reason, LocalDate reviewOn, Guid? item, Instant now)
    {
        if (State == InvoiceState.OnHold) return new Refusal("on-hold", $"Invoice {Number} is on hold already: {HoldReason}");
        if (!IsOpen && State != InvoiceState.Released) return new Refusal("ended", $"Invoice {Number} is {Words.Of(State.ToString())}; there is nothing to hold.");
        (State, HoldReason, HoldReviewOn, HeldById) = (InvoiceState.OnHold, reason, reviewOn, actor.Id);
        return Decision.Of(new InvoiceHeld(Id, item, reason, reviewOn)).Send(new Outgoing(ErpCommands.HoldInvoice, $"invoice.hold:{Id}:{Version}", Id, Command(0m, now, reason)));
    }

    /// <summary>Off hold; it is compared again before anything is released.</summary>
    public Decision Unhold(Guid? item, Instant now)
    {
        if (State != InvoiceState.OnHold) return new Refusal("not-on-hold", $"Invoice {Number} is not on hold.");
        (State, HoldReason, HoldReviewOn, HeldById) = (InvoiceState.Exception, null, null, null);
        return Decision.Of(new InvoiceHoldEnded(Id, item)).Send(new Outgoing(ErpCommands.UnholdInvoice, $"invoice.unhold:{Id}:{Version}", Id, Command(0m, now)));
    }

    /// <summary>A credit was asked for: the ERP must not pay before it comes.</summary>
    public Decision AskForCredit(decimal amount, string letter, Guid? item, Instant now) =>
        Decision.Of(new CreditRequested(Id, item, amount, Currency ?? Money.Ledger))
            .Send(new Outgoing(ErpCommands.HoldInvoice, $"invoice.hold-for-credit:{Id}:{Version}", Id, Command(amount, now, "A credit is expected.")))
            .Send(Notice($"credit-request:{Id}:{Version}", letter));

    public Decision PayShort(decimal amount, decimal shortBy, string reason, Guid? item, Instant now)
    {
        var release = Release(amount, $"Short-paid by {Money.Round(shortBy):N2}: {reason}", item, now);
        return release.Refusal is not null ? release
            : release.Send(new Outgoing(ErpCommands.CreateDebitMemo, $"debit-memo.create:{Id}", Id, Command(shortBy, now, reason)));
    }

    private void FreeLines()
    {
        foreach (var line in Lines) line.Free();
    }

    /// <summary>An order that only the document knows is not named to the ERP, which would refuse it.</summary>
    private ErpInvoiceCommand Command(decimal amount, Instant now, string? reason = null) =>
        new(SupplierCode ?? "", Number, Lines.Find(l => l.MatchedOrder is not null)?.MatchedOrder, now.InUtc().Date, amount, Currency ?? Money.Ledger, reason);

    private Outgoing Notice(string key, string text) => new(SupplierNotice.Type, key, Id, new SupplierNotice(SupplierCode ?? "", SupplierName, null, $"Invoice {Number}", text));
}

/// <summary>One billed line, with what the last comparison found.</summary>
public sealed class SupplierInvoiceLine
{
    private string? _orderNumber, _orderLine;

    public Guid Id { get; init; }
    public Guid InvoiceId { get; init; }
    public int Position { get; init; }
    public string Line { get; init; } = "";
    public string? OrderNumber { get => _orderNumber; init => _orderNumber = value; }
    public string? OrderLine { get => _orderLine; init => _orderLine = value; }
    public string? SupplierPart { get; init; }
    public string? Gtin { get; init; }
    public string Name { get; init; } = "";
    public decimal Quantity { get; init; }
    public string Uom { get; init; } = "";
    public decimal Price { get; init; }
    public decimal Extension { get; init; }
    public decimal? TaxPercent { get; init; }

    public string? MatchedOrder { get; private set; }
    public int? MatchedLine { get; private set; }
    public MatchVerdict Verdict { get; private set; }
    public string Codes { get; private set; } = "";
    public string Notes { get; private set; } = "";
    public decimal Variance { get; private set; }
    public decimal VariancePercent { get; private set; }
    public decimal Uncovered { get; private set; }
    public string Why { get; private set; } = "";
    public decimal HeldQuantity { get; private set; }
    public decimal HeldCredit { get; private set; }
    public decimal HeldAmount { get; private set; }

    internal void Found(LineMatch match)
    {
        MatchedOrder = match.Order?.Order;
        MatchedLine = match.Order is { } order && int.TryParse(order.Line, out var number) ? number : null;
        (Verdict, Codes, Notes, Variance, VariancePercent, Uncovered, Why) =
            (match.Verdict, string.Join(',', match.Codes), string.Join(',', match.Notes), match.VarianceAmount, match.VariancePercent, match.UncoveredAmount, match.Why);
        (HeldQuantity, HeldCredit, HeldAmount) = (match.Reserved.Quantity, match.Reserved.Credited, match.Reserved.Amount);
    }

    /// <summary>An accepted exception takes its place on the order line too, so that the next invoice finds less.</summary>
    internal void Take() => (HeldQuantity, HeldAmount) = (Quantity, Extension);

    /// <summary>The line number of the other order is not known, so the line is found by part, code or price.</summary>
    internal void Link(string order)
    {
        if (_orderNumber != order) _orderLine = null;
        _orderNumber = order;
        Free();
    }

    internal void Free() => (HeldQuantity, HeldCredit, HeldAmount) = (0m, 0m, 0m);
}
