using FluentValidation;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>What a supervisor keeps about those who take work: when they are away and what they can; and what each says of oneself: the order of one's queues.</summary>
public sealed class KeepTakers(UnitOfWork work)
{
    public sealed record Absence(Guid Person, Instant From, Instant Until, string Why);

    public sealed class AbsenceShape : AbstractValidator<Absence>
    {
        public AbsenceShape() => RuleFor(a => a.Why).NotEmpty().WithMessage("Say why, in a word: leave, sick, training.").MaximumLength(100);
    }

    /// <param name="Level">0 takes the skill away.</param>
    public sealed record Skill(Guid Person, string Name, int Level);

    public sealed class SkillShape : AbstractValidator<Skill>
    {
        public SkillShape()
        {
            RuleFor(s => s.Name).NotEmpty().WithMessage("Name the skill.").MaximumLength(20).WithMessage("A skill has a name of at most 20 characters.");
            RuleFor(s => s.Level).InclusiveBetween(0, PersonSkill.Highest).WithMessage($"A level is from 1 to {PersonSkill.Highest}; 0 takes the skill away.");
        }
    }

    public Task<Outcome> GoAway(Absence ask, CancellationToken ct) =>
        work.Write(Permissions.WorkMove, ask, new AbsenceShape(), async at =>
        {
            if (await Name(at, ask.Person, ct) is not { } name) return Refusal.NotFound("That person");
            return at.Carry((await Taker(at, ask.Person, ct)).GoAway(name, ask.From, ask.Until, ask.Why.Trim()));
        }, ct);

    public Task<Outcome> ComeBack(Guid person, CancellationToken ct) =>
        work.Write(Permissions.WorkMove, async at =>
        {
            if (await Name(at, person, ct) is not { } name) return Refusal.NotFound("That person");
            at.Tell(Topics.Offer, person);
            return at.Carry((await Taker(at, person, ct)).ComeBack(name));
        }, ct);

    public Task<Outcome> Know(Skill ask, CancellationToken ct) =>
        work.Write(Permissions.WorkMove, ask, new SkillShape(), async at =>
        {
            if (await Name(at, ask.Person, ct) is not { } name) return Refusal.NotFound("That person");
            var skill = ask.Name.Trim();
            var known = await at.Db.Set<PersonSkill>().FirstOrDefaultAsync(s => s.PersonId == ask.Person && s.Skill == skill, ct);
            if (known is null && ask.Level == 0) return new Refusal("no-skill", $"{name} is not down for {skill}.");
            if (known is null) at.Add(new PersonSkill { PersonId = ask.Person, Skill = skill, Level = ask.Level });
            else if (ask.Level == 0) at.Db.Remove(known);
            else known.Level = ask.Level;
            at.Tell(Topics.Offer, ask.Person);
            return at.Carry(Decision.Of(new SkillSet(ask.Person, name, skill, ask.Level)));
        }, ct);

    /// <param name="codes">Of queues; none: all as one list.</param>
    public Task<Outcome> GoThrough(IReadOnlyList<string> codes, CancellationToken ct) =>
        work.Write(Permissions.WorkTake, async at => at.Carry((await Taker(at, at.Actor.Id, ct)).GoThrough(codes)), ct);

    private static Task<string?> Name(WriteScope at, Guid person, CancellationToken ct) => at.Db.Set<Person>().Where(p => p.Id == person && p.IsActive).Select(p => p.Name).FirstOrDefaultAsync(ct);

    internal static async Task<Taker> Taker(WriteScope at, Guid person, CancellationToken ct)
    {
        if (await at.Db.Set<Taker>().FirstOrDefaultAsync(t => t.PersonId == person, ct) is { } known) return known;
        var taker = new Taker { PersonId = person };
        at.Add(taker);
        return taker;
    }
}
