using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using WorkQueuePortal.Admin.Demo;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Admin.Demo;

/// <summary>What answers while the demonstration is loaded, asked over the wire.</summary>
public sealed class OpeningPageTests : IAsyncDisposable
{
    private readonly Opening _opening = new();
    private readonly TaskCompletionSource _people = new();
    private readonly WebApplication _portal = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--Urls", "http://127.0.0.1:0"] }).Build();
    private readonly TaskCompletionSource _waits = new();
    private double _part;

    [Fact]
    public async Task Who_is_signed_in_sees_how_far_the_demonstration_is_and_then_the_portal()
    {
        await Serve();
        _people.SetResult();
        Assert.Equal("""{"status":"loading the demonstration","percent":0,"text":"People, suppliers and items first."}""", (await Ask("/opening", "*/*")).Text);
        _part = 0.5;
        Assert.Equal((HttpStatusCode.OK, """{"status":"loading the demonstration","percent":50,"text":"Day 46 of 90."}"""), await Ask("/opening", "*/*"));
        var page = await Ask("/queue", "text/html");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("""<p id="far" role="status">Day 46 of 90.</p>""", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Ask("/queue", "application/json")).Status);

        _opening.Open();
        Assert.Equal((HttpStatusCode.OK, "the queue"), await Ask("/queue", "text/html"));
        Assert.Equal((HttpStatusCode.OK, """{"status":"open"}"""), await Ask("/opening", "*/*"));
    }

    [Fact]
    public async Task The_sign_in_page_is_there_as_soon_as_the_people_are()
    {
        await Serve();
        var asked = Ask("/sign-in", "text/html");
        await _waits.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(asked.IsCompleted);
        _people.SetResult();
        Assert.Equal((HttpStatusCode.OK, "the people"), await asked);
    }

    [Fact]
    public async Task What_runs_beside_the_pages_begins_when_the_portal_opens_and_not_before()
    {
        _opening.Shut();
        var service = new Noted();
        using var held = new WhenOpen(service, _opening);
        await held.StartAsync(TestContext.Current.CancellationToken);
        Assert.Empty(service.Told);
        _opening.Open();
        await service.Begun.WaitAsync(TestContext.Current.CancellationToken);
        await held.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["start", "stop"], service.Told);
    }

    [Fact]
    public async Task A_program_that_ends_before_it_opened_has_nothing_to_stop()
    {
        _opening.Shut();
        var service = new Noted();
        using var held = new WhenOpen(service, _opening);
        await held.StartAsync(TestContext.Current.CancellationToken);
        await held.StopAsync(TestContext.Current.CancellationToken);
        Assert.Empty(service.Told);
    }

    private async Task Serve()
    {
        _opening.Shut();
        var page = new OpeningPage(_opening, _people.Task, () => _part);
        _portal.UseRouting();
        _portal.Use(next => context =>
        {
            var standing = page.Stand(context, next);
            _waits.TrySetResult();
            return standing;
        });
        _portal.MapGet(OpeningPage.Asked, page.HowFar).AllowAnonymous();
        _portal.MapGet("/sign-in", () => "the people").AllowAnonymous();
        _portal.MapGet("/queue", () => "the queue");
        await _portal.StartAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(HttpStatusCode Status, string Text)> Ask(string path, string accept)
    {
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        using var question = new HttpRequestMessage(HttpMethod.Get, Assert.Single(_portal.Urls) + path) { Headers = { { "Accept", accept } } };
        using var answer = await client.SendAsync(question, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync() => await _portal.DisposeAsync();

    private sealed class Noted : IHostedService
    {
        private readonly TaskCompletionSource _begun = new();

        public List<string> Told { get; } = [];
        public Task Begun => _begun.Task;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Told.Add("start");
            _begun.SetResult();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Told.Add("stop");
            return Task.CompletedTask;
        }
    }
}
