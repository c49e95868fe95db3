using NodaTime;
using WorkQueuePortal.Integration.Edges.Documents;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration.Edges.Documents;

public sealed class UblReaderTests
{
    [Fact]
    public void Every_field_of_an_invoice_is_read() => Same(new InvoiceDocument
    {
        Kind = InvoiceKind.Invoice,
        Number = "MS-2026-00417",
        TypeCode = "380",
        IssueOn = new LocalDate(2026, 3, 2),
        DueOn = new LocalDate(2026, 4, 1),
        Note = "Partial delivery of February.\nGloves follow.",
        Currency = "USD",
        Supplier = new()
        {
            Name = "Meridian Surgical Supply, Inc.", TradingName = "Meridian Surgical", TaxId = "36-1234567", LegalId = "IL-554433",
            EndpointId = "771200345", EndpointScheme = "0192", Gln = "0614141000012", CountryCode = "US",
        },
        Customer = new() { Name = "Lakeside General", TradingName = "Lakeside General", EndpointId = "0860000000017", EndpointScheme = "0088", Gln = "0860000000017" },
        OrderReference = "PO-88120",
        BuyerReference = "OR-WEST",
        ContractReference = "GPO-31",
        DespatchReferences = ["DA-7001", "DA-7002"],
        PaymentTerms = "2% 10 days, net 30",
        PayeeAccounts =
        [
            new("fffc90cdec1f606ec62042d16f63885d468be554d9c82a50880bb855ff741b48", "2051"),
            new("8d969eef6ecad3c29a3a629280e686cf0c3f5d5a86aff3ca12020c923adc6c92", "456"),
        ],
        Freight = 45.50m,
        Totals = new()
        {
            LineExtension = 825.00m, Allowances = 10.00m, Charges = 50.00m, TaxExclusive = 865m, Tax = 61.25m, TaxInclusive = 926.25m,
            Prepaid = 100.00m, Rounding = -0.25m, Payable = 826.00m,
        },
        Lines =
        [
            new()
            {
                LineId = "1", OrderLineReference = "10", OrderReference = "PO-88119",
                Item = new() { SupplierItemId = "SUT-30", BuyerItemId = "IT-1001", StandardItemId = "00614141000036", StandardItemScheme = "0160", Name = "Suture 3-0" },
                Quantity = 20m, UnitCode = "BX", UnitPrice = 41.250025m, PriceUnitCode = "BX", Allowances = 12.01m, Charges = 12.00m,
                LineExtension = 825.00m, TaxPercent = 7.25m, TaxCategory = "S",
            },
            new() { LineId = "2", Item = new() { Name = "Sample, free of charge" } },
        ],
    }, Sample("invoice"));

    [Fact]
    public void Every_field_of_a_credit_note_is_read_whatever_prefixes_it_uses() => Same(new InvoiceDocument
    {
        Kind = InvoiceKind.CreditNote,
        Number = "MS-CR-0031",
        TypeCode = "381",
        IssueOn = new LocalDate(2026, 3, 9),
        DueOn = new LocalDate(2026, 3, 31),
        Currency = "USD",
        Supplier = new() { Name = "Meridian Surgical Supply, Inc.", LegalId = "0614141000012", Gln = "0614141000012" },
        OriginalInvoiceReferences = ["MS-2026-00417", "MS-2026-00398"],
        Totals = new() { LineExtension = 41.25m, TaxExclusive = 41.25m, Tax = 3.00m, TaxInclusive = 44.25m, Payable = 44.25m },
        Lines =
        [
            new()
            {
                LineId = "1", OrderLineReference = "10", Item = new() { SupplierItemId = "SUT-30", Name = "Suture 3-0" },
                Quantity = 1m, UnitCode = "BX", UnitPrice = 41.25m, LineExtension = 41.25m,
            },
        ],
    }, Sample("credit-note"));

    [Fact]
    public void Every_field_of_an_order_is_read() => Same(new OrderDocument
    {
        Number = "PO-88120",
        IssueOn = new LocalDate(2026, 2, 10),
        Note = "Deliver to dock B.",
        Currency = "USD",
        Buyer = new() { Name = "Lakeside General Hospital", EndpointId = "0860000000017", EndpointScheme = "0088", Gln = "0860000000017" },
        Supplier = new() { Name = "Meridian Surgical", TradingName = "Meridian Surgical" },
        BuyerReference = "OR-WEST",
        ContractReference = "GPO-31",
        RequestedFromOn = new LocalDate(2026, 2, 16),
        RequestedByOn = new LocalDate(2026, 2, 20),
        PromisedOn = new LocalDate(2026, 2, 19),
        Totals = new() { LineExtension = 825.00m, Tax = 61.25m, Payable = 886.25m },
        Lines =
        [
            new()
            {
                LineId = "10", Item = new() { SupplierItemId = "SUT-30", BuyerItemId = "IT-1001", Name = "Suture 3-0" }, Quantity = 20m, UnitCode = "BX",
                UnitPrice = 41.25m, PriceUnitCode = "BX", LineExtension = 825.00m, RequestedByOn = new LocalDate(2026, 2, 18),
            },
        ],
    }, Sample("order"));

