using WorkQueuePortal.Jobs.Model;

namespace WorkQueuePortal.Tests.Jobs.Model;

public sealed class CronWordsTests
{
    [Theory]
    [InlineData("* * * * *", "every minute")]
    [InlineData("*/15 * * * *", "every 15 minutes")]
    [InlineData("*/15 * * * * *", "every 15 seconds")]
    [InlineData("5 * * * *", "every hour at :05")]
    [InlineData("20 3 * * *", "every day at 03:20 UTC")]
    [InlineData("0 6 * * 1-5", "0 6 * * 1-5")]
    public void A_schedule_reads_as_people_say_it(string cron, string words) => Assert.Equal(words, CronWords.Of(cron));
}
