using FluentValidation;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>How a queue hands out its work, as whoever runs the portal sets it. What is left out stays as it is.</summary>
public sealed class KeepQueue(UnitOfWork work)
{
    /// <param name="Skill">Empty asks for none.</param>
    public sealed record Ask(string Code, string? Skill = null, int? SkillLevel = null, int? RelaxMinutes = null, int? MaxUnstarted = null, int? MaxUnstartedDays = null, int? UrgentMinutes = null, int? WipLimit = null, bool? OnlyOpen = null)
    {
        /// <summary>Kinds of work and their sizes, as "invoice.exception=2"; those that are not named stay as they are.</summary>
        public IReadOnlyList<string> Sizes { get; init; } = [];
        public bool? CountsPaused { get; init; }
        public bool? KeepsTogether { get; init; }
        public bool? ServesAgain { get; init; }
        public bool? OffersWork { get; init; }
        public int? OfferMinutes { get; init; }
    }

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape()
        {
            RuleFor(a => a.Skill).MaximumLength(20).WithMessage("A skill has a name of at most 20 characters.");
            RuleFor(a => a.SkillLevel).InclusiveBetween(1, PersonSkill.Highest).WithMessage($"A level is from 1 to {PersonSkill.Highest}.");
            RuleFor(a => a.WipLimit).GreaterThan(0).WithMessage("One person must be able to hold at least one item.");
            RuleFor(a => a.OfferMinutes).InclusiveBetween(1, WorkOffer.MostMinutes).WithMessage($"An offer lasts from 1 to {WorkOffer.MostMinutes} minutes.");
            RuleForEach(a => new[] { a.RelaxMinutes, a.MaxUnstarted, a.MaxUnstartedDays, a.UrgentMinutes }).GreaterThanOrEqualTo(0).OverridePropertyName("Limits").WithMessage("A limit is 0, for none, or more.");
        }
    }

    public Task<Outcome> Set(Ask ask, CancellationToken ct) =>
        work.As(Actor.System).Write(Permissions.System, ask, new Shape(), async at =>
        {
            if (await Find(at, ask.Code, ct) is not { } queue) return Refusal.NotFound($"The queue {ask.Code}");
            var before = QueueSheet.Of(queue);
            if (ask.Skill is { } skill) (queue.Skill, queue.SkillLevel) = skill.Trim().Length == 0 ? (null, 0) : (skill.Trim(), ask.SkillLevel ?? Math.Max(1, queue.SkillLevel));
            else if (ask.SkillLevel is { } level) queue.SkillLevel = level;
            queue.RelaxMinutes = ask.RelaxMinutes ?? queue.RelaxMinutes;
            queue.MaxUnstarted = ask.MaxUnstarted ?? queue.MaxUnstarted;
            queue.MaxUnstartedDays = ask.MaxUnstartedDays ?? queue.MaxUnstartedDays;
            queue.UrgentMinutes = ask.UrgentMinutes ?? queue.UrgentMinutes;
            queue.WipLimit = ask.WipLimit ?? queue.WipLimit;
            queue.OnlyOpen = ask.OnlyOpen ?? queue.OnlyOpen;
            if (queue is { UrgentMinutes: > 0, Buckets: not null }) return Refusal.Shape($"{queue.Name} has buckets, which decide what comes first, so nothing can be urgent besides. Take the buckets out first.");
            var (sizes, wrong) = ItemSizes.Change(queue.Sizes, ask.Sizes);
            if (wrong is not null) return wrong;
            (queue.Sizes, queue.CountsPaused, queue.KeepsTogether) = (sizes, ask.CountsPaused ?? queue.CountsPaused, ask.KeepsTogether ?? queue.KeepsTogether);
            queue.ServesAgain = ask.ServesAgain ?? queue.ServesAgain;
            (queue.OffersWork, queue.OfferMinutes) = (ask.OffersWork ?? queue.OffersWork, ask.OfferMinutes ?? queue.OfferMinutes);
            await QueueHistory.Keep(at, queue, before, QueueSheet.Of(queue), ct);
            return at.Carry(Decision.Of(new QueueChanged(queue.Id, queue.Name, Describe(queue))));
        }, ct);

    /// <param name="rights">None takes the role out of the queue.</param>
    public Task<Outcome> Grant(string code, string role, QueueRight rights, CancellationToken ct) =>
        work.As(Actor.System).Write(Permissions.System, async at =>
        {
            if (!Roles.Names.TryGetValue(role, out var name)) return Refusal.Shape($"There is no role {role}. The roles are {string.Join(", ", Roles.Names.Keys)}.");
            if (await Find(at, code, ct) is not { } queue) return Refusal.NotFound($"The queue {code}");
            var before = QueueSheet.Of(queue);
            at.Db.RemoveRange(queue.Roles.Where(r => r.Role == role).ToList());
            await at.Save(ct);
            if (rights != QueueRight.None) at.Add(new QueueRole(queue.Id, role, rights));
            var others = queue.Roles.Where(r => r.Role != role).ToList();
            if (!rights.HasFlag(QueueRight.Open) && !others.Exists(r => r.Rights.HasFlag(QueueRight.Open))) return new Refusal("nobody-left", $"Then nobody would work {queue.Name}. Give another role the right to open first.");
            await QueueHistory.Keep(at, queue, before, QueueSheet.RightsInOrder.Aggregate(before, (sheet, right) => sheet.With(role, right, rights.HasFlag(right))), ct);
            return at.Carry(Decision.Of(new QueueChanged(queue.Id, queue.Name, rights == QueueRight.None ? $"{name} has no right there" : $"{name} may {rights.ToString().ToLowerInvariant()}")));
        }, ct);

    private static Task<WorkQueue?> Find(WriteScope at, string code, CancellationToken ct) => at.Db.Set<WorkQueue>().WithRights(at.Now).FirstOrDefaultAsync(q => q.Code == code, ct);

    private static string Describe(WorkQueue queue)
    {
        List<string> words = [$"at most {Words.Count(queue.WipLimit, "item")} in hand"];
        if (queue.Skill is { } skill) words.Add($"needs {skill} {queue.SkillLevel}{(queue.RelaxMinutes > 0 ? $" for the first {queue.RelaxMinutes} minutes" : "")}");
        if (queue.MaxUnstarted > 0) words.Add($"at most {queue.MaxUnstarted} not begun");
        if (queue.MaxUnstartedDays > 0) words.Add($"none not begun for {Words.Count(queue.MaxUnstartedDays, "day")}");
        if (queue.UrgentMinutes > 0) words.Add($"urgent within {queue.UrgentMinutes} minutes");
        if (queue.OnlyOpen) words.Add("handed out in open hours only");
        words.AddRange(ItemSizes.Of(queue.Sizes).Select(s => $"{s.Key} counts as {s.Value}"));
        if (queue.CountsPaused) words.Add("what is paused counts");
        if (queue.KeepsTogether) words.Add("what belongs together is kept together");
        if (queue.ServesAgain) words.Add("what somebody gave back may come to them again the same day");
        if (queue.OffersWork) words.Add($"offered to people for {Words.Count(queue.OfferMinutes, "minute")}");
        return string.Join("; ", words);
    }
}

public sealed record QueueChanged(Guid Id, string Queue, string Words) : Fact(Id, null)
{
    public override string Sentence => $"{Queue}: {Words}.";
    public override bool IsTouch => false;
}
