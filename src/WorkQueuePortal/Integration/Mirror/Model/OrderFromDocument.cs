using System.Globalization;
using NodaTime;
using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Integration.Mirror.Model;

/// <summary>An order document as the ERP would tell it, for orders that were placed outside of the ERP.</summary>
public static class OrderFromDocument
{
    /// <param name="today">The date of the order where the document gives none.</param>
    public static ErpOrder Map(OrderDocument document, string supplierCode, string facilityCode, LocalDate today) => new(
        document.Number ?? "", supplierCode, facilityCode, CostCenter: "", document.Currency ?? "", Terms: "", Status: "OPEN", IsFreightPrepaid: false, PlannedFreight: null,
        document.IssueOn ?? today, document.PromisedOn ?? document.RequestedByOn, CreatedBy: null, ApprovedBy: null, [.. document.Lines.Select(Line)]);

    private static ErpOrderLine Line(OrderDocumentLine line, int index) => new(
        int.TryParse(line.LineId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : index + 1,
        line.Item.BuyerItemId, line.Item.SupplierItemId, line.Item.StandardItemScheme == "0160" ? line.Item.StandardItemId : null, line.Item.Name ?? "", Unspsc: null,
        line.Quantity ?? 0, UnitCode.Ordered(line.UnitCode) ?? "EA", line.UnitPrice ?? 0, MatchBasis.ThreeWay, TolerancePolicy: "STD", ContractPrice: null, IsClosed: false);
}
