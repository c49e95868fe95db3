using System.Diagnostics;
using System.Text;
using WorkQueuePortal.Integration.Edges.Documents;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration.Edges.Documents;

public sealed class UblRefusalTests
{
    private const string Ask = "Only UBL invoices, credit notes, orders and despatch advices are read here; ask the sender for the UBL file.";

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_called_empty(string text) => Refused(text, "The file is empty. Ask the sender for the document again.");

    [Theory]
    [InlineData("%PDF-1.7\n…", "a PDF")]
    [InlineData("PK\x03\x04…", "a ZIP archive or an Office file")]
    [InlineData("{ \"invoice\": 1 }", "JSON")]
    [InlineData("\uFEFF[1]", "JSON")]
    [InlineData("UNA:+.?*'UNB+UNOW:4", "an EDIFACT interchange")]
    [InlineData("ISA*00*          *00*", "an X12 interchange")]
    [InlineData("<!DOCTYPE html><html></html>", "a web page (HTML)")]
    [InlineData("\n<HTML><body>", "a web page (HTML)")]
    [InlineData("Dear customer, the invoice follows", "plain text")]
    [InlineData("\u0001\0\0\u0002", "a binary file")]
    [InlineData("<rsm:CrossIndustryInvoice xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\"/>", "a UN/CEFACT Cross Industry Invoice (CII)")]
    [InlineData("<StandardBusinessDocument/>", "an envelope (Standard Business Document) around another document")]
    [InlineData("<feed><entry/></feed>", "XML with the root element feed, which is not UBL")]
    public void Another_kind_of_content_is_named(string text, string what) => Refused(text, $"This is {what}. {Ask}");

    [Fact]
    public void A_compressed_file_is_named() => Refused([0x1F, 0x8B, 8, 0, 0], $"This is a compressed file. {Ask}");

    [Theory]
    [InlineData("Catalogue", "catalogue")]
    [InlineData("OrderResponseSimple", "order response simple")]
    [InlineData("ReceiptAdvice", "receipt advice")]
    [InlineData("ApplicationResponse", "application response")]
    public void Another_document_of_UBL_is_named(string root, string what) => Refused(
        $"<{root} xmlns='urn:oasis:names:specification:ubl:schema:xsd:{root}-2'/>",
        $"This is a UBL {what}. Only invoices, credit notes, orders and despatch advices are read here.");

    [Fact]
    public void An_invoice_without_its_namespace_is_refused() => Refused("<Invoice><ID>1</ID></Invoice>",
        "The root element is Invoice, but not in the UBL namespace urn:oasis:names:specification:ubl:schema:xsd:Invoice-2. Ask the sender for UBL 2.1.");

    [Fact]
    public void An_older_version_of_UBL_is_refused() => Refused("<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-1.0'/>",
        "This is a UBL document of another version or with mismatched names (Invoice in Invoice-1.0). Ask the sender for UBL 2.1.");

    [Fact]
    public void Broken_XML_is_refused_with_its_place() => Refused("<Invoice>\n<ID>1</Id></Invoice>",
        "The XML is broken or cut off at line 2, position 8. Ask the sender for the document again.");

    [Fact]
    public void Every_truncation_of_a_document_is_refused_and_none_throws()
    {
        var whole = UblWriter.Write(new WorkQueuePortal.Kernel.Canonical.InvoiceDocument { Number = "Ä1", Currency = "USD", Totals = new() { Payable = 1.50m } });
        var end = whole.AsSpan().LastIndexOf((byte)'>');
        for (var length = 0; length < end; length++) Sentence(UblReader.Read(whole[..length]));
    }

