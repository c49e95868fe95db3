using NodaTime;
using WorkQueuePortal.Integration.Queries;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Admin.Screens;

/// <summary>Everything the board shows, read at one moment.</summary>
/// <param name="FirstHour">The end of the first column of <paramref name="Heat"/>.</param>
public sealed record BoardSheet(
    IReadOnlyList<QueueDepth> Queues, IReadOnlyList<HeatRow> Heat, Instant FirstHour, IReadOnlyList<AgeRow> Ages, IReadOnlyList<PersonLoad> People,
    IReadOnlyList<ConnectorRow> Connectors, IReadOnlyList<(Instant At, int Open, int Breached)> History, IReadOnlyList<RecentMove> Moves)
{
    public int Open => Queues.Sum(q => q.Open);
    public int AtRisk => Queues.Sum(q => q.AtRisk);
    public int Breached => Queues.Sum(q => q.Breached);

    /// <summary>What a supervisor needs to know first, in one sentence or two.</summary>
    public string Lead
    {
        get
        {
            var late = AtRisk + Breached;
            if (Open == 0) return "Nothing is open.";
            if (late == 0) return $"All {Display.Items(Open, "open item")} are in time.";
            var worst = Queues.MaxBy(q => q.AtRisk + q.Breached)!;
            var said = $"{Display.Count(late)} of {Display.Items(Open, "open item")} {(late == 1 ? "is" : "are")} breached or at risk";
            var holds = worst.AtRisk + worst.Breached;
            return holds == late ? $"{said}, {(late == 1 ? "in" : "all of them in")} {worst.Name}." : $"{said}; {worst.Name} holds {Display.Count(holds)} of them.";
        }
    }
}
