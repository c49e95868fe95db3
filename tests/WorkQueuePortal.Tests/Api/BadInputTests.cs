using System.Net;
using System.Text;
using NodaTime;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Api;

/// <summary>Whatever a machine sends, it gets a sentence and a status that says whose fault it is; what can be an invoice becomes one, and a person sees what is wrong with it.</summary>
[Collection(WholeProgram.Name)]
public sealed class BadInputTests(ApiPortal portal) : IClassFixture<ApiPortal>
{
    private static readonly InvoiceDocument Good = new()
    {
        Number = "G-1", Kind = InvoiceKind.Invoice, TypeCode = "380", IssueOn = new LocalDate(2026, 3, 9), Currency = "USD", Supplier = new Party { Name = "Acme Medical" }, Customer = new Party { Name = "Wrenfield Memorial" },
        OrderReference = "PO-0", Totals = new() { LineExtension = 70m, TaxExclusive = 70m, Tax = 0m, TaxInclusive = 70m, Payable = 70m },
        Lines = [new() { LineId = "1", OrderLineReference = "1", Quantity = 10m, UnitCode = "EA", UnitPrice = 7m, LineExtension = 70m, Item = new() { Name = "Gloves" } }],
    };

    private static string Xml => UblWriter.Text(Good with { Number = "X-1" });

