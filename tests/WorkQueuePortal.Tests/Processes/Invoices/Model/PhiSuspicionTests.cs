using WorkQueuePortal.Processes.Invoices.Model;

namespace WorkQueuePortal.Tests.Processes.Invoices.Model;

public sealed class PhiSuspicionTests
{
    [Theory]
    [InlineData("MRN: 00812345")]
    [InlineData("Medical record no. A4471203")]
    [InlineData("DOB 04/12/1961")]
    [InlineData("date of birth: 12 Apr 1961")]
    [InlineData("Patient account # 99812345")]
    [InlineData("Member ID: XYZ123456789")]
    [InlineData("Medicare 1EG4-TE5-MK73")]
    [InlineData("SSN 123-45-6789")]
    [InlineData("bill_only_MRN_4471203.pdf")]
    [InlineData("Patient: Jane Doe, dx M17.11")]
    public void A_labelled_identifier_or_two_weak_signs_are_refused(string text) =>
        Assert.True(PhiSuspicion.Of(text).Score >= PhiSuspicion.RefuseFrom, $"{PhiSuspicion.Of(text)}");

    [Theory]
    [InlineData("Patient: Jane Doe")]
    [InlineData("Diagnosis: E11.9")]
    public void One_weak_sign_is_a_warning(string text) =>
        Assert.InRange(PhiSuspicion.Of(text).Score, PhiSuspicion.WarnFrom, PhiSuspicion.RefuseFrom - 0.01);

    [Theory]
    [InlineData("Pump set, vented, 20 drop, OM-20418")]
    [InlineData("Account number 4471203")]
    [InlineData("Patient monitor cable, 3 m")]
    [InlineData("Patient transfer board")]
    [InlineData("Lot 4471203, expires 2027-04-12")]
    [InlineData("Member of Premier GPO")]
    [InlineData("")]
    public void What_a_supplier_really_writes_passes(string text) => Assert.Equal(0, PhiSuspicion.Of(text).Score);
}
