using System.Globalization;
using System.Text;
using System.Xml.Linq;
using NodaTime;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Tests.Support;

/// <summary>Writes UBL 2.1 from canonical documents, elements in the order of the schemas, for tests that need a document to arrive.
/// An account number is an argument, because a canonical document does not keep it.</summary>
public static class UblWriter
{
    private const string Ubl = "urn:oasis:names:specification:ubl:schema:xsd:";
    private static readonly XNamespace Cac = Ubl + "CommonAggregateComponents-2";
    private static readonly XNamespace Cbc = Ubl + "CommonBasicComponents-2";

    public static byte[] Write(CanonicalDocument document, params string[] payeeAccounts) => Encoding.UTF8.GetBytes(Text(document, payeeAccounts));

    public static string Text(CanonicalDocument document, params string[] payeeAccounts) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + (document switch
        {
            InvoiceDocument invoice => Invoice(invoice, payeeAccounts),
            OrderDocument order => Order(order),
            DespatchDocument despatch => Despatch(despatch),
            _ => throw new ArgumentException($"UBL has no {document.GetType().Name}.", nameof(document)),
        });

    private static XElement Invoice(InvoiceDocument i, string[] accounts)
    {
        var credit = i.Kind == InvoiceKind.CreditNote;
        return Root(credit ? "CreditNote" : "Invoice",
            Basic("ID", i.Number), Basic("IssueDate", i.IssueOn), credit ? null : Basic("DueDate", i.DueOn),
            Basic(credit ? "CreditNoteTypeCode" : "InvoiceTypeCode", i.TypeCode), Basic("Note", i.Note),
            Basic("DocumentCurrencyCode", i.Currency), Basic("BuyerReference", i.BuyerReference),
            Aggregate("OrderReference", Basic("ID", i.OrderReference)),
            i.OriginalInvoiceReferences.Select(r => Aggregate("BillingReference", Aggregate("InvoiceDocumentReference", Basic("ID", r)))),
            i.DespatchReferences.Select(r => Aggregate("DespatchDocumentReference", Basic("ID", r))),
            Aggregate("ContractDocumentReference", Basic("ID", i.ContractReference)),
            Aggregate("AccountingSupplierParty", Party(i.Supplier)), Aggregate("AccountingCustomerParty", Party(i.Customer)),
            PaymentMeans(i, accounts, credit), Aggregate("PaymentTerms", Basic("Note", i.PaymentTerms)),
            AllowanceCharge(true, "FC", "Freight", i.Freight, i.Currency),
            AllowanceCharge(true, "ABL", "Other charges", i.Totals.Charges - i.Freight, i.Currency),
            AllowanceCharge(false, "95", "Discount", i.Totals.Allowances, i.Currency),
            Aggregate("TaxTotal", Amount("TaxAmount", i.Totals.Tax, i.Currency)), Totals("LegalMonetaryTotal", i.Totals, i.Currency),
            i.Lines.Select(l => InvoiceLine(l, credit, i.Currency)));
    }

    private static XElement Order(OrderDocument o) => Root("Order",
        Basic("ID", o.Number), Basic("IssueDate", o.IssueOn), Basic("Note", o.Note), Basic("DocumentCurrencyCode", o.Currency),
        Basic("CustomerReference", o.BuyerReference), Aggregate("Contract", Basic("ID", o.ContractReference)),
        Aggregate("BuyerCustomerParty", Party(o.Buyer)), Aggregate("SellerSupplierParty", Party(o.Supplier)),
        Aggregate("Delivery",
            Aggregate("RequestedDeliveryPeriod", Basic("StartDate", o.RequestedFromOn), Basic("EndDate", o.RequestedByOn)),
            Aggregate("PromisedDeliveryPeriod", Basic("EndDate", o.PromisedOn))),
        Aggregate("TaxTotal", Amount("TaxAmount", o.Totals.Tax, o.Currency)), Totals("AnticipatedMonetaryTotal", o.Totals, o.Currency),
        o.Lines.Select(l => Aggregate("OrderLine", Aggregate("LineItem",
            Basic("ID", l.LineId), Basic("Quantity", l.Quantity, ("unitCode", l.UnitCode)), Amount("LineExtensionAmount", l.LineExtension, o.Currency),
            Aggregate("Delivery", Aggregate("RequestedDeliveryPeriod", Basic("EndDate", l.RequestedByOn))),
            Price(l.UnitPrice, l.PriceUnitCode, o.Currency), Item(l.Item)))));

    private static XElement Despatch(DespatchDocument d) => Root("DespatchAdvice",
        Basic("ID", d.Number), Basic("IssueDate", d.IssueOn), Basic("Note", d.Note), Aggregate("OrderReference", Basic("ID", d.OrderReference)),
        Aggregate("DespatchSupplierParty", Party(d.Supplier)), Aggregate("DeliveryCustomerParty", Party(d.DeliverTo)),
        Aggregate("BuyerCustomerParty", Party(d.Buyer)),
        Aggregate("Shipment", Aggregate("Delivery", Basic("TrackingID", d.TrackingId),
            Aggregate("EstimatedDeliveryPeriod", Basic("EndDate", d.ExpectedOn)), Aggregate("Despatch", Basic("ActualDespatchDate", d.ShippedOn)))),
        d.Lines.Select(l => Aggregate("DespatchLine",
            Basic("ID", l.LineId), Basic("DeliveredQuantity", l.DeliveredQuantity, ("unitCode", l.UnitCode)), Basic("BackorderQuantity", l.BackorderQuantity),
            Basic("OutstandingQuantity", l.OutstandingQuantity), Basic("OutstandingReason", l.OutstandingReason), OrderLine(l.OrderLineReference, l.OrderReference),
            Item(l.Item, l.Lots.Select(p => Aggregate("ItemInstance", Basic("SerialID", p.SerialNumber),
                Aggregate("LotIdentification", Basic("LotNumberID", p.LotNumber), Basic("ExpiryDate", p.ExpiresOn))))))));

