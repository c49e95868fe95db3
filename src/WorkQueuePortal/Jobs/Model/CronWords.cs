namespace WorkQueuePortal.Jobs.Model;

/// <summary>A schedule as people say it. What it does not know it shows as it is written.</summary>
public static class CronWords
{
    public static string Of(string cron) => cron.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["*", "*", "*", "*", "*"] => "every minute",
        [['*', '/', .. var minutes], "*", "*", "*", "*"] => $"every {minutes} minutes",
        [['*', '/', .. var seconds], "*", "*", "*", "*", "*"] => $"every {seconds} seconds",
        [var minute, "*", "*", "*", "*"] when int.TryParse(minute, out var m) => $"every hour at :{m:00}",
        [var minute, var hour, "*", "*", "*"] when int.TryParse(minute, out var m) && int.TryParse(hour, out var h) => $"every day at {h:00}:{m:00} UTC",
        _ => cron,
    };
}
