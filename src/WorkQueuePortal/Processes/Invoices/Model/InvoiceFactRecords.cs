using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Processes.Invoices.Model;

public sealed record InvoiceReceived(Guid Id, string Number, string Supplier, string Channel) : Fact(Id, null)
{
    public override string Sentence => $"Invoice {Number} of {Supplier} arrived by {Channel}.";
    public override bool IsTouch => false;
}

public sealed record InvoiceReleased(Guid Id, Guid? Item, decimal Amount, string Currency, string Because) : Fact(Id, Item)
{
    public override string Sentence => $"Released {Amount:N2} {Currency} to the ERP. {Because}";
}

public sealed record InvoiceAwaitsReceipt(Guid Id, LocalDate Until) : Fact(Id, null)
{
    public override string Sentence => $"Waits for its receipt until {Until.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture)}.";
    public override bool IsTouch => false;
}

public sealed record ExceptionFound(Guid Id, Guid? Item, string Code, string Why) : Fact(Id, Item)
{
    public override string Sentence => $"Match stopped. {Why}";
    public override bool IsTouch => false;
}

public sealed record InvoiceReturned(Guid Id, Guid? Item, string Reason) : Fact(Id, Item)
{
    public override string Sentence => $"Returned the invoice to the supplier. {Reason}";
}

public sealed record InvoiceVoided(Guid Id, Guid? Item, string Original) : Fact(Id, Item)
{
    public override string Sentence => $"Voided as a duplicate of {Original}.";
}

public sealed record DuplicateDismissed(Guid Id, Guid? Item, string Reason) : Fact(Id, Item)
{
    public override string Sentence => $"Not a duplicate. {Reason}";
}

public sealed record OrderLinked(Guid Id, Guid? Item, string Order, string? Before) : Fact(Id, Item)
{
    public override string Sentence => Before is null ? $"Linked the invoice to order {Order}." : $"Linked the invoice to order {Order} instead of {Before}.";
}

public sealed record InvoiceHeld(Guid Id, Guid? Item, string Reason, LocalDate ReviewOn) : Fact(Id, Item)
{
    public override string Sentence => $"Put on hold until {ReviewOn.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture)}. {Reason}";
}

public sealed record InvoiceHoldEnded(Guid Id, Guid? Item) : Fact(Id, Item)
{
    public override string Sentence => "Took it off hold; it is matched again.";
}

public sealed record VarianceAccepted(Guid Id, Guid? Item, decimal Amount, string Currency, string Reason, string Authority) : Fact(Id, Item)
{
    public override string Sentence => $"Accepted a difference of {Amount:N2} {Currency} ({Authority}). {Reason}";
}

public sealed record VarianceProposed(Guid Id, Guid? Item, decimal Amount, string Currency, string Reason, string To) : Fact(Id, Item)
{
    public override string Sentence => $"Proposed to accept {Amount:N2} {Currency}; {To} decides. {Reason}";
}

public sealed record CreditRequested(Guid Id, Guid? Item, decimal Amount, string Currency) : Fact(Id, Item)
{
    public override string Sentence => $"Asked the supplier for a credit of {Amount:N2} {Currency}. The invoice is held until it comes.";
}

public sealed record ReceiptConfirmed(Guid Id, Guid? Item, string OrderNumber, string What) : Fact(Id, Item)
{
    public override string Sentence => $"Confirmed the receipt for order {OrderNumber}: {What}.";
}

public sealed record ClearedByItself(Guid Id, Guid? Item, string Because) : Fact(Id, Item)
{
    public override string Sentence => Because;
    public override bool IsTouch => false;
}

public sealed record ExceptionReopened(Guid Id, Guid? Item, string Reason) : Fact(Id, Item)
{
    public override string Sentence => $"Opened the exception again. {Reason}";
}
