using Microsoft.AspNetCore.Components;
using MudBlazor;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Work.Screens;

/// <summary>One item: what its process shows of it, its clock and its trail. Opening it assigns nothing. After a verb that ends the person's part, the next
/// item of the list that nobody else has is opened.</summary>
public sealed partial class ItemPage(
    ItemDetails details, QueuePlaces places, Depths depths, RowVerbs verbs, DeclineItem decline, PinItem pin, Undo undo, IEnumerable<ItemSlot> slots, ICurrentActor current, ViewerClock clock, NavigationManager navigation, IDialogService dialogs) : IDisposable
{
    private static readonly IReadOnlyList<KeyHint> Keys =
    [
        new("E", "first option"), new("A", "take, accept"), new("S", "wait for an answer"), new("R", "put back"), new("N", "note"), new("W", "all checks"), new("J K", "next, previous"), new("Esc", "queue"),
        new("C", "request a credit", false), new("P", "short-pay", false), new("T", "return", false), new("H", "hold", false), new("D", "document", false),
    ];

    private readonly CancellationTokenSource _gone = new();
    private ItemDetail? _detail;
    private (bool IsIn, int Position, int Total, Guid? Previous, Guid? Next)? _place;
    private OutcomeNote? _note;
    private Guid _shown;
    private bool _mayMove, _keepsNote;
    private string _me = "", _listName = "My queue";
    private string? _stale;
    private int _readings;

    [Parameter] public Guid Id { get; set; }
    [SupplyParameterFromQuery(Name = "list")] private string? List { get; set; }
    [SupplyParameterFromQuery(Name = "find")] private string? Find { get; set; }

    private string BackTitle => _listName;
    private string BackHref => PageState.Of(List is null or QueueAddress.Mine ? Links.Queue : Links.QueueOf(List)).With("find", Find).With("item", Id.ToString()).Address;

    private string Href(Guid id) => Links.Item(id, List ?? QueueAddress.Mine, Find);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Id) return;
        // The sentence of a verb is read on the item it led to; on the one after that it is old.
        if (!_keepsNote) _note?.Clear();
        (_shown, _keepsNote, _stale) = (Id, false, null);
        var actor = await current.Get();
        (_me, _mayMove) = (actor.Name, Permissions.WorkMove.IsHeldBy(actor));
        _listName = List is null or QueueAddress.Mine ? "My queue" : await depths.NameOf(List, _gone.Token) ?? "Queue";
    }

    private async Task<ItemDetail?> Read(CancellationToken ct)
    {
        var detail = await details.Of(Id, ct);
        var actor = await current.Get();
        _place = detail is null ? null : await PlaceOf(detail.Row, actor, ct);
        (_detail, _stale) = (detail, null);
        StateHasChanged();
        return detail;
    }

    /// <summary>Null where the item was opened by itself and is not in one's own list: then there is no list to stand in.</summary>
    private async Task<(bool IsIn, int Position, int Total, Guid? Previous, Guid? Next)?> PlaceOf(QueueRow row, Actor actor, CancellationToken ct)
    {
        var view = QueueAddress.OfItem(actor.Id, List, Find);
        var isIn = view.Holds(row);
        if (List is null && !isIn) return null;
        var place = await places.Of(view, row.Cursor, ct);
        return (isIn, place.Position, place.Total, place.Previous, place.Next);
    }

    /// <summary>What somebody else did is told first, and the verbs wait until it was read; what one did oneself is simply shown.</summary>
    private async Task Changed(IReadOnlySet<Guid> ids)
    {
        if (!ids.Contains(Id) || _detail is not { } seen) return;
        var now = await details.Of(Id, _gone.Token);
        if (now is null || now.Row.Version == seen.Row.Version && now.Trail.Count == seen.Trail.Count) return;
        if (now.Trail is [var last, ..] && last.Actor != _me && seen.IsMine && Differs(seen, now)) _stale = $"{last.Actor} changed this: {last.Sentence}";
        else _readings++;
    }

    /// <summary>Whether anything one decides by is different. That time went by, as the sweep of the clocks notes, is not.</summary>
    private static bool Differs(ItemDetail seen, ItemDetail now) =>
        (seen.Row.What, seen.Row.Difference, seen.WhySentence, seen.Row.OwnerId, seen.Row.Standing, seen.Row.QueueCode, seen.Notes.Count)
        != (now.Row.What, now.Row.Difference, now.WhySentence, now.Row.OwnerId, now.Row.Standing, now.Row.QueueCode, now.Notes.Count);

    private void ReadAgain()
    {
        _stale = null;
        _readings++;
    }

    private ItemSlot? SlotOf(ItemDetail detail) => slots.FirstOrDefault(s => s.WorkType == detail.Row.Type);

    /// <summary>The key, unless a verb of the process has it.</summary>
    private string? Free(string key) => _detail is { } detail && SlotOf(detail)?.Keys.Contains(key, StringComparison.Ordinal) == true ? null : key;

    private Dictionary<string, object> ParametersOf(ItemDetail detail) => new()
    {
        ["SubjectId"] = detail.Row.SubjectId, ["ItemId"] = detail.Row.Id, ["Version"] = detail.Row.Version, ["OnOutcome"] = EventCallback.Factory.Create<Outcome>(this, Moved),
    };

    private void Said(Outcome outcome)
    {
        // What the undo bar says need not be said twice.
        if (!outcome.IsDone || undo.Current?.Sentence != outcome.Sentence) _note?.Show(outcome);
        if (outcome.IsDone) _readings++;
    }

    /// <summary>The verb ended this person's part: its sentence stays, and the work goes on with the next.</summary>
    private async Task Moved(Outcome outcome)
    {
        _note?.Show(outcome);
        if (!outcome.IsDone || _detail is null) return;
        var actor = await current.Get();
        var place = await places.Of(QueueAddress.OfItem(actor.Id, List, Find), _detail.Row.Cursor, _gone.Token);
        if (place.NextFree is { } next && next != Id)
        {
            _keepsNote = true;
            navigation.NavigateTo(Href(next));
            return;
        }
        _note?.Show(Outcome.Done($"{outcome.Sentence} That was the last of {_listName}."));
        _readings++;
    }

    private async Task Snooze()
    {
        if (_detail is { Row: { } row } && await PauseDialog.Ask(dialogs, row) is { } outcome) await Moved(outcome);
    }

    private async Task Decline()
    {
        if (_detail is { Row: { } row } && await DeclineDialog.Ask(dialogs, row.Document, (reason, words, ct) => decline.Run(new DeclineItem.Ask(row.Id, row.Version, reason, words), ct)) is { } outcome) await Moved(outcome);
    }

    /// <summary>A question leaves the item where it is; a handover ends this person's part.</summary>
    private async Task HandOver(bool asks)
    {
        if (_detail is not { Row: { } row } detail || await MoveDialog.Ask(dialogs, row, asks, detail.IsMine) is not { } done) return;
        if (done.IsGone) await Moved(done.Outcome);
        else Said(done.Outcome);
    }

    private async Task Pin()
    {
        if (_detail is not { Row: { } row }) return;
        if (row.IsPinned) Said(await pin.Run(new PinItem.Ask(row.Id, row.Version, null), _gone.Token));
        else if (await PinDialog.Ask(dialogs, row) is { } outcome) Said(outcome);
    }

    private async Task Reassign()
    {
        if (_detail is { Row: { } row } && await AssignDialog.Ask(dialogs, [row])) _readings++;
    }

    private string ShortHolder(QueueRow row) => row switch
    {
        { Standing: Standing.Closed } => row.State == WorkState.Done ? "Done" : "Cancelled",
        { OwnerId: null } => "Nobody has it",
        _ when _detail?.IsMine != true => $"{row.Owner} has it",
        { LeaseUntil: { } until } => $"You hold this until {clock.At(until)}",
        _ => "You have it",
    };

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
