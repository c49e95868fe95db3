using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

/// <summary>Many writers at once while another node reads without pause: nothing is missed and nothing is told twice.</summary>
public sealed class ChangeGapTests
{
    private const int Writers = 12, Each = 25;

    [Fact]
    public async Task Nothing_is_missed_or_told_twice_while_many_write()
    {
        await using var portal = new TestPortal();
        using var reader = new FeedNode(portal.Dbs);
        await reader.Look();
        var written = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(() => WriteSome(portal), TestPortal.Ct)));
        while (!written.IsCompleted) await reader.Look();
        await reader.Look();

        var all = (await written).SelectMany(ids => ids).Order().ToList();
        Assert.Equal(Writers * Each, all.Count);
        Assert.Equal(all, reader.Heard.Order());
    }

    private static async Task<List<Guid>> WriteSome(TestPortal portal)
    {
        using var writer = new FeedNode(portal.Dbs);
        var ids = Enumerable.Range(0, Each).Select(_ => NewId.Next()).ToList();
        foreach (var id in ids) await writer.Write(portal, id);
        return ids;
    }
}
