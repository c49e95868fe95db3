using WorkQueuePortal.Access.Queries;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Integration.Queries;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Requisitions.Queries;
using WorkQueuePortal.Store;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Shell;

/// <summary>Reads what the frame shows of the person: places, counts, queues, interfaces that are not well; and finds items for the palette.</summary>
public sealed class FrameReader(ICurrentActor current, People people, QueueRows rows, Depths depths, ApprovalCards cards, ConnectorRows connectors, NoticeRows notices)
{
    public async Task<(NavModel Nav, IReadOnlyList<HealthNote> Health)> Read(CancellationToken ct)
    {
        var actor = await current.Get();
        var card = await people.Card(actor.Id, ct);
        var mine = Permissions.WorkTake.IsHeldBy(actor) ? await rows.Count(new QueueView(actor.Id), ct) : (int?)null;
        var approvals = Permissions.RequestApprove.IsHeldBy(actor) ? await cards.CountForMe(ct) : (int?)null;
        var queues = await depths.MyQueues(ct);
        var news = await notices.Count(ct);
        return (Nav(actor, card, mine, approvals, queues) with { Notices = news }, [.. (await connectors.Run(ct)).Where(c => c.Health != Health.Up).Select(Note)]);
    }

    public async Task<IReadOnlyList<PaletteHit>> Find(string text, CancellationToken ct)
    {
        if (text.Trim().Length < 2) return [];
        var found = await rows.Page(new QueueView(Text: text.Trim()), null, ct);
        return [.. found.Take(8).Select(r => new PaletteHit($"{r.Document} · {r.Party}", Links.Item(r.Id), "queue", r.What))];
    }

    private static NavModel Nav(Actor actor, PersonCard? card, int? mine, int? approvals, IReadOnlyList<(string Code, string Name, int Unclaimed, int Open)> queues)
    {
        List<NavPlace> work = [], oversee = [];
        if (mine is not null) work.Add(new("My queue", Links.Queue, "queue", mine, 'Q'));
        if (approvals is not null) work.Add(new("Approvals", Links.Approvals, "approvals", approvals, 'A'));
        if (Permissions.RequestSubmit.IsHeldBy(actor))
        {
            work.Add(new("New request", Links.NewRequest, "plus", Go: 'N'));
            work.Add(new("My requests", Links.Requests, "contract", Go: 'R'));
        }
        if (Permissions.InvoiceUpload.IsHeldBy(actor)) work.Add(new("Bring in documents", Links.Upload, "up", Go: 'D'));
        if (Permissions.BoardSee.IsHeldBy(actor)) oversee.Add(new("Control tower", Links.Board, "board", Go: 'T'));
        if (Permissions.WorkMove.IsHeldBy(actor)) oversee.Add(new("Team", Links.Team, "people", Go: 'E'));
        if (Permissions.JobsSee.IsHeldBy(actor)) oversee.AddRange([new("Jobs", Links.Jobs, "job", Go: 'J'), new("Interfaces", Links.Connectors, "link", Go: 'I')]);
        if (Permissions.RulesKeep.IsHeldBy(actor)) oversee.AddRange([new("SLA definitions", Links.Promises, "clock", Go: 'S'), new("Queues", Links.QueueSettings, "queue", Go: 'U'), new("Calendars", Links.CalendarSettings, "clock", Go: 'L')]);
        oversee.Add(new("Help", Links.Help(), "why", Go: 'H'));
        List<NavGroup> groups = [];
        if (work.Count > 0) groups.Add(new("Work", work));
        groups.Add(new(Permissions.BoardSee.IsHeldBy(actor) ? "Oversee" : "Also", oversee));
        if (queues.Count > 0) groups.Add(new("My team's queues", [.. queues.Select(q => new NavPlace(q.Name, Links.QueueOf(q.Code), Count: q.Unclaimed))]));
        return new NavModel(card is null ? null : new NavPerson(card.Name, card.Title), groups, [.. work.Concat(oversee).Take(4)]);
    }

    private static HealthNote Note(ConnectorRow row) => new($"{row.Title} {(row.Health == Health.Down ? "down" : "slow")}{(row.WaitingCount > 0 ? $", {Display.Items(row.WaitingCount)} waiting" : "")}", row.Health == Health.Down);
}
