using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Shell;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Shell;

/// <summary>Asked over a real socket from 127.0.0.1, which is the proxy.</summary>
public sealed class KnownProxiesTests
{
    private const string Client = "203.0.113.9";

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3; 127.0.0.0/8")]
    [InlineData("::1,127.0.0.1")]
    public async Task What_a_known_proxy_says_is_believed(string known)
    {
        var answer = await Ask(known);
        Assert.Equal($"https {Client}", await answer.Content.ReadAsStringAsync(TestPortal.Ct));
        Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        Assert.Contains("; secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.0/8")]
    public async Task What_an_unknown_one_says_is_not(string known)
    {
        var answer = await Ask(known);
        Assert.Equal("http 127.0.0.1", await answer.Content.ReadAsStringAsync(TestPortal.Ct));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.DoesNotContain("; secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_a_browser_is_not_bound_to_https() =>
        Assert.False((await Ask("127.0.0.1", "Development")).Headers.Contains("Strict-Transport-Security"));

    [Theory]
    [InlineData("proxy1")]
    [InlineData("127.0.0.1; 10.0.0.0/99")]
    public void A_word_that_is_no_address_is_told(string known) => Assert.Contains("neither an address nor a network", Read(known).Sentence, StringComparison.Ordinal);

    private static Outcome<KnownProxies> Read(string known) =>
        KnownProxies.Read(new ConfigurationBuilder().AddInMemoryCollection([new(KnownProxies.Key, known)]).Build());

    private static async Task<HttpResponseMessage> Ask(string known, string environment = "Production")
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAntiforgery();
        builder.Services.AddKnownProxies(Read(known).Value!);
        await using var app = builder.Build();
        app.UseKnownProxies();
        app.MapGet("/", (HttpContext context, IAntiforgery forms) =>
        {
            forms.GetAndStoreTokens(context);
            return $"{context.Request.Scheme} {context.Connection.RemoteIpAddress}";
        });
        await app.StartAsync(TestPortal.Ct);

        using var browser = new HttpMessageInvoker(new SocketsHttpHandler());
        using var question = new HttpRequestMessage(HttpMethod.Get, app.Urls.Single());
        question.Headers.Host = "portal.example";
        question.Headers.Add("X-Forwarded-Proto", "https");
        question.Headers.Add("X-Forwarded-For", Client);
        return await browser.SendAsync(question, TestPortal.Ct);
    }
}
