using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Integration.Edges.Documents;

/// <summary>UBL DespatchAdvice.</summary>
internal static class UblDespatch
{
    public static DespatchDocument Read(UblNode root)
    {
        var delivery = root.One("Shipment").One("Delivery");
        var estimated = delivery.One("EstimatedDeliveryPeriod");
        return new()
        {
            Number = root.Text("ID"),
            IssueOn = root.Date("IssueDate"),
            Note = root.Prose("Note"),
            OrderReference = root.First("OrderReference").Text("ID"),
            Supplier = UblParts.Party(root.One("DespatchSupplierParty").One("Party")),
            Buyer = UblParts.Party(root.One("BuyerCustomerParty").One("Party")),
            DeliverTo = UblParts.Party(root.One("DeliveryCustomerParty").One("Party")),
            ShippedOn = delivery.One("Despatch").Date("ActualDespatchDate"),
            ExpectedOn = estimated.Date("EndDate") ?? estimated.Date("StartDate"),
            TrackingId = delivery.Text("TrackingID"),
            Lines = [.. root.All("DespatchLine").Select(Line)],
        };
    }

    private static DespatchDocumentLine Line(UblNode line)
    {
        var (item, order) = (line.One("Item"), line.First("OrderLineReference"));
        return new()
        {
            LineId = line.Text("ID"),
            OrderLineReference = order.Text("LineID"),
            OrderReference = order.One("OrderReference").Text("ID"),
            Item = UblParts.Item(item),
            DeliveredQuantity = line.Number("DeliveredQuantity"),
            UnitCode = line.Attribute("DeliveredQuantity", "unitCode"),
            OutstandingQuantity = line.Number("OutstandingQuantity"),
            OutstandingReason = line.Prose("OutstandingReason"),
            BackorderQuantity = line.Number("BackorderQuantity"),
            Lots = [.. item.All("ItemInstance").Select(Lot)],
        };
    }

    private static DespatchedLot Lot(UblNode piece)
    {
        var lot = piece.One("LotIdentification");
        return new(lot.Text("LotNumberID"), piece.Text("SerialID"), lot.Date("ExpiryDate") ?? piece.Date("BestBeforeDate"));
    }
}
