using WorkQueuePortal.Kernel;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class QueueBucketTests
{
    [Theory]
    [InlineData("what Price over, from 1000, site WMH: due")]
    [InlineData("what No order, no policy: score", false)]
    [InlineData("any: oldest")]
    [InlineData(" from 12.50 :Score\n\nsite HPH: due ", true, "from 12.50: score\nsite HPH: due")]
    public void A_line_is_a_bucket_and_is_written_as_it_was_read(string text, bool isRead = true, string? written = null)
    {
        var read = QueueBucket.Read(text);
        Assert.Equal(isRead, read.IsDone);
        if (isRead) Assert.Equal(written ?? text, QueueBucket.Written(read.Value!));
    }

    [Theory]
    [InlineData("what Price over")]
    [InlineData("what Price over: newest")]
    [InlineData("what Price over: 1")]
    [InlineData("price over: due")]
    [InlineData("from much: due")]
    [InlineData("site WMH, site HPH: due")]
    [InlineData(": due")]
    public void What_cannot_be_read_is_named_with_an_example(string line) =>
        Assert.Equal($"“{line}” is not a bucket. Write what it holds, and after a colon due, oldest or score: what Price over, from 1000, site WMH: due. For all the rest write any.", QueueBucket.Read(line).Sentence);

    [Fact]
    public void More_than_somebody_keeps_apart_and_more_than_fits_is_refused()
    {
        Assert.Equal("A queue has at most 8 buckets.", QueueBucket.Read(string.Join('\n', Enumerable.Range(1, 9).Select(n => $"from {n}: due"))).Sentence);
        Assert.Equal("That is too much: the buckets of a queue fit into 500 characters.", QueueBucket.Read($"what {new string('x', 500)}: due").Sentence);
    }

    [Theory]
    [InlineData("Price over", 2000, "WMH", 1, BucketOrder.Due)]
    [InlineData("Price over", 1000, "HPH", 2, BucketOrder.Score)]
    [InlineData("Price over", 999.99, "HPH", 3, BucketOrder.Oldest)]
    [InlineData("Freight over", 2000, "WMH", 3, BucketOrder.Oldest)]
    public void G6_an_item_is_in_the_first_bucket_that_it_fits(string what, double value, string site, int place, BucketOrder order)
    {
        var item = WorkItem.Open(new NewWork("test", NewId.Next(), NewId.Next(), WorkDesks.Queue, what, "INV 1", "Ostrander", 1m, "USD", "", "", "", 0, (decimal)value), new WorkQueue { Code = WorkDesks.Queue }, "SSC", 1, TestPortal.Morning);
        Assert.Equal((place, order), QueueBucket.PlaceOf(QueueBucket.Of("what Price over, from 1000, site WMH: due\nwhat Price over, from 1000: score"), item, site));
        Assert.Equal((1, BucketOrder.Due), QueueBucket.PlaceOf([], item, site));
    }
}
