using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkQueuePortal.Integration;
using WorkQueuePortal.Jobs;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Jobs;

public sealed class PumpNudgeTests
{
    [Fact]
    public async Task A_saved_message_is_delivered_and_its_answer_handled_at_once_not_at_the_next_look()
    {
        var handled = new TaskCompletionSource();
        await using var portal = new TestPortal(services =>
        {
            services.AddSingleton(new JobPace(Duration.FromMinutes(2), FeedSeconds: 60, PumpSeconds: 60));
            services.Use(StubConnector.Of("test.", _ => StubConnector.Yes));
            services.Use(StubHandler.Of("test.v1.answered", _ =>
            {
                handled.TrySetResult();
                return Outcome.Done();
            }));
            services.AddSingleton<PumpNudge>();
        });
        using var nudge = portal.Get<PumpNudge>();
        await nudge.StartAsync(TestPortal.Ct);
        await portal.Send(new Outgoing("test.v1", "a", NewId.Next(), new { }));
        await handled.Task.WaitAsync(TimeSpan.FromSeconds(30), TestPortal.Ct);
        await nudge.StopAsync(TestPortal.Ct);
        Assert.NotNull(portal.Get<IEnumerable<IConnector>>().OfType<StubConnector>().Single().Delivered.SingleOrDefault());
    }
}
