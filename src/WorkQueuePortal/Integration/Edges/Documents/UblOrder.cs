using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Integration.Edges.Documents;

/// <summary>UBL Order.</summary>
internal static class UblOrder
{
    public static OrderDocument Read(UblNode root)
    {
        var currency = root.Text("DocumentCurrencyCode");
        var delivery = root.First("Delivery");
        var asked = delivery.One("RequestedDeliveryPeriod");
        return new()
        {
            Number = root.Text("ID"),
            IssueOn = root.Date("IssueDate"),
            Note = root.Prose("Note"),
            Currency = currency,
            Buyer = UblParts.Party(root.One("BuyerCustomerParty").One("Party")),
            Supplier = UblParts.Party(root.One("SellerSupplierParty").One("Party")),
            BuyerReference = root.Text("CustomerReference"),
            ContractReference = root.First("Contract").Text("ID"),
            RequestedFromOn = asked.Date("StartDate"),
            RequestedByOn = asked.Date("EndDate") ?? delivery.Date("LatestDeliveryDate"),
            PromisedOn = LastDay(delivery.One("PromisedDeliveryPeriod")),
            Totals = UblParts.Totals(root.One("AnticipatedMonetaryTotal"), root.All("TaxTotal"), currency),
            Lines = [.. root.All("OrderLine").Select(l => Line(l.One("LineItem"), currency))],
        };
    }

    private static OrderDocumentLine Line(UblNode line, string? currency)
    {
        var (price, priceUnit) = UblParts.Price(line.One("Price"), currency);
        var delivery = line.First("Delivery");
        return new()
        {
            LineId = line.Text("ID"),
            Item = UblParts.Item(line.One("Item")),
            Quantity = line.Number("Quantity"),
            UnitCode = line.Attribute("Quantity", "unitCode"),
            UnitPrice = price,
            PriceUnitCode = priceUnit,
            LineExtension = line.Amount("LineExtensionAmount", currency),
            RequestedByOn = LastDay(delivery.One("RequestedDeliveryPeriod")) ?? delivery.Date("LatestDeliveryDate"),
        };
    }

    private static NodaTime.LocalDate? LastDay(UblNode period) => period.Date("EndDate") ?? period.Date("StartDate");
}
