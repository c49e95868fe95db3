using WorkQueuePortal.Processes.Invoices.Model;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Tests.Processes.Invoices.Model;

public sealed class ExceptionCodeTests
{
    public static TheoryData<string> Codes { get; } = [.. ExceptionCode.All.Select(c => c.Code)];

    [Theory, MemberData(nameof(Codes))]
    public void Every_code_has_a_name_a_queue_a_target_actions_and_known_roles(string code)
    {
        var row = ExceptionCode.Of(code);
        Assert.NotEmpty(row.Name);
        Assert.StartsWith("Q-", row.Queue, StringComparison.Ordinal);
        Assert.True(row.Target.BusinessMinutes is > 0 ^ row.Target.BusinessDays is > 0);
        Assert.NotEmpty(row.Actions);
        Assert.All(row.Actions, a => Assert.All(a.Roles, r => Assert.Contains(r, Roles.Names.Keys)));
        Assert.NotEmpty(row.Roles);
        Assert.All(row.Roles, r => Assert.Contains(r, Roles.Names.Keys));
    }

    [Fact]
    public void The_taxonomy_has_every_code_once() =>
        Assert.Equal(
            typeof(WorkQueuePortal.Processes.Invoices.Model.Codes).GetFields().Select(f => (string)f.GetRawConstantValue()!).Except(["PRICE_LOW", "CONTRACT_PRICE"]).Order(),
            ExceptionCode.All.Select(c => c.Code).Order());

    [Theory]
    [InlineData("QTY_OVER_RECEIPT,PRICE_OVER,UOM", "UOM")]
    [InlineData("MANUAL,RANDOM_AUDIT", "RANDOM_AUDIT")]
    [InlineData("BANK_RISK,DUP_EXACT,PHI_SUSPECT", "PHI_SUSPECT")]
    [InlineData("DUP_SUSPECT,DUP_EXACT", "DUP_EXACT")]
    [InlineData("QTY_OVER_RECEIPT,QTY_OVER_ORDER", "QTY_OVER_ORDER")]
    public void The_first_row_of_the_taxonomy_that_applies_is_primary(string codes, string primary) =>
        Assert.Equal(primary, ExceptionCode.Primary(codes.Split(',')));

    [Fact]
    public void No_code_has_no_primary() => Assert.Null(ExceptionCode.Primary([]));

    [Theory]
    [InlineData("PHI_SUSPECT", "Q-PRIV", 240, null)]
    [InlineData("PRICE_OVER", "Q-AP-PRICE", null, 2)]
    [InlineData("NO_RECEIPT", "Q-RECV", null, 1)]
    [InlineData("UOM", "Q-PROC", null, 2)]
    [InlineData("CREDIT_INCOMPLETE", "Q-AP-CREDIT", null, 3)]
    public void Queue_and_target_are_those_of_the_specification(string code, string queue, int? minutes, int? days) =>
        Assert.Equal((queue, new ResolveTarget(minutes, days)), (ExceptionCode.Of(code).Queue, ExceptionCode.Of(code).Target));
}