    [Theory]
    [InlineData("<!DOCTYPE Invoice SYSTEM \"file:///etc/passwd\">", "")]
    [InlineData("<!DOCTYPE Invoice [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "<cbc:ID>&x;</cbc:ID>")]
    [InlineData("<!DOCTYPE Invoice [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]>", "<cbc:ID>&c;</cbc:ID>")]
    public void A_document_type_is_refused_before_anything_is_fetched_or_expanded(string doctype, string content) =>
        Assert.StartsWith("The document declares a document type (DOCTYPE), which is not accepted", Sentence(UblReader.Read(UblXml.Invoice(content, doctype))), StringComparison.Ordinal);

    [Fact]
    public void An_entity_that_nobody_declared_is_broken_XML() =>
        Assert.StartsWith("The XML is broken or cut off at line", Sentence(UblReader.Read(UblXml.Invoice("<cbc:ID>&nbsp;</cbc:ID>"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("klingon-8", "The document says it is written in the encoding \"klingon-8\", which is not read here. Ask the sender for the document in UTF-8.")]
    [InlineData("windows-1252", "The document says it is written in the encoding \"windows-1252\", which is not read here. Ask the sender for the document in UTF-8.")]
    [InlineData("UTF-8", "The document says it is written in UTF-8, but its bytes are not. Ask the sender for the document in UTF-8.")]
    public void A_wrong_encoding_is_named(string declared, string sentence) =>
        Refused(Encoding.Latin1.GetBytes($"<?xml version=\"1.0\" encoding=\"{declared}\"?><Invoice {UblXml.Spaces}><cbc:ID>é</cbc:ID></Invoice>"), sentence);

    [Fact]
    public void A_declaration_of_UTF_16_over_single_bytes_is_refused() =>
        Sentence(UblReader.Read(UblXml.Invoice("<cbc:ID>1</cbc:ID>", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>")));

    [Fact]
    public void Deep_nesting_is_refused() => Refused(
        UblXml.Invoice(string.Concat(Enumerable.Repeat("<a>", 400_000)) + string.Concat(Enumerable.Repeat("</a>", 400_000))),
        "The XML is nested more than 60 levels deep, which no business document is. Ask the sender for the document again.");

    [Fact]
    public void More_nodes_than_a_million_are_refused() => Refused(UblXml.Invoice(string.Concat(Enumerable.Repeat("<a/>", 1_000_001))),
        "The XML has more than a million elements and attributes, the most that is read here. Ask the sender to split the document.");

    [Fact]
    public async Task A_stream_of_30_MB_is_refused_after_10_MB()
    {
        var endless = new Zeros(30L * 1024 * 1024);
        var outcome = await UblReader.Read(endless, TestContext.Current.CancellationToken);
        Assert.Equal("The file is larger than 10 MB, the most that is read here. Ask the sender for the document without its attachments.", outcome.Sentence);
        Assert.Equal(UblReader.MaxBytes + 1, endless.Taken);
    }

    [Theory]
    [InlineData("2024-02-30"), InlineData("30.01.2026"), InlineData("2026-1-5"), InlineData("0000-01-01"), InlineData("-001-01-01"), InlineData("2026-01-05T10:00:00")]
    public void A_day_that_is_none_is_named(string day) => Refused(UblXml.Invoice($"<cbc:IssueDate>{day}</cbc:IssueDate>"),
        $"Invoice/IssueDate \"{day}\" is not a date of the form 2026-01-31. Ask the sender to correct the document.");

    [Theory]
    [InlineData("1,234.50"), InlineData("1.234,50"), InlineData("1e3"), InlineData("NaN"), InlineData("(5)"), InlineData("$5"), InlineData("--5"), InlineData("٣")]
    public void A_number_that_is_none_is_named(string number) =>
        Refused(Payable(number), $"Invoice/LegalMonetaryTotal/PayableAmount \"{number}\" is not a number of the form 1234.50. Ask the sender to correct the document.");

    [Theory]
    [InlineData("1000000000000000")]
    [InlineData("-99999999999999999999999999999999999")]
    public void A_number_beyond_any_amount_is_named(string number) =>
        Refused(Payable(number), $"Invoice/LegalMonetaryTotal/PayableAmount \"{number}\" is larger than any amount or quantity that is kept here. Ask the sender to correct the document.");

    [Theory]
    [InlineData("5", "0", "InvoiceLine 2/Price/BaseQuantity \"0\" is not above zero, so the price has no unit.")]
    [InlineData("5", "-1", "InvoiceLine 2/Price/BaseQuantity \"-1\" is not above zero, so the price has no unit.")]
    [InlineData("900000000000000", "0.0000000000000000000000000001", "InvoiceLine 2/Price/PriceAmount \"900000000000000\" divided by its base quantity is larger than any amount that is kept here.")]
    public void A_price_that_cannot_be_divided_is_named(string price, string quantity, string sentence) => Refused(
        UblXml.Invoice($"<cac:InvoiceLine/><cac:InvoiceLine><cac:Price><cbc:PriceAmount>{price}</cbc:PriceAmount><cbc:BaseQuantity>{quantity}</cbc:BaseQuantity></cac:Price></cac:InvoiceLine>"),
        $"Invoice/{sentence} Ask the sender to correct the document.");

    [Fact]
    public void An_amount_in_another_currency_than_the_document_is_refused() => Refused(
        UblXml.Invoice("<cbc:DocumentCurrencyCode>USD</cbc:DocumentCurrencyCode><cac:InvoiceLine><cbc:LineExtensionAmount currencyID='JPY'>900</cbc:LineExtensionAmount></cac:InvoiceLine>"),
        "Invoice/InvoiceLine 1/LineExtensionAmount \"900\" is in JPY, but the document is in USD. Ask the sender to correct the document.");

    [Theory]
    [InlineData("<cbc:ID>1</cbc:ID><cbc:ID>2</cbc:ID>", "ID")]
    [InlineData("<cac:LegalMonetaryTotal/><cac:LegalMonetaryTotal/>", "LegalMonetaryTotal")]
    public void What_may_stand_once_and_stands_twice_is_refused(string content, string name) => Refused(UblXml.Invoice(content),
        $"Invoice/{name} stands more than once, so it is open which one counts. Ask the sender to correct the document.");

    [Fact]
    public void A_charge_indicator_that_is_neither_is_refused() => Refused(
        UblXml.Invoice("<cac:AllowanceCharge><cbc:ChargeIndicator>yes</cbc:ChargeIndicator></cac:AllowanceCharge>"),
        "Invoice/AllowanceCharge 1/ChargeIndicator \"yes\" is neither true nor false. Ask the sender to correct the document.");

    [Fact]
    public void A_strange_value_is_quoted_short_and_without_control_characters() => Refused(
        UblXml.Invoice($"<cbc:IssueDate>&#x9B;[31m{new string('9', 100)}</cbc:IssueDate>"),
        $"Invoice/IssueDate \" [31m{new string('9', 35)}…\" is not a date of the form 2026-01-31. Ask the sender to correct the document.");

    [Fact]
    public void A_number_longer_than_200_characters_is_refused() =>
        Assert.EndsWith("is longer than 200 characters. Ask the sender to correct the document.", Sentence(UblReader.Read(UblXml.Invoice($"<cbc:ID>{new string('7', 201)}</cbc:ID>"))), StringComparison.Ordinal);

    [Fact]
    public void A_thousand_random_damages_are_each_read_or_refused_with_a_sentence_and_none_throws()
    {
        var random = new Random(20260301);
        var whole = UblXml.Invoice("<cbc:ID>A</cbc:ID><cbc:IssueDate>2026-03-01</cbc:IssueDate><cac:LegalMonetaryTotal><cbc:PayableAmount currencyID='USD'>10.00</cbc:PayableAmount></cac:LegalMonetaryTotal>",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        for (var i = 0; i < 1000; i++)
        {
            var damaged = whole.ToArray();
            for (var hits = random.Next(1, 6); hits > 0; hits--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            var outcome = UblReader.Read(damaged);
            if (!outcome.IsDone) Sentence(outcome);
        }
    }

    private static byte[] Payable(string number) => UblXml.Invoice($"<cac:LegalMonetaryTotal><cbc:PayableAmount>{number}</cbc:PayableAmount></cac:LegalMonetaryTotal>");

    private static void Refused(string text, string sentence) => Refused(Encoding.UTF8.GetBytes(text), sentence);
    private static void Refused(byte[] bytes, string sentence) => Assert.Equal(sentence, Sentence(UblReader.Read(bytes)));

    /// <summary>The refusal's sentence, of which every one says what happened and then what to do.</summary>
    private static string Sentence(Outcome<CapturedDocument> outcome)
    {
        Assert.False(outcome.IsDone, "The document was read.");
        Assert.Equal(RefusalKind.Shape, outcome.Refusal!.Kind);
        Assert.EndsWith(".", outcome.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(outcome.Sentence, char.IsControl);
        return outcome.Sentence;
    }

    private sealed class Zeros(long length) : Stream
    {
        public long Taken { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Taken; set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, length - Taken);
            Array.Fill(buffer, (byte)' ', offset, given);
            Taken += given;
            return given;
        }
        public override void Flush() => throw new UnreachableException();
        public override long Seek(long offset, SeekOrigin origin) => throw new UnreachableException();
        public override void SetLength(long value) => throw new UnreachableException();
        public override void Write(byte[] buffer, int offset, int count) => throw new UnreachableException();
    }
}
