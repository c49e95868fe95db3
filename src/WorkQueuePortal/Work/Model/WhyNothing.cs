using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>An honest "nothing": how many items are free and for which reason each is not for this person. One that has several reasons is counted under the first.</summary>
/// <param name="Skills">What is needed and not held, as "Pharmacy 2".</param>
/// <param name="NotYet">Those that may not be worked before some later instant.</param>
/// <param name="Shut">Those that are handed out only in hours that are over.</param>
/// <param name="Opens">When that is, as <see cref="PullHours.Opens"/>.</param>
public sealed record WhyNothing(int OtherSites, int Barred, int Unskilled, int Declined, int Held, IReadOnlyList<string> Skills, int NotYet, int Shut, IReadOnlyList<string> Opens)
{
    /// <summary>Those that the person had today and gave back.</summary>
    public int GivenBack { get; init; }

    /// <summary>Those that count as more than the person has room for.</summary>
    public int TooLarge { get; init; }

    /// <summary>Queues that hand out the first two priorities alone, with what is left of the others.</summary>
    public IReadOnlyList<SurgedQueue> Surged { get; init; } = [];
    /// <summary>Queues of which the person holds as much as one may, in words; what waits there is not counted.</summary>
    public IReadOnlyList<string> Full { get; init; } = [];
    /// <summary>Those that are offered to somebody else at this moment.</summary>
    public int Offered { get; init; }

    /// <param name="place">The queue's name where one was asked, else null.</param>
    public Refusal Say(string? place)
    {
        List<string> reasons = [];
        if (Barred > 0) reasons.Add($"{Words.Count(Barred, "item")} you may not take (separation of duties)");
        if (OtherSites > 0) reasons.Add($"{Words.Count(OtherSites, "item")} of sites that are not yours");
        if (Unskilled > 0) reasons.Add($"{Words.Count(Unskilled, "item")} that {(Unskilled == 1 ? "needs" : "need")} a skill you are not down for ({string.Join(", ", Skills)})");
        if (Declined > 0) reasons.Add($"{Words.Count(Declined, "item")} you declined");
        if (GivenBack > 0) reasons.Add($"{Words.Count(GivenBack, "item")} you gave back today (by hand you may take {(GivenBack == 1 ? "it" : "them")} again)");
        if (NotYet > 0) reasons.Add($"{Words.Count(NotYet, "item")} that may not be worked yet");
        if (Shut > 0) reasons.Add($"{Words.Count(Shut, "item")} handed out in open hours only ({string.Join("; ", Opens)})");
        if (TooLarge > 0) reasons.Add($"{Words.Count(TooLarge, "item")} larger than what you have room for (finish something first)");
        if (Offered > 0) reasons.Add($"{Words.Count(Offered, "item")} offered to somebody at this moment");
        reasons.AddRange(Full);
        var surged = Surged.Select(s => $"{s.Queue} is in surge until {s.End}: only P1 and P2 are handed out; {(s.Waiting == 1 ? "1 other waits" : $"{s.Waiting:N0} others wait")}");
        var because = (reasons.Count + Surged.Count, Held) switch
        {
            (> 0, _) => string.Join(". ", surged.Prepend(string.Join(", ", reasons)).Where(r => r.Length > 0)),
            (_, 0) => $"{(place is null ? "your queues are" : $"{place} is")} empty",
            _ => $"what is open in {place ?? "your queues"} is in somebody's hands already ({Words.Count(Held, "item")})",
        };
        return new Refusal("nothing", $"Nothing for you: {because}.");
    }
}

/// <summary>A queue in surge that has nothing of the first two priorities left.</summary>
/// <param name="End">When the surge ends, in words.</param>
/// <param name="Waiting">How many items the person would be given but for the surge.</param>
public sealed record SurgedQueue(string Queue, string End, int Waiting);
