using NodaTime;
using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Tests.Processes.Invoices.Model;

public sealed class DuplicateTests
{
    private static readonly LocalDate Day = new(2026, 3, 9);

    [Theory]
    [InlineData("INV-00123", "123")]
    [InlineData("Invoice No. 123", "123")]
    [InlineData("INV#123", "123")]
    [InlineData("inv 0012-3 copy", "123")]
    [InlineData("123REV2", "123")]
    [InlineData("123-DUPLICATE", "123")]
    [InlineData("123 resubmit", "123")]
    [InlineData("NOVA7", "NOVA7")]
    [InlineData("BILLING5", "BILLING5")]
    [InlineData("NO", "NO")]
    [InlineData("COPY", "COPY")]
    [InlineData("000", "0")]
    [InlineData("#-#", "")]
    public void A_number_is_stripped_of_what_people_add_to_it(string number, string key) => Assert.Equal(key, DuplicateKey.Normalise(number));

    [Fact]
    public void Letters_that_are_read_as_digits_count_as_digits() => Assert.Equal("01155882", DuplicateKey.Fuzzy("OIL5S8BZ"));

    [Theory]
    [InlineData("INV-00123", 100.00, 0, Codes.DuplicateExact)]
    [InlineData("123", 100.01, 730, Codes.DuplicateExact)]
    [InlineData("123", 100.02, 0, Codes.DuplicateSuspect)]
    [InlineData("123", 100.00, 731, null)]
    [InlineData("124", 100.00, 0, null)]
    public void The_same_key_of_one_supplier_is_exact_by_amount_and_suspect_otherwise(string number, double amount, int daysLater, string? code) =>
        Assert.Equal(code, DuplicateKey.Judge(new(number, "TAX1", (decimal)amount, Day.PlusDays(daysLater)), [new("123", "TAX1", 100m, Day)]));

    [Fact]
    public void The_same_document_is_exact_whatever_it_was_read_as() =>
        Assert.Equal(Codes.DuplicateExact, DuplicateKey.Judge(new("A", "TAX1", 1m, Day, "ab12"), [new("B", "TAX2", 2m, Day.PlusDays(900), "AB12")]));

    [Fact]
    public void The_same_number_of_another_supplier_is_none() =>
        Assert.Null(DuplicateKey.Judge(new("123", "TAX1", 100m, Day), [new("123", "TAX2", 100m, Day)]));

    [Theory]
    [InlineData("INV-00123", "123", 500, 500, 0, false, false, false, 85)]
    [InlineData("A1O45S", "A10455", 500, 500, 3, false, false, false, 82)]
    [InlineData("90871234", "90872134", 500, 500, 2, true, false, false, 87)]
    [InlineData("55012", "55013", 1000, 1000, 2, false, false, false, 72)]
    [InlineData("55012", "55013", 1000, 1000, 2, false, true, false, 52)]
    [InlineData("55012", "55013", 1000, 1000, 30, false, false, true, 38)]
    [InlineData("INV-2201", "INV-2201", 1280, 1208, 0, false, false, false, 70)]
    [InlineData("77810", "99120", 500, 500, 12, true, false, false, 53)]
    public void The_score_gives_the_vectors_of_the_specification(
        string a, string b, int amountA, int amountB, int days, bool sameLine, bool ordersDiffer, bool recurring, int score) =>
        Assert.Equal(score, DuplicateScore.Of(
            new(a, "TAX1", amountA, Day), new(b, "TAX1", amountB, Day.PlusDays(days)), new(sameLine, ordersDiffer, false, recurring)));

    [Fact]
    public void Another_supplier_takes_ten_points() =>
        Assert.Equal(75, DuplicateScore.Of(new("123", "TAX1", 5m, Day), new("123", "TAX2", 5m, Day), new(OtherSupplier: true)));
}
