using NodaTime;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Tests.Work.Model;

public sealed class FairnessTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 10, 13, 0);

    [Fact]
    public void The_median_of_an_even_count_lies_between_the_two_in_the_middle_and_of_nothing_there_is_none()
    {
        Assert.Equal(Duration.FromMinutes(30), Fairness.Median([Duration.FromMinutes(10), Duration.FromMinutes(90), null, Duration.FromMinutes(30)]));
        Assert.Equal(Duration.FromMinutes(20), Fairness.Median([Duration.FromMinutes(30), Duration.FromMinutes(10)]));
        Assert.Null(Fairness.Median([null]));
    }

    [Fact]
    public void A_kind_that_takes_half_the_usual_time_is_easy()
    {
        Finished[] finished = [Done("tax", 60), Done("tax", 80), Done("price", 60), Done("address", 30), Done("receipt", 31)];

        Assert.Equal(["address"], Fairness.EasyKinds(finished));
        Assert.Empty(Fairness.EasyKinds([]));
    }

    [Fact]
    public void The_first_act_counts_from_the_hour_an_item_became_theirs_and_only_if_nobody_had_answered_before()
    {
        Assert.Equal(Duration.FromMinutes(5), Done("tax", 60, answeredAfter: 5).FirstAct);
        Assert.Null(Done("tax", 60, answeredAfter: -5).FirstAct);
        Assert.Null(new Finished(Guid.Empty, "tax", null, Start, Start).Handling);
    }

    private static Finished Done(string kind, int minutes, int? answeredAfter = null) =>
        new(Guid.Empty, kind, Start, answeredAfter is { } after ? Start + Duration.FromMinutes(after) : null, Start + Duration.FromMinutes(minutes));
}
