using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Store;

public sealed class NumbersTests
{
    [StoreFact]
    public async Task Saves_side_by_side_each_have_what_they_were_promised()
    {
        await using var portal = new TestPortal();
        var promises = new List<IDisposable>();
        for (var save = 0; save < 20; save++) promises.Add(await portal.Numbers.Promise(TestPortal.Ct, 150));

        var drawn = Enumerable.Range(0, 20 * 150).Select(_ => portal.Numbers.Next(Numbers.WorkItem)).ToList();

        Assert.Equal(Enumerable.Range(10_001, 20 * 150).Select(n => (long)n), drawn);
        promises.ForEach(p => p.Dispose());
    }

    [StoreFact]
    public async Task What_a_save_did_not_use_serves_the_next()
    {
        await using var portal = new TestPortal();
        for (var save = 0; save < 100; save++)
        {
            using var promised = await portal.Numbers.Promise(TestPortal.Ct, 150);
            portal.Numbers.Next(Numbers.Request);
        }

        await using var db = portal.Dbs.OpenAll();
        Assert.Equal(10_401, db.Set<SeriesRow>().Single(s => s.Name == Numbers.Request).Next);
    }

    [StoreFact]
    public async Task Two_nodes_never_draw_the_same_number()
    {
        await using var portal = new TestPortal();
        using var other = new Numbers(portal.Dbs);

        var drawn = await Task.WhenAll(Enumerable.Range(0, 40).Select(async n =>
        {
            var numbers = n % 2 == 0 ? portal.Numbers : other;
            using var promised = await numbers.Promise(TestPortal.Ct);
            return Enumerable.Range(0, 40).Select(_ => numbers.Next(Numbers.WorkItem)).ToList();
        }));

        Assert.Equal(1600, drawn.SelectMany(d => d).Distinct().Count());
    }
}
