using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Promises as whoever runs the portal keeps them. A change is a new version; open clocks keep theirs until they are counted again.</summary>
public sealed class KeepPromises(UnitOfWork work, SlaBooks books, Calendars calendars)
{
    private const int LongestCode = 40, LongestName = 120, LongestReason = 500;

    public sealed record Ask(string Code, string Name, string Json, string By, string Because);

    public Task<Outcome> Save(Ask ask, CancellationToken ct) => Add(ask.Code, ask.By, ask.Because, async (last, _) =>
    {
        if (ask.Code.Length is 0 or > LongestCode) return Refusal.Shape($"A promise has a code of at most {LongestCode} characters, as P1-RESOLVE.");
        if (ask.Name.Length is 0 or > LongestName) return Refusal.Shape($"A promise has a name of at most {LongestName} characters, as \"Time to resolve, P1\".");
        var read = SlaDefinitionText.Read(ask.Code, last?.Version + 1 ?? 1, ask.Name, ask.Json);
        if (read.Value is not { } sla) return read.Refusal!;
        if (sla.Calendar is not (SlaDefinition.OfQueue or SlaDefinition.OfFacility or SlaDefinition.AroundTheClock) && (await calendars.Read(ct)).Keys.All(known => known.Code != sla.Calendar))
            return Refusal.Shape($"There is no calendar {sla.Calendar}. Name one that exists, or queue, facility or always.");
        return new SlaVersion { Code = ask.Code, Version = sla.Version, Name = ask.Name, Promise = ask.Json, IsActive = true };
    }, ct);

    /// <summary>No longer made to new work.</summary>
    public Task<Outcome> End(string code, string by, string because, CancellationToken ct) => Add(code, by, because, (last, _) => Task.FromResult<Outcome<SlaVersion>>(
        last is null ? HouseDefinitions.All.Any(h => h.Code == code) ? new Refusal("house", $"{code} is the house's own. Save one of yours under its code instead.") : Refusal.NotFound($"The promise {code}")
        : !last.IsActive ? new Refusal("ended", $"{code} has ended already.")
        : new SlaVersion { Code = code, Version = last.Version + 1, Name = last.Name, Promise = last.Promise, IsActive = false }), ct);

    private async Task<Outcome> Add(string code, string by, string because, Func<SlaVersion?, WriteScope, Task<Outcome<SlaVersion>>> next, CancellationToken ct)
    {
        if (because.Trim().Length is 0 or > LongestReason) return Refusal.Shape("Say why, so that those who come later need not ask.");
        var outcome = await work.As(Actor.System).Write(Permissions.System, async at =>
        {
            var last = await at.Db.Set<SlaVersion>().AsNoTracking().Where(v => v.Code == code).OrderByDescending(v => v.Version).FirstOrDefaultAsync(ct);
            var made = await next(last, at);
            if (made.Value is not { } version) return made.Refusal!;
            at.Add(new SlaVersion { Code = code, Version = version.Version, Name = version.Name, Promise = version.Promise, IsActive = version.IsActive, SavedAt = at.Now, SavedBy = by, Because = because.Trim() });
            return at.Carry(Decision.Of(new PromiseSaved(code, version.Version, by, because.Trim())),
                $"{code} is in version {version.Version}{(version.IsActive ? "" : ", which ends it")}. Open clocks keep theirs until you run: promise recount");
        }, ct);
        if (outcome.IsDone) books.Forget();
        return outcome;
    }
}
