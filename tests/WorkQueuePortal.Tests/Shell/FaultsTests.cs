using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using WorkQueuePortal.Shell;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Shell;

public sealed class FaultsTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_fault_is_told_by_a_sentence_and_a_reference_and_never_by_a_stack(string environment)
    {
        await using var app = await Broken(environment);
        var page = await app.GetTestClient().GetAsync("/page", TestPortal.Ct);
        var text = await page.Content.ReadAsStringAsync(TestPortal.Ct);
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        Assert.Contains("Something failed on our side; what was saved before stays saved.", text, StringComparison.Ordinal);
        Assert.Matches("Reference <code>[0-9A-F]{4}-[0-9A-F]{4}</code>", text);
        Assert.DoesNotContain("secret of the store", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_gets_it_as_a_problem()
    {
        await using var app = await Broken("Production");
        var answer = await app.GetTestClient().GetAsync("/api/v1/page", TestPortal.Ct);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestPortal.Ct));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(500, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Matches("^[0-9A-F]{4}-[0-9A-F]{4}$", problem.RootElement.GetProperty("reference").GetString());
    }

    private static async Task<WebApplication> Broken(string environment)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.UseExceptionHandler(Faults.Handler);
        app.Run(_ => throw new InvalidOperationException("secret of the store"));
        await app.StartAsync(TestPortal.Ct);
        return app;
    }
}
