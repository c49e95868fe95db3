using System.Net;
using Microsoft.AspNetCore.Builder;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Admin.Demo;

/// <summary>What answers while the demonstration is loaded, asked over the wire.</summary>
public sealed class OpeningPageTests
{
    [Fact]
    public async Task It_says_how_far_the_demonstration_is_and_lets_nobody_in()
    {
        var part = 0.0;
        await using var portal = Portal();
        await using var opening = (await OpeningPage.Serve(portal, () => part)).Value!;

        Assert.Equal("""{"status":"loading the demonstration","percent":0,"text":"People, suppliers and items first."}""", (await Ask(opening, "/opening", "*/*")).Text);
        part = 0.5;
        Assert.Equal((HttpStatusCode.OK, """{"status":"loading the demonstration","percent":50,"text":"Day 46 of 90."}"""), await Ask(opening, "/opening", "*/*"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Ask(opening, "/health", "*/*")).Status);
        var page = await Ask(opening, "/queue", "text/html");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("""<p id="far" role="status">Day 46 of 90.</p>""", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_leaves_its_address_to_the_portal()
    {
        await using var portal = Portal();
        var opening = (await OpeningPage.Serve(portal, () => 0)).Value!;
        var address = Assert.Single(opening.Urls);
        await opening.DisposeAsync();

        await using var next = WebApplication.Create();
        next.Urls.Add(address);
        await next.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal([address], next.Urls);
    }

    [Fact]
    public async Task An_address_that_is_taken_ends_the_start_before_anything_is_loaded()
    {
        await using var other = Portal();
        await other.StartAsync(TestContext.Current.CancellationToken);
        var address = Assert.Single(other.Urls);
        await using var portal = Portal(address);
        var opening = await OpeningPage.Serve(portal, () => 0);
        Assert.Equal($"Failed to bind to address {address}: address already in use. Stop what listens there, or start with --Urls and another address.", opening.Sentence);
    }

    private static WebApplication Portal(string address = "http://127.0.0.1:0") =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--Urls", address] }).Build();

    private static async Task<(HttpStatusCode Status, string Text)> Ask(WebApplication at, string path, string accept)
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        using var question = new HttpRequestMessage(HttpMethod.Get, Assert.Single(at.Urls) + path) { Headers = { { "Accept", accept } } };
        using var answer = await client.SendAsync(question, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