    public static TheoryData<string, string> NotADocument => new()
    {
        { "nothing", "" },
        { "blanks", "   \n  " },
        { "words", "Please pay 500.00" },
        { "JSON", """{"invoice":{"id":"1","total":500}}""" },
        { "HTML", "<!DOCTYPE html><html><body>Invoice</body></html>" },
        { "XML that is no document", "<root><a>1</a></root>" },
        { "broken XML", Xml.Replace("</cbc:ID>", "</cbc:Id>", StringComparison.Ordinal) },
        { "cut off in the middle", Xml[..(Xml.Length / 2)] },
        { "two roots", Xml + Xml[(Xml.IndexOf('\n') + 1)..] },
        { "an entity bomb", """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><Invoice>&c;</Invoice>""" },
        { "a file of this machine by an entity", """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&f;</Invoice>""" },
        { "nested too deep", string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000)) },
        { "an invoice outside its namespace", Xml.Replace("xsd:Invoice-2", "xsd:Facture-2", StringComparison.Ordinal) },
        { "an amount of words", Xml.Replace(">70<", ">seventy<", StringComparison.Ordinal) },
        { "an amount with an exponent", Xml.Replace(">70<", ">7e1<", StringComparison.Ordinal) },
        { "an amount beyond all money", Xml.Replace(">70<", $">{new string('9', 40)}<", StringComparison.Ordinal) },
        { "a date that is none", Xml.Replace("2026-03-09", "2026-02-30", StringComparison.Ordinal) },
        { "a number as long as a page", Xml.Replace(">X-1<", $">{new string('7', 3_000)}<", StringComparison.Ordinal) },
        { "an encoding nobody has", Xml.Replace("UTF-8", "EBCDIC-9", StringComparison.Ordinal) },
        { "a catalogue", """<Catalogue xmlns="urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2"/>""" },
    };

    [Theory]
    [MemberData(nameof(NotADocument))]
    public async Task What_is_no_document_is_refused_with_one_sentence_and_leaves_nothing(string what, string body)
    {
        var before = await portal.Documents();
        var answer = await portal.Post(Encoding.UTF8.GetBytes(body));

        Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{what}: {answer.StatusCode}");
        var sentence = await ApiPortal.Sentence(answer);
        Assert.Matches(@"^[A-Z""].{15,400}\.$", sentence);
        Assert.DoesNotContain("root:", sentence);
        Assert.Equal(before, await portal.Documents());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData(null)]
    public async Task Another_content_type_is_told_what_to_send(string? type)
    {
        var answer = await portal.Post(UblWriter.Write(Good), type);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.EndsWith("Send one UBL document as application/xml.", await ApiPortal.Sentence(answer));
    }

    [Fact]
    public async Task Thirty_megabytes_are_refused_before_they_are_read()
    {
        var answer = await portal.Post(new byte[30 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.StartsWith("The document is larger than 10 MB.", await ApiPortal.Sentence(answer));
    }

    [Theory]
    [InlineData("GET", "/api/v1/invoices")]
    [InlineData("PUT", "/api/v1/invoices")]
    [InlineData("DELETE", "/api/v1/invoices")]
    [InlineData("POST", "/api/v1/payments")]
    [InlineData("POST", "/api/v9/invoices")]
    [InlineData("GET", "/api/v1/%2e%2e/appsettings.json")]
    public async Task A_wrong_address_or_method_gets_no_page(string method, string path)
    {
        var answer = await portal.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), TestPortal.Ct);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.DoesNotContain("Exception", await answer.Content.ReadAsStringAsync(TestPortal.Ct));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer not the key")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("Bearer a key for tests and more")]
    public async Task Without_a_known_key_nothing_comes_in(string? authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/invoices") { Content = new ByteArrayContent(UblWriter.Write(Good)) };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        var answer = await portal.Nobody.SendAsync(request, TestPortal.Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.StartsWith("Send a key of this portal", await ApiPortal.Sentence(answer));
    }

    [Fact]
    public async Task A_form_without_its_token_is_answered_by_a_sentence_and_a_way_back()
    {
        var answer = await portal.Nobody.PostAsync("/sign-in", new StringContent("email=a%40b.example&password=x", Encoding.UTF8, "application/x-www-form-urlencoded"), TestPortal.Ct);
        var page = await answer.Content.ReadAsStringAsync(TestPortal.Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This form was open too long, or came from another site.", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/queue\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sign-in", "email=a%40b.example&password=x")]
    [InlineData("/sign-out", "")]
    public async Task A_form_without_its_antiforgery_token_is_refused(string path, string form)
    {
        var answer = await portal.Nobody.PostAsync(path, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"), TestPortal.Ct);
        Assert.DoesNotContain("   at ", await answer.Content.ReadAsStringAsync(TestPortal.Ct));
        Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Found or HttpStatusCode.Unauthorized, answer.StatusCode.ToString());
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.Contains("Identity", StringComparison.Ordinal)));
    }

    public static TheoryData<string, string> ButAnInvoice => new()
    {
        { "wrong totals", Codes.Unbalanced }, { "another currency than any order", Codes.OrderNotValid }, { "no supplier", Codes.MissingData }, { "no date", Codes.MissingData }, { "from next year", Codes.MissingData },
        { "no total", Codes.MissingData }, { "an unknown order", Codes.OrderNotValid }, { "a credit without its invoice", Codes.CreditIncomplete }, { "below zero", Codes.CreditIncomplete }, { "no order", Codes.NonPoNoPolicy },
        { "no lines", Codes.Unbalanced }, { "no currency", Codes.MissingData }, { "patient data", Codes.PhiSuspect }, { "a currency nobody has", Codes.OrderNotValid }, { "huge but possible", Codes.OrderNotValid },
    };

    private static InvoiceDocument Spoil(string how)
    {
        var document = Good with { Number = $"B-{how.Replace(' ', '-')}" };
        DocumentTotals Totals(decimal amount) => new() { LineExtension = amount, TaxExclusive = amount, Tax = 0m, TaxInclusive = amount, Payable = amount };
        return how switch
        {
            "wrong totals" => document with { Totals = Good.Totals with { Payable = 170m } },
            "another currency than any order" => document with { Currency = "JPY" },
            "a currency nobody has" => document with { Currency = "XQZ" },
            "no supplier" => document with { Supplier = new Party() },
            "no date" => document with { IssueOn = null },
            "from next year" => document with { IssueOn = new LocalDate(2027, 3, 1) },
            "no total" => document with { Totals = new() },
            "no currency" => document with { Currency = null },
            "an unknown order" => document with { OrderReference = "PO-UNKNOWN" },
            "a credit without its invoice" => document with { Kind = InvoiceKind.CreditNote, TypeCode = "381", OrderReference = null },
            "below zero" => document with { OrderReference = null, Totals = Totals(-70m), Lines = [Good.Lines[0] with { Quantity = -10m, LineExtension = -70m }] },
            "no order" => document with { OrderReference = null, Lines = [Good.Lines[0] with { OrderLineReference = null }] },
            "no lines" => document with { Lines = [], Totals = Totals(70m) with { LineExtension = 0m } },
            "patient data" => document with { Note = "Patient: J. Example, DOB 02/14/1961, MRN 00482913" },
            "huge but possible" => document with { Totals = Totals(900_000_000_000m), Lines = [Good.Lines[0] with { Quantity = 1_000_000m, UnitPrice = 900_000m, LineExtension = 900_000_000_000m }] },
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, "There is no such way."),
        };
    }

    [Theory]
    [MemberData(nameof(ButAnInvoice))]
    public async Task What_is_an_invoice_is_taken_in_and_stops_with_the_code_that_says_what_is_wrong(string how, string code)
    {
        var document = Spoil(how);
        var answer = await portal.Post(UblWriter.Write(document));
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(TestPortal.Ct));

        var (invoice, exception) = await portal.Ended(document.Number!);
        Assert.Equal((how, code), (how, exception?.PrimaryCode ?? invoice.State.ToString()));
        Assert.Matches(@"^.{20,500}\.$", exception!.Sentence);
    }

    [Fact]
    public async Task An_invoice_of_a_hundred_thousand_characters_and_odd_letters_is_taken_in_whole()
    {
        var document = Good with { Number = "Ω-№ 7/á\u202E", Note = string.Concat(Enumerable.Repeat("long ", 20_000)), Supplier = new Party { Name = "Łódź <Acme> & \"Söhne\" 株式会社" } };
        Assert.Equal(HttpStatusCode.Accepted, (await portal.Post(UblWriter.Write(document))).StatusCode);
        var (invoice, _) = await portal.Ended(document.Number!);
        Assert.Equal((document.Supplier.Name, 4_000), (invoice.SupplierName, invoice.Note!.Length));
    }

    [Fact]
    public async Task The_same_bytes_twice_at_the_same_time_are_one_document()
    {
        var bytes = UblWriter.Write(Good with { Number = "TWICE" });
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => portal.Post(bytes), TestPortal.Ct)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Accepted);
        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode, a.StatusCode.ToString()));
        Assert.NotNull((await portal.Ended("TWICE")).Invoice);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("C:\\windows\\system32\\x.xml")]
    [InlineData("a name of more than two hundred characters that nobody would give a file but somebody will send: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.xml")]
    public async Task A_file_name_is_a_label_and_never_a_path(string name)
    {
        var answer = await portal.Post(UblWriter.Write(Good with { Number = $"N-{name.Length}" }), fileName: name);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var (invoice, _) = await portal.Ended($"N-{name.Length}");
        await using var db = ((PortalDbs)portal.Services.GetService(typeof(PortalDbs))!).Read(WorkQueuePortal.Kernel.Actor.System);
        var stored = db.Set<DocumentRow>().Single(d => d.Id == invoice.DocumentId).Name;
        Assert.InRange(stored.Length, 1, 200);
        Assert.DoesNotContain("/", stored);
    }
}