    [Fact]
    public void Every_field_of_a_despatch_advice_is_read() => Same(new DespatchDocument
    {
        Number = "DA-7001",
        IssueOn = new LocalDate(2026, 2, 17),
        Note = "Two of twenty boxes are short.",
        OrderReference = "PO-88120",
        Supplier = new() { Name = "Meridian Surgical", TradingName = "Meridian Surgical" },
        Buyer = new() { Name = "Lakeside General", TradingName = "Lakeside General" },
        DeliverTo = new() { Name = "Lakeside General, dock B", TradingName = "Lakeside General, dock B", Gln = "0860000000024" },
        ShippedOn = new LocalDate(2026, 2, 17),
        ExpectedOn = new LocalDate(2026, 2, 19),
        TrackingId = "1Z9990",
        Lines =
        [
            new()
            {
                LineId = "1", OrderLineReference = "10", OrderReference = "PO-88120", Item = new() { SupplierItemId = "SUT-30", Name = "Suture 3-0" },
                DeliveredQuantity = 18m, UnitCode = "BX", OutstandingQuantity = 2m, OutstandingReason = "Lot on hold", BackorderQuantity = 1m,
                Lots = [new("L77", null, new LocalDate(2029, 1, 31)), new(null, "S-1", new LocalDate(2028, 6, 30))],
            },
        ],
    }, Sample("despatch-advice"));

    [Theory]
    [InlineData("invoice"), InlineData("credit-note"), InlineData("order"), InlineData("despatch-advice")]
    public void What_the_test_writer_writes_is_read_back_the_same(string name)
    {
        var first = Read(Sample(name)).Document;
        var written = UblWriter.Write(first);
        // The writer cannot repeat accounts, of which only tokens are known.
        var expected = first is InvoiceDocument invoice ? invoice with { PayeeAccounts = [] } : first;
        Same(expected, written);
    }

    [Fact]
    public void An_account_given_to_the_test_writer_arrives_as_its_token()
    {
        var read = (InvoiceDocument)Read(UblWriter.Write(new InvoiceDocument { Number = "1" }, "DE02 1203 0000 0000 2020 51")).Document;
        Assert.Equal([PayeeAccount.Of("de02120300000000202051")], read.PayeeAccounts);
    }

    [Fact]
    public async Task The_mark_of_a_document_is_the_hash_of_its_bytes_from_a_stream_too()
    {
        var bytes = "<a/>"u8.ToArray();
        Assert.False(UblReader.Read(bytes).IsDone);
        var order = Sample("order");
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(order));
        Assert.Equal(expected, Read(order).Sha256);
        var streamed = await UblReader.Read(new MemoryStream(order), TestContext.Current.CancellationToken);
        Assert.Equal(expected, streamed.Value!.Sha256);
    }

    [Fact]
    public void An_amount_keeps_the_digits_it_was_written_with()
    {
        var read = (InvoiceDocument)Read(UblXml.Invoice("""
            <cac:LegalMonetaryTotal><cbc:LineExtensionAmount>+4100.00</cbc:LineExtensionAmount><cbc:PayableAmount> -.5 </cbc:PayableAmount></cac:LegalMonetaryTotal>
            """)).Document;
        Assert.Equal("4100.00", read.Totals.LineExtension!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(-0.5m, read.Totals.Payable);
    }

    [Fact]
    public void A_document_with_nothing_in_it_is_read_because_judging_comes_later()
    {
        var read = Assert.IsType<InvoiceDocument>(Read(UblXml.Invoice("")).Document);
        Assert.Null(read.Number);
        Assert.Null(read.Totals.Payable);
        Assert.Equal(0m, read.Totals.Prepaid);
        Assert.Equal(Party.Unnamed, read.Supplier);
        Assert.Empty(read.Lines);
    }

    [Fact]
    public void Totals_that_do_not_add_up_and_a_currency_that_does_not_exist_are_read()
    {
        var read = (InvoiceDocument)Read(UblXml.Invoice("""
            <cbc:DocumentCurrencyCode>QQQ</cbc:DocumentCurrencyCode>
            <cac:LegalMonetaryTotal>
              <cbc:LineExtensionAmount currencyID="QQQ">1</cbc:LineExtensionAmount><cbc:PayableAmount currencyID="QQQ">99</cbc:PayableAmount>
            </cac:LegalMonetaryTotal>
            """)).Document;
        Assert.Equal(("QQQ", 1m, 99m), (read.Currency, read.Totals.LineExtension, read.Totals.Payable));
    }

    [Fact]
    public void A_long_note_is_cut_without_splitting_a_character()
    {
        var read = Read(UblXml.Invoice($"<cbc:Note>x{string.Concat(Enumerable.Repeat("😀", 3000))}</cbc:Note>")).Document;
        Assert.Equal(3999, read.Note!.Length);
        Assert.True(char.IsLowSurrogate(read.Note[^1]));
    }

    [Fact]
    public void A_document_in_utf_16_is_read()
    {
        var text = System.Text.Encoding.UTF8.GetString(Sample("order")).Replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"", StringComparison.Ordinal);
        byte[] bytes = [.. System.Text.Encoding.Unicode.Preamble, .. System.Text.Encoding.Unicode.GetBytes(text)];
        Assert.Equal("PO-88120", Read(bytes).Document.Number);
    }

    private static CapturedDocument Read(byte[] bytes)
    {
        var outcome = UblReader.Read(bytes);
        Assert.True(outcome.IsDone, outcome.Sentence);
        return outcome.Value!;
    }

    private static byte[] Sample(string name) =>
        File.ReadAllBytes(Path.Combine(SharedFolder.Root, "tests/WorkQueuePortal.Tests/Integration/Edges/Documents/Samples", name + ".xml"));

    private static void Same(CanonicalDocument expected, byte[] bytes) => Same(expected, Read(bytes).Document);
    private static void Same(CanonicalDocument expected, CanonicalDocument actual) => Assert.Equal(CanonicalText.Of(expected), CanonicalText.Of(actual));
}
