using WorkQueuePortal.Kernel.Canonical;

namespace WorkQueuePortal.Integration.Edges.Documents;

/// <summary>The parts that all four documents have.</summary>
internal static class UblParts
{
    private const string GlnScheme = "0088";

    /// <param name="party">The element cac:Party itself.</param>
    public static Party Party(UblNode party)
    {
        var (legal, trading) = (party.First("PartyLegalEntity"), party.First("PartyName").Prose("Name"));
        return new()
        {
            Name = legal.Prose("RegistrationName") ?? trading,
            TradingName = trading,
            TaxId = TaxId(party),
            LegalId = legal.Text("CompanyID"),
            EndpointId = party.Text("EndpointID"),
            EndpointScheme = party.Attribute("EndpointID", "schemeID"),
            Gln = Gln(party, "EndpointID") ?? party.All("PartyIdentification").Select(p => Gln(p, "ID")).FirstOrDefault(g => g is not null) ?? Gln(legal, "CompanyID"),
            CountryCode = party.One("PostalAddress").One("Country").Text("IdentificationCode"),
        };
    }

    public static ItemReference Item(UblNode item) => new()
    {
        SupplierItemId = item.One("SellersItemIdentification").Text("ID"),
        BuyerItemId = item.One("BuyersItemIdentification").Text("ID"),
        StandardItemId = item.One("StandardItemIdentification").Text("ID"),
        StandardItemScheme = item.One("StandardItemIdentification").Attribute("ID", "schemeID"),
        Name = item.Prose("Name") ?? item.Prose("Description"),
    };

    /// <summary>The price of one unit and the unit it is stated for.</summary>
    public static (decimal? UnitPrice, string? UnitCode) Price(UblNode price, string? currency)
    {
        var (amount, quantity) = (price.Amount("PriceAmount", currency), price.Number("BaseQuantity"));
        var unit = price.Attribute("BaseQuantity", "unitCode");
        if (amount is null || quantity is null or 1) return (amount, unit);
        if (quantity <= 0)
            price.Fault("BaseQuantity", price.Text("BaseQuantity")!, "is not above zero, so the price has no unit");
        else if (quantity < 1 && Math.Abs(amount.Value) >= UblNode.Limit * quantity)
            price.Fault("PriceAmount", price.Text("PriceAmount")!, "divided by its base quantity is larger than any amount that is kept here");
        else
            return (amount / quantity, unit);
        return (null, unit);
    }

    /// <param name="taxTotals">Of which a document has one for each kind of tax, and sometimes one more in the tax authority's currency.</param>
    public static DocumentTotals Totals(UblNode totals, IEnumerable<UblNode> taxTotals, string? currency)
    {
        var taxes = taxTotals.Where(t => currency is null || (t.Attribute("TaxAmount", "currencyID") ?? currency) == currency)
            .Select(t => t.Number("TaxAmount")).OfType<decimal>().ToList();
        return new()
        {
            LineExtension = totals.Amount("LineExtensionAmount", currency),
            Allowances = totals.Amount("AllowanceTotalAmount", currency) ?? 0,
            Charges = totals.Amount("ChargeTotalAmount", currency) ?? 0,
            TaxExclusive = totals.Amount("TaxExclusiveAmount", currency),
            Tax = taxes.Count == 0 ? null : taxes.Sum(),
            TaxInclusive = totals.Amount("TaxInclusiveAmount", currency),
            Prepaid = totals.Amount("PrepaidAmount", currency) ?? 0,
            Rounding = totals.Amount("PayableRoundingAmount", currency) ?? 0,
            Payable = totals.Amount("PayableAmount", currency),
        };
    }

    private static string? TaxId(UblNode party)
    {
        var registrations = party.All("PartyTaxScheme").Select(t => (Scheme: t.One("TaxScheme").Text("ID"), Id: t.Text("CompanyID"))).ToList();
        return registrations.FirstOrDefault(r => r.Scheme == "VAT" && r.Id is not null).Id ?? registrations.FirstOrDefault(r => r.Id is not null).Id;
    }

    private static string? Gln(UblNode node, string name) => node.Attribute(name, "schemeID") is GlnScheme or "GLN" ? node.Text(name) : null;
}
