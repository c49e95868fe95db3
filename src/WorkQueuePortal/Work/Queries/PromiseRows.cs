using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Queries;

/// <summary>A promise in the list.</summary>
/// <param name="Version">0 for the house's own, null where only a draft is there.</param>
public sealed record PromiseRow(string Code, string Name, string Queues, string Target, string Calendar, int? Version, bool IsActive, string? DraftBy);

/// <summary>One version in the history of a promise, with what it changed of the one before.</summary>
public sealed record PromiseStep(int Version, bool IsActive, Instant At, string By, string? ApprovedBy, string Because, IReadOnlyList<SlaChange> Changes);

/// <param name="InForce">Null where only a draft is there, or nothing yet.</param>
/// <param name="Steps">The newest first.</param>
public sealed record PromiseSheet(string Code, SlaSheet? InForce, int Version, bool IsActive, SlaDraft? Draft, IReadOnlyList<PromiseStep> Steps, IReadOnlyList<string> Calendars)
{
    /// <summary>What the form begins with.</summary>
    public SlaSheet Written => Draft is { } draft ? SlaSheet.Of(draft.Name, draft.Promise) : InForce ?? SlaSheet.New;
}

/// <summary>The promises, their drafts and their history, for those who keep them.</summary>
public sealed class PromiseRows(PortalDbs dbs, ICurrentActor current)
{
    public async Task<IReadOnlyList<PromiseRow>> Run(CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var versions = (await db.Set<SlaVersion>().ToListAsync(ct)).GroupBy(v => v.Code).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Version)!);
        var drafts = await db.Set<SlaDraft>().ToDictionaryAsync(d => d.Code, ct);
        return
        [
            .. HouseDefinitions.All.Select(h => h.Code).Concat(versions.Keys).Concat(drafts.Keys).Distinct().Order(StringComparer.Ordinal).Select(code =>
            {
                var (live, draft) = (versions.GetValueOrDefault(code), drafts.GetValueOrDefault(code));
                var sheet = live is not null ? SlaSheet.Of(live.Name, live.Promise) : House(code) ?? SlaSheet.Of(draft!.Name, draft.Promise);
                return new PromiseRow(code, sheet[SlaPart.Name], Queues(sheet), sheet[SlaPart.Target], sheet[SlaPart.Calendar], live?.Version ?? (House(code) is null ? null : 0), live?.IsActive ?? true, draft?.SavedBy);
            }),
        ];
    }

    public async Task<PromiseSheet> Of(string code, CancellationToken ct)
    {
        await using var db = dbs.Read(await current.Get());
        var versions = await db.Set<SlaVersion>().Where(v => v.Code == code).OrderBy(v => v.Version).ToListAsync(ct);
        var draft = await db.Set<SlaDraft>().FirstOrDefaultAsync(d => d.Code == code, ct);
        var calendars = await db.Set<WorkCalendar>().OrderBy(c => c.Code).Select(c => c.Code).ToListAsync(ct);
        var (steps, before) = (new List<PromiseStep>(), House(code));
        foreach (var version in versions)
        {
            var sheet = SlaSheet.Of(version.Name, version.Promise);
            steps.Insert(0, new PromiseStep(version.Version, version.IsActive, version.SavedAt, version.SavedBy, version.ApprovedBy, version.Because, before?.ChangesTo(sheet) ?? []));
            before = sheet;
        }
        return new PromiseSheet(code, before, versions is [.., var newest] ? newest.Version : 0, versions is not [.., { IsActive: false }], draft, steps, calendars);
    }

    private static SlaSheet? House(string code) => HouseDefinitions.All.FirstOrDefault(h => h.Code == code) is { } house ? SlaSheet.Of(house) : null;

    /// <summary>Whether work of this queue may get it.</summary>
    internal static bool IsFor(SlaSheet sheet, string queue) => Queues(sheet) is var named && (named.Length == 0 || named.Split(',', StringSplitOptions.TrimEntries).Contains(queue));

    /// <summary>The queues that its start names; empty for all.</summary>
    private static string Queues(SlaSheet sheet) =>
        sheet[SlaPart.Start].Split('\n').FirstOrDefault(line => line.StartsWith("queue:", StringComparison.OrdinalIgnoreCase)) is { } line ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : "";
}
