using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Architecture;

/// <summary>The dependency rule, asked of the compiled program. A house built wrong on purpose, below, shows that each line of it can be broken.</summary>
public sealed class DependencyTests
{
    private static readonly House Program = House.Read(typeof(PortalDb).Assembly.Location, "WorkQueuePortal");
    private static readonly House Crooked = House.Read(typeof(DependencyTests).Assembly.Location, "WorkQueuePortal.Tests.Architecture.Crooked");

    public static IEnumerable<TheoryDataRow<string>> Rules => HouseRules.All.Select(rule => new TheoryDataRow<string>(rule.Sentence));

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_program_keeps_the_rule(string rule) => Assert.Equal("", string.Join('\n', HouseRules.Broken(Named(rule), Program)));

    [Theory]
    [InlineData("Every room stands on a floor", "Attic.Trunk knows System.Object")]
    [InlineData("A room knows only the floors below it", "Work.Ticket knows Policies.Model.Verdict")]
    [InlineData("A room knows only the floors below it", "Store.Rows knows Work.Ticket")]
    [InlineData("A room knows only the floors below it", "Processes.Invoices.Model.Bill knows Processes.Requisitions.Model.Wish")]
    [InlineData("The kernel knows the base class library and NodaTime", "Kernel.Amount knows Microsoft.Extensions.Logging.ILogger")]
    [InlineData("A model is pure", "Processes.Invoices.Model.Bill knows Microsoft.EntityFrameworkCore.DbContext")]
    [InlineData("A model is pure", "Processes.Invoices.Model.Bill knows Store.Rows")]
    [InlineData("A model is told the time", "Processes.Invoices.Model.Bill knows NodaTime.IClock")]
    [InlineData("An action knows its room, and the models, actions and plugs of others", "Processes.Invoices.Actions.Pay knows Access.Queries.Names")]
    [InlineData("A query knows its tables, and models", "Access.Queries.Names knows Access.Actions.Rename")]
    [InlineData("A screen knows no store", "Processes.Invoices.Screens.BillPage knows Microsoft.EntityFrameworkCore.DbContext")]
    [InlineData("Only jobs know Hangfire", "Processes.Invoices.Actions.Pay knows Hangfire.IBackgroundJobClient")]
    [InlineData("Only edges speak HTTP", "Processes.Invoices.Actions.Pay knows System.Net.Http.HttpClient")]
    [InlineData("Only what is seen knows MudBlazor", "Processes.Invoices.Actions.Pay knows MudBlazor.ISnackbar")]
    [InlineData("Assistance never decides", "Policies.Model.Verdict knows Assist.Model.Guess")]
    public void The_rule_is_seen_to_be_broken(string rule, string breach) => Assert.Contains(breach, HouseRules.Broken(Named(rule), Crooked));

    [Fact]
    public void Every_rule_is_broken_by_the_crooked_house() => Assert.All(HouseRules.All, rule => Assert.NotEmpty(HouseRules.Broken(rule, Crooked)));

    [Fact]
    public void A_lambda_an_async_method_and_an_attribute_are_seen_too() =>
        Assert.Superset(new HashSet<string> { "System.Net.Http.HttpClient", "Hangfire.IBackgroundJobClient", "MudBlazor.ISnackbar", "Microsoft.EntityFrameworkCore.KeylessAttribute" },
            Crooked.Parts.Single(p => p.Name == "Pay").Knows.Select(k => k.FullName).ToHashSet());

    [Fact]
    public void No_exception_outlives_its_need() => Assert.Empty(HouseRules.Idle(Program));

    private static HouseRule Named(string sentence) => HouseRules.All.Single(rule => rule.Sentence == sentence);
}
