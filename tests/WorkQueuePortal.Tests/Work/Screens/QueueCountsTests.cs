using WorkQueuePortal.Work.Screens;

namespace WorkQueuePortal.Tests.Work.Screens;

public sealed class QueueCountsTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(9_999, "9,999")]
    [InlineData(10_000, "10,000+")]
    [InlineData(1_284_000, "10,000+")]
    public void A_count_that_reaches_the_limit_says_that_there_may_be_more(int count, string word) => Assert.Equal(word, QueueCounts.Word(count));
}
