using Microsoft.AspNetCore.Components;
using MudBlazor;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Work.Screens;

/// <summary>My queue, or one queue of the team. Its whole state is in its address: tab, words, open item.</summary>
public sealed partial class QueuePage(
    QueueRows rows, Depths depths, SavedViews views, KeepViews keep, ClaimNext claim, RowVerbs verbs, ICurrentActor current, ViewerClock clock, Undo undo, NavigationManager navigation, IDialogService dialogs) : IDisposable
{
    private static readonly IReadOnlyList<KeyHint> Keys =
    [
        new("J K", "move"), new("↵", "open"), new("X", "select"), new("A", "take"), new("R", "put back, reassign"), new("S", "wait for an answer"), new("N", "note"), new("G", "get next"), new("Z", "undo"),
        new("/", "find in this list", false), new(".", "take in new items", false), new("Esc", "clear the selection", false),
    ];

    private readonly CancellationTokenSource _gone = new();
    private PageState _state = PageState.Of(Links.Queue);
    private QueueAddress _address = new(Guid.Empty, null, QueueAddress.Open, null);
    private QueueList _list = new(new QueueView(Guid.Empty));
    private QueueCounts _counts = QueueCounts.None;
    private HashSet<Guid> _chosen = [];
    private KeptOfList _kept = KeptOfList.Nothing;
    private string? _keptOf;
    private OutcomeNote? _note;
    private IReadOnlyList<QueueRow>? _all;
    private Guid _person;
    private Guid? _open;
    private bool _mayMove;
    private int _readings;
    private string _title = "My queue", _nothing = "";

    [Parameter] public string? Code { get; set; }
    [SupplyParameterFromQuery(Name = "tab")] private string? Tab { get; set; }
    [SupplyParameterFromQuery(Name = "find")] private string? Find { get; set; }
    [SupplyParameterFromQuery(Name = "site")] private string? Site { get; set; }
    [SupplyParameterFromQuery(Name = "cols")] private string? Cols { get; set; }
    [SupplyParameterFromQuery(Name = "item")] private string? Item { get; set; }

    private ViewerClock Clock => clock;

    private QueueColumns Comes => _address.Comes;

    private QueueColumns Columns => _address.Columns(_state, _kept);

    protected override async Task OnParametersSetAsync()
    {
        var actor = await current.Get();
        (_person, _mayMove) = (actor.Id, Permissions.WorkMove.IsHeldBy(actor));
        _state = PageState.Of(navigation.Uri);
        var address = QueueAddress.Of(_person, Code, _state);
        if (_state.Id("item") is { } item) _open = item;
        if (_keptOf != address.List)
        {
            (_kept, _keptOf) = (await views.Of(address.List, _gone.Token), address.List);
            // Whoever asks for the list and nothing of it gets it as they chose to find it.
            if (_state.Values.Count == 0 && _kept.Default is { } view)
            {
                Go(PageState.Of(ViewAddress.Of(address.List, view)));
                address = QueueAddress.Of(_person, Code, _state);
            }
        }
        if (address == _address) return;
        if (address.Code != _address.Code || _title.Length == 0) _title = await TitleOf(address.Code);
        (_address, _chosen, _all) = (address, [], null);
    }

    private async Task<string> TitleOf(string? code) =>
        code is null ? "My queue" : await depths.NameOf(code, _gone.Token) ?? code;

    private async Task<QueueList> ReadList(CancellationToken ct)
    {
        var list = new QueueList(_address.View(clock));
        await Fill(list, null, ct);
        _counts = await QueueCounts.Read(_address, _kept.Views, rows, clock, ct);
        _list = list;
        if (list.IsEmpty) _nothing = await NothingHere(ct);
        if (_open is null || list.Row(_open) is null) _open = list.Rows.Select(r => (Guid?)r.Row.Id).FirstOrDefault();
        // The head stands outside of what is being read, so it is told.
        StateHasChanged();
        return list;
    }

    private async Task Fill(QueueList list, QueueCursor? after, CancellationToken ct)
    {
        var page = await WithHands(await rows.Page(list.View, after, ct), ct);
        list.Append(page, page.Count == QueueRows.PageSize && list.View.Standing == Standing.Open);
    }

    /// <summary>How often each was touched and handed on is counted only for who wants to see it.</summary>
    private async Task<IReadOnlyList<QueueRow>> WithHands(IReadOnlyList<QueueRow> page, CancellationToken ct) =>
        QueueColumnSets.CountsHands(Columns) ? await rows.WithHands(page, ct) : page;

    private async Task ReadKept()
    {
        _kept = await views.Of(_address.List, _gone.Token);
        _counts = await QueueCounts.Read(_address, _kept.Views, rows, clock, _gone.Token);
        StateHasChanged();
    }

    private async Task ShowColumns(QueueColumns columns)
    {
        var chosen = columns == Comes ? null : QueueColumnSets.Write(columns);
        if ((await keep.Show(_address.List, chosen, _gone.Token)) is { IsDone: false } no) Say(no);
        _kept = _kept with { Columns = chosen };
        if (_state["cols"] is not null) Go(_state.With("cols", null));
        _readings++;
    }

    private async Task<Outcome> More(CancellationToken ct)
    {
        await Fill(_list, _list.Last, ct);
        return Outcome.Done();
    }

    /// <summary>Reads the list anew: arrivals take their places, tombstones go.</summary>
    private void TakeIn() => _readings++;

    private async Task Changed(IReadOnlySet<Guid> ids)
    {
        _list.Patch(ids, await WithHands(await rows.These(ids, _gone.Token), _gone.Token));
        if (_open is { } open && _list.Row(open) is null) _open = _list.After(open) ?? open;
        _chosen = _chosen.Where(id => _list.Row(id) is not null).ToHashSet();
        // The rows are told at once; the counts may be waited for with others.
        StateHasChanged();
        _counts = await QueueCounts.Read(_address, _kept.Views, rows, clock, _gone.Token);
    }

    /// <summary>What is on screen is patched where it stands, and what has come meanwhile waits in the pill, as ever.</summary>
    private async Task Missed() => await Changed((await rows.Page(_list.View, null, _gone.Token)).Select(r => r.Id).Concat(_list.Ids).ToHashSet());

    private void Open(Guid? id)
    {
        _open = id;
        Go(_state.With("item", id?.ToString()));
    }

    private void Enter(Guid id) => navigation.NavigateTo(Links.Item(id, _address.List, _address.Find));

    private void Go(PageState state)
    {
        _state = state;
        navigation.NavigateTo(state.Address, replace: true);
    }

    private async Task<Outcome> Next(CancellationToken ct)
    {
        var claimed = await claim.Run(Code, ct);
        if (claimed.Refusal is { } no) return no;
        navigation.NavigateTo(Links.Item(claimed.Value, _address.List));
        return Outcome.Done();
    }

    private async Task Order()
    {
        if (await OrderDialog.Ask(dialogs) is { } outcome) Say(outcome);
    }

    /// <summary>Offered to supervisors, in a queue of the team.</summary>
    private EventCallback Surging => _mayMove && Code is not null ? EventCallback.Factory.Create(this, StartSurge) : default;

    private async Task StartSurge()
    {
        if (await SurgeDialog.Ask(dialogs, Code!, _title) is { } outcome) Say(outcome);
    }

    private async Task ReassignChosen()
    {
        if (await AssignDialog.Ask(dialogs, _all ?? Chosen())) (_chosen, _all) = ([], null);
    }

    /// <summary>There is more than the page shows, and all of the page is chosen.</summary>
    private bool CanChooseAll => _all is null && _list.HasMore && _list.Ids.All(id => _chosen.Contains(id) || _list.Row(id) is null);

    /// <summary>Everything that this list holds, as it is at this moment, whether the page shows it or not.</summary>
    private async Task<Outcome> ChooseAll(CancellationToken ct)
    {
        _all = await rows.All(_list.View, ct);
        return Outcome.Done();
    }

    private Task<Outcome> TakeChosen(CancellationToken ct) => All(verbs.TakeAll, ct);

    private Task<Outcome> ReleaseChosen(CancellationToken ct) => All(verbs.ReleaseAll, ct);

    private async Task<Outcome> All(Func<IReadOnlyList<QueueRow>, CancellationToken, Task<Outcome>> verb, CancellationToken ct)
    {
        var outcome = await verb(Chosen(), ct);
        if (outcome.IsDone) _chosen = [];
        return outcome;
    }

    private List<QueueRow> Chosen() => [.. _chosen.Select(id => _list.Row(id)).OfType<QueueRow>()];

    private void Say(Outcome outcome)
    {
        // What the undo bar says need not be said twice.
        if (outcome.IsDone && (outcome.Sentence.Length == 0 || undo.Current?.Sentence == outcome.Sentence)) return;
        _note?.Show(outcome);
    }

    private async Task<string> NothingHere(CancellationToken ct) => (_address.Find, _address.Tab, Code) switch
    {
        ({ Length: > 0 } find, _, _) => $"Nothing here is called “{find}”.",
        (_, QueueAddress.Waiting, _) => "Nothing waits for an answer.",
        (_, QueueAddress.AtRisk, _) => "Nothing is at risk.",
        (_, QueueAddress.Breached, _) => "Nothing is breached.",
        (_, QueueAddress.Done, _) => "Nothing is done yet today.",
        (_, _, null) => NothingHeld(await depths.MyQueues(ct)),
        _ => "This queue is empty.",
    };

    private static string NothingHeld(IReadOnlyList<(string Code, string Name, int Unclaimed, int Open)> queues) => (queues.Count, queues.Where(q => q.Unclaimed > 0).ToList()) switch
    {
        (0, _) => "You hold nothing, and no queue is yours to work.",
        (_, []) => "You hold nothing, and nothing waits in your queues.",
        (_, [var only]) => $"You hold nothing. {Display.Items(only.Unclaimed)} without an owner in {only.Name}: Get next takes the most urgent.",
        (_, var several) => $"You hold nothing. {Display.Items(several.Sum(q => q.Unclaimed))} without an owner in {several.Count} queues: Get next takes the most urgent.",
    };

    /// <summary>Of the whole list where its size is known, else of what is on screen.</summary>
    private int Total => _address.Find is null && _counts.Tabs.TryGetValue(_address.Tab, out var count) ? Math.Max(count, _list.Ids.Count) : _list.Ids.Count;

    /// <summary>The site in the address is among them though it has nothing here.</summary>
    private IEnumerable<SiteCount> Sites => _address.Site is { } chosen && _counts.Sites.All(s => s.Code != chosen) ? _counts.Sites.Append(new SiteCount(chosen, 0)) : _counts.Sites;

    private int PositionOf(Guid id) => _list.Ids.TakeWhile(i => i != id).Count() + 1;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
