using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Integration.Edges.Documents;

/// <summary>UBL Invoice and CreditNote, which differ in a few names only.</summary>
internal static class UblInvoice
{
    public static InvoiceDocument Read(UblNode root, InvoiceKind kind)
    {
        var currency = root.Text("DocumentCurrencyCode");
        var isCredit = kind == InvoiceKind.CreditNote;
        return new()
        {
            Kind = kind,
            Number = root.Text("ID"),
            TypeCode = root.Text(isCredit ? "CreditNoteTypeCode" : "InvoiceTypeCode"),
            IssueOn = root.Date("IssueDate"),
            // A credit note of UBL 2.1 has no DueDate of its own; EN 16931 puts it with the means of payment.
            DueOn = isCredit ? root.First("PaymentMeans").Date("PaymentDueDate") : root.Date("DueDate"),
            Currency = currency,
            Note = root.Prose("Note"),
            Supplier = UblParts.Party(root.One("AccountingSupplierParty").One("Party")),
            Customer = UblParts.Party(root.One("AccountingCustomerParty").One("Party")),
            OrderReference = root.One("OrderReference").Text("ID"),
            BuyerReference = root.Text("BuyerReference"),
            ContractReference = root.First("ContractDocumentReference").Text("ID"),
            DespatchReferences = [.. root.All("DespatchDocumentReference").Select(d => d.Text("ID")).OfType<string>()],
            OriginalInvoiceReferences = [.. root.All("BillingReference").Select(OriginalInvoice).OfType<string>()],
            PaymentTerms = string.Join('\n', root.All("PaymentTerms").Select(t => t.Prose("Note")).OfType<string>()) is { Length: > 0 } terms ? terms : null,
            PayeeAccounts = [.. root.All("PaymentMeans").Select(m => m.One("PayeeFinancialAccount").Text("ID")).OfType<string>().Select(PayeeAccount.Of).Distinct()],
            Freight = root.All("AllowanceCharge").Where(IsFreight).Sum(c => c.Amount("Amount", currency) ?? 0),
            Totals = UblParts.Totals(root.One("LegalMonetaryTotal"), root.All("TaxTotal"), currency),
            Lines = [.. root.All(isCredit ? "CreditNoteLine" : "InvoiceLine").Select(l => Line(l, isCredit, currency))],
        };
    }

    private static InvoiceDocumentLine Line(UblNode line, bool isCredit, string? currency)
    {
        var quantity = isCredit ? "CreditedQuantity" : "InvoicedQuantity";
        var (item, order) = (line.One("Item"), line.First("OrderLineReference"));
        var tax = item.First("ClassifiedTaxCategory");
        var adjustments = line.All("AllowanceCharge").Select(a => (IsCharge: a.Flag("ChargeIndicator"), Amount: a.Amount("Amount", currency) ?? 0)).ToList();
        var (price, priceUnit) = UblParts.Price(line.One("Price"), currency);
        return new()
        {
            LineId = line.Text("ID"),
            OrderLineReference = order.Text("LineID"),
            OrderReference = order.One("OrderReference").Text("ID"),
            Item = UblParts.Item(item),
            Quantity = line.Number(quantity),
            UnitCode = line.Attribute(quantity, "unitCode"),
            UnitPrice = price,
            PriceUnitCode = priceUnit,
            Allowances = adjustments.Where(a => !a.IsCharge).Sum(a => a.Amount),
            Charges = adjustments.Where(a => a.IsCharge).Sum(a => a.Amount),
            LineExtension = line.Amount("LineExtensionAmount", currency),
            TaxPercent = tax.Number("Percent"),
            TaxCategory = tax.Text("ID"),
        };
    }

    private static string? OriginalInvoice(UblNode billing) =>
        billing.One("InvoiceDocumentReference").Text("ID") ?? billing.One("CreditNoteDocumentReference").Text("ID");

    /// <summary>FC is "freight service" in UNCL 7161; many senders give only words.</summary>
    private static bool IsFreight(UblNode charge) => charge.Flag("ChargeIndicator")
        && (charge.Text("AllowanceChargeReasonCode") == "FC"
            || charge.Prose("AllowanceChargeReason") is { } reason && reason.Contains("freight", StringComparison.OrdinalIgnoreCase));
}