    private static XElement InvoiceLine(InvoiceDocumentLine l, bool credit, string? currency) => new(Cac + (credit ? "CreditNoteLine" : "InvoiceLine"),
        Basic("ID", l.LineId), Basic(credit ? "CreditedQuantity" : "InvoicedQuantity", l.Quantity, ("unitCode", l.UnitCode)),
        Amount("LineExtensionAmount", l.LineExtension, currency), OrderLine(l.OrderLineReference, l.OrderReference),
        AllowanceCharge(true, "ABL", "Charge", l.Charges, currency), AllowanceCharge(false, "95", "Discount", l.Allowances, currency),
        Item(l.Item, Aggregate("ClassifiedTaxCategory", Basic("ID", l.TaxCategory), Basic("Percent", l.TaxPercent), Aggregate("TaxScheme", Basic("ID", "VAT")))),
        Price(l.UnitPrice, l.PriceUnitCode, currency));

    private static IEnumerable<XElement?> PaymentMeans(InvoiceDocument i, string[] accounts, bool credit)
    {
        var dueOn = credit ? Basic("PaymentDueDate", i.DueOn) : null;
        if (accounts.Length == 0) return dueOn is null ? [] : [new(Cac + "PaymentMeans", Basic("PaymentMeansCode", "30"), dueOn)];
        return accounts.Select(a => new XElement(Cac + "PaymentMeans", Basic("PaymentMeansCode", "30"), dueOn, Aggregate("PayeeFinancialAccount", Basic("ID", a))));
    }

    private static XElement? Party(Party p) => Aggregate("Party",
        Basic("EndpointID", p.EndpointId, ("schemeID", p.EndpointScheme)),
        Aggregate("PartyIdentification", Basic("ID", p.Gln, ("schemeID", "0088"))),
        Aggregate("PartyName", Basic("Name", p.TradingName)),
        Aggregate("PostalAddress", Aggregate("Country", Basic("IdentificationCode", p.CountryCode))),
        p.TaxId is null ? null : Aggregate("PartyTaxScheme", Basic("CompanyID", p.TaxId), Aggregate("TaxScheme", Basic("ID", "VAT"))),
        Aggregate("PartyLegalEntity", Basic("RegistrationName", p.Name), Basic("CompanyID", p.LegalId)));

    private static XElement? Item(ItemReference item, params object?[] more) => Aggregate("Item",
        Basic("Name", item.Name), Aggregate("BuyersItemIdentification", Basic("ID", item.BuyerItemId)),
        Aggregate("SellersItemIdentification", Basic("ID", item.SupplierItemId)),
        Aggregate("StandardItemIdentification", Basic("ID", item.StandardItemId, ("schemeID", item.StandardItemScheme))), more);

    private static XElement? Price(decimal? price, string? unit, string? currency) =>
        Aggregate("Price", Amount("PriceAmount", price, currency), unit is null ? null : Basic("BaseQuantity", 1m, ("unitCode", unit)));

    private static XElement? Totals(string name, DocumentTotals t, string? currency) => Aggregate(name,
        Amount("LineExtensionAmount", t.LineExtension, currency), Amount("TaxExclusiveAmount", t.TaxExclusive, currency),
        Amount("TaxInclusiveAmount", t.TaxInclusive, currency), Optional("AllowanceTotalAmount", t.Allowances, currency),
        Optional("ChargeTotalAmount", t.Charges, currency), Optional("PrepaidAmount", t.Prepaid, currency),
        Optional("PayableRoundingAmount", t.Rounding, currency), Amount("PayableAmount", t.Payable, currency));

    private static XElement? AllowanceCharge(bool isCharge, string code, string reason, decimal amount, string? currency) => amount == 0 ? null
        : Aggregate("AllowanceCharge", Basic("ChargeIndicator", isCharge ? "true" : "false"), Basic("AllowanceChargeReasonCode", code),
            Basic("AllowanceChargeReason", reason), Amount("Amount", amount, currency));

    private static XElement? OrderLine(string? line, string? order) =>
        Aggregate("OrderLineReference", Basic("LineID", line), Aggregate("OrderReference", Basic("ID", order)));

    private static XElement Root(string name, params object?[] content)
    {
        XNamespace space = $"{Ubl}{name}-2";
        return new(space + name, new XAttribute(XNamespace.Xmlns + "cac", Cac), new XAttribute(XNamespace.Xmlns + "cbc", Cbc), content);
    }

    /// <summary>An element with children, or nothing when all of them are absent.</summary>
    private static XElement? Aggregate(string name, params object?[] content)
    {
        var element = new XElement(Cac + name, content);
        return element.HasElements ? element : null;
    }

    private static XElement? Optional(string name, decimal value, string? currency) => value == 0 ? null : Amount(name, value, currency);
    private static XElement? Amount(string name, decimal? value, string? currency) => Basic(name, value, ("currencyID", currency));
    private static XElement? Basic(string name, LocalDate? value) => Basic(name, value?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));

    private static XElement? Basic(string name, decimal? value, params (string Name, string? Value)[] attributes) =>
        Basic(name, value?.ToString(CultureInfo.InvariantCulture), attributes);

    private static XElement? Basic(string name, string? value, params (string Name, string? Value)[] attributes) => value is null ? null
        : new(Cbc + name, attributes.Where(a => a.Value is not null).Select(a => new XAttribute(a.Name, a.Value!)), value);
}
