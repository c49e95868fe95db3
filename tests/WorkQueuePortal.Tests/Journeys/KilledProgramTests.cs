using WorkQueuePortal.Bench;

namespace WorkQueuePortal.Tests.Journeys;

public sealed class KilledProgramTests
{
    [Fact]
    public async Task After_three_kills_every_invoice_is_there_once_and_every_release_reached_the_ERP_once() =>
        Assert.Empty(await KillRun.Run(kills: 3, invoices: 150));
}
