using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Promises as whoever runs the portal keeps them. A change is a new version; open clocks keep theirs until they are counted again.</summary>
public sealed class KeepPromises(UnitOfWork work, SlaBooks books, Calendars calendars)
{
    public sealed record Ask(string Code, string Name, string Json, string By, string Because);

    public Task<Outcome> Save(Ask ask, CancellationToken ct) =>
        Add(ask.Code, ask.By, ask.Because, async last => NextVersion.Of(last, ask.Code, ask.Name, ask.Json, (await calendars.Read(ct)).Keys.Select(known => known.Code)), ct);

    /// <summary>No longer made to new work.</summary>
    public Task<Outcome> End(string code, string by, string because, CancellationToken ct) => Add(code, by, because, last => Task.FromResult(NextVersion.End(last, code)), ct);

    private async Task<Outcome> Add(string code, string by, string because, Func<SlaVersion?, Task<Outcome<SlaVersion>>> next, CancellationToken ct)
    {
        if (NextVersion.Why(because) is { } no) return no;
        var outcome = await work.As(Actor.System).Write(Permissions.System, async at =>
        {
            var last = await at.Db.Set<SlaVersion>().AsNoTracking().Where(v => v.Code == code).OrderByDescending(v => v.Version).FirstOrDefaultAsync(ct);
            var made = await next(last);
            if (made.Value is not { } version) return made.Refusal!;
            at.Add(new SlaVersion { Code = code, Version = version.Version, Name = version.Name, Promise = version.Promise, IsActive = version.IsActive, SavedAt = at.Now, SavedBy = by, Because = because.Trim() });
            return at.Carry(Decision.Of(new PromiseSaved(code, version.Version, by, because.Trim())),
                $"{code} is in version {version.Version}{(version.IsActive ? "" : ", which ends it")}. Open clocks keep theirs until you run: promise recount");
        }, ct);
        if (outcome.IsDone) books.Forget();
        return outcome;
    }
}
