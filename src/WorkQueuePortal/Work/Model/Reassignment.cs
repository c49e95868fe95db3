using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>An item that somebody thinks of moving.</summary>
/// <param name="Queue">With its roles.</param>
public sealed record Movable(Guid Id, int Version, long Number, string Name, WorkQueue Queue, Guid FacilityId, Guid? OwnerId)
{
    public IReadOnlyList<SkillNeed> Needs { get; init; } = [];
    /// <summary>As how many items it counts against what one person may hold.</summary>
    public int Size { get; init; } = ItemSizes.Usual;
}

/// <summary>Somebody who could get it, and as how many items what they hold already counts.</summary>
public sealed record Candidate(Actor Person, int HeldCount)
{
    public IReadOnlyDictionary<string, int> Skills { get; init; } = new Dictionary<string, int>();
    public bool IsAway { get; init; }
    /// <summary>How much they should hold; 0: as much as may be.</summary>
    public int Limit { get; init; }
}

/// <summary>Where one item would go.</summary>
/// <param name="To">Null when none of the candidates may have it.</param>
/// <param name="Refusals">Of the candidates who may not have it, each with the reason.</param>
public sealed record PlannedMove(Movable Item, Actor? To, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>Everybody who was looked at, with what they held by then.</summary>
    public IReadOnlyList<Considered> Considered { get; init; } = [];
}

/// <summary>What moving would come to, before anything is moved.</summary>
public sealed record MovePlan(IReadOnlyList<PlannedMove> Moves)
{
    public IReadOnlyList<PlannedMove> Going { get; } = [.. Moves.Where(m => m.To is not null)];
    public IReadOnlyList<PlannedMove> Staying { get; } = [.. Moves.Where(m => m.To is null)];
    /// <summary>How many items of those concerned will be late as things stand, and how many once this is done; see <see cref="BreachForecast"/>.</summary>
    public int LateBefore { get; init; }
    public int LateAfter { get; init; }

    /// <summary>Who would hold more than the limit: they get it all the same.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<IGrouping<Actor, PlannedMove>> Shares => [.. Going.GroupBy(m => m.To!)];
}

/// <summary>Spreads items over people: each goes to whoever may have it, of those to who has most of what is an advantage there, and then to who holds least.</summary>
public static class Reassignment
{
    /// <param name="items">In the order of their queue, so that what is due first is placed first.</param>
    public static MovePlan Plan(IReadOnlyList<Movable> items, IReadOnlyList<Candidate> candidates, IReadOnlyList<WorkExclusion> exclusions, Instant now = default)
    {
        var barred = exclusions.ToDictionary(e => (e.ItemId, e.PersonId));
        var loads = candidates.ToDictionary(c => c.Person.Id, c => c.HeldCount);
        var limits = candidates.ToDictionary(c => c.Person.Id, c => c.Limit);
        var moves = new List<PlannedMove>(items.Count);
        foreach (var item in items)
        {
            var answers = candidates.Select(c => (c.Person, Rank: SkillRank.Of(item.Queue, c.Skills), No: Check(c, item, barred.GetValueOrDefault((item.Id, c.Person.Id)), now))).ToList();
            var to = answers.Where(a => a.No is null).OrderBy(a => IsOver(a.Person)).ThenByDescending(a => a.Rank).ThenBy(a => loads[a.Person.Id]).ThenBy(a => a.Person.Name, StringComparer.Ordinal).Select(a => a.Person).FirstOrDefault();
            // Who suits best is not buried under it.
            bool IsOver(Actor person) => item.Queue.Advantage is not null && limits[person.Id] is > 0 and var limit && loads[person.Id] + item.Size > limit;
            moves.Add(new PlannedMove(item, to, [.. answers.Select(a => a.No).OfType<Refusal>()]) { Considered = [.. answers.Select(a => Considered.Of(a.Person.Name, loads[a.Person.Id], a.No))] });
            if (to is not null) loads[to.Id] += item.Size;
        }
        var getting = moves.Select(m => m.To?.Id).ToHashSet();
        return new MovePlan(moves)
        {
            Warnings = [.. candidates.Where(c => getting.Contains(c.Person.Id)).Select(c => new Room(loads[c.Person.Id], c.Limit).Warning($"{c.Person.Name} would hold")).OfType<string>()],
        };
    }

    private static Refusal? Check(Candidate candidate, Movable item, WorkExclusion? barred, Instant now)
    {
        var person = candidate.Person;
        if (item.OwnerId == person.Id) return new Refusal("same-owner", $"{person.Name} has it already.");
        return TakeRules.Check(person, item.Queue, item.FacilityId, barred, SkillNeed.Unmet(item.Needs, candidate.Skills, now)) ?? (candidate.IsAway ? Away.Of(person.Name) : null);
    }
}
