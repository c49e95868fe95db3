using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Work.Model;

namespace WorkQueuePortal.Work.Actions;

/// <summary>Promises as process owners keep them: one writes a draft, another puts it live. Open clocks are counted again by what went live.</summary>
public sealed class DraftPromise(UnitOfWork work, SlaBooks books, Calendars calendars, RecountClocks recount)
{
    /// <param name="Json">Null ends the promise.</param>
    /// <param name="Seen">The version of the draft that its writer saw; null where there was none.</param>
    public sealed record Ask(string Code, string Name, string? Json, string Because, int? Seen);

    public Task<Outcome> Save(Ask ask, CancellationToken ct) =>
        work.Write(Permissions.RulesKeep, async at =>
        {
            if (NextVersion.Why(ask.Because) is { } silent) return silent;
            var last = await Newest(at, ask.Code, ct);
            var next = ask.Json is { } json ? NextVersion.Of(last, ask.Code, ask.Name.Trim(), json, (await calendars.Read(ct)).Keys.Select(known => known.Code)) : NextVersion.End(last, ask.Code);
            if (next.Value is not { } version) return next.Refusal!;
            var draft = await at.Db.Set<SlaDraft>().FirstOrDefaultAsync(d => d.Code == ask.Code, ct);
            if (draft?.Version != ask.Seen) return Refusal.Stale(draft is null ? $"The draft of {ask.Code} is gone: it went live or was discarded. Read the promise again." : $"{draft.SavedBy} has saved a draft of {ask.Code} meanwhile. What you typed is kept; read that draft first.");
            if (draft is null) at.Add(draft = new SlaDraft { Id = NewId.Next(), Code = ask.Code });
            return at.Carry(draft.Write(version, ask.Because.Trim(), at.Actor, at.Now), $"The draft of {ask.Code} is saved. It goes live when another process owner or administrator approves it.");
        }, ct);

    public async Task<Outcome> Approve(Guid id, int version, CancellationToken ct)
    {
        var outcome = await work.Write(Permissions.RulesKeep, async at =>
        {
            var draft = await at.Load<SlaDraft>(id, version, ct);
            var approved = draft.Approve((await Newest(at, draft.Code, ct))?.Version ?? 0, at.Actor, at.Now);
            if (approved.Value is not { } live) return approved.Refusal!;
            at.Add(live);
            at.Db.Remove(draft);
            return at.Carry(Decision.Of(new PromiseWentLive(id, live.Code, live.Version, live.SavedBy)), $"{live.Code} is live in version {live.Version}{(live.IsActive ? "" : ", which ends it")}.");
        }, ct);
        if (!outcome.IsDone) return outcome;
        books.Forget();
        return Outcome.Done($"{outcome.Sentence} {(await recount.Run(ct)).Sentence}");
    }

    public Task<Outcome> Discard(Guid id, int version, CancellationToken ct) =>
        work.Write(Permissions.RulesKeep, async at =>
        {
            var draft = await at.Load<SlaDraft>(id, version, ct);
            at.Db.Remove(draft);
            return at.Carry(Decision.Of(new PromiseDraftDiscarded(id, draft.Code, draft.SavedBy)));
        }, ct);

    private static Task<SlaVersion?> Newest(WriteScope at, string code, CancellationToken ct) =>
        at.Db.Set<SlaVersion>().AsNoTracking().Where(v => v.Code == code).OrderByDescending(v => v.Version).FirstOrDefaultAsync(ct);
}
