using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Tests.Kernel;

public sealed class NewIdTests
{
    [Fact]
    public void Ids_sort_as_text_in_the_order_they_were_made()
    {
        var made = Enumerable.Range(0, 10_000).Select(_ => NewId.Next().ToString()).ToList();
        Assert.Equal(made.Order(StringComparer.Ordinal), made);
        Assert.Equal(made.Count, made.Distinct().Count());
    }

    [Fact]
    public void Threads_never_make_the_same_id()
    {
        var made = new Guid[8][];
        Parallel.For(0, made.Length, i => made[i] = [.. Enumerable.Range(0, 5_000).Select(_ => NewId.Next())]);
        Assert.Equal(40_000, made.SelectMany(ids => ids).Distinct().Count());
    }

    [Fact]
    public void They_are_version_7_of_the_standard_variant()
    {
        var id = NewId.Next();
        Assert.Equal((7, 2), (id.Version, id.Variant >> 2));
    }
}
