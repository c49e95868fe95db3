using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Processes.Requisitions.Queries;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Processes.Requisitions.Screens;

/// <summary>The cards keep their places while somebody decides: what is decided becomes a line where it stood, what arrives waits in the pill.</summary>
public sealed partial class Approvals
{
    private static readonly IReadOnlyList<KeyHint> Hints = [new("J K", "move"), new("Y", "approve"), new("R", "return"), new("D", "reject")];

    private readonly CancellationTokenSource _gone = new();
    private readonly HashSet<Guid> _arrived = [];
    private List<Slot> _slots = [];
    private Slot? _current;
    private string? _no;
    private int _reads;
    private bool _isDecided, _moves;

    private IEnumerable<Slot> Open => _slots.Where(s => s.IsOpen);

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        ReadAddress();
        if (!Permissions.RequestApprove.IsHeldBy(await Current.Get())) _no = "Requests are approved by managers and those above them. Nothing is asked of you here.";
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_moves || _current?.Panel is not { } panel) return;
        _moves = false;
        await panel.Focus();
    }

    private async Task<List<Slot>> Read(CancellationToken ct)
    {
        _slots = [.. (await Cards.ForMe(ct)).Select(c => new Slot(c))];
        _current = _slots.FirstOrDefault();
        StateHasChanged();
        return _slots;
    }

    private async Task Changed(IReadOnlySet<Guid> changed)
    {
        if (_isDecided) _reads++;
        foreach (var id in changed)
        {
            if (await Cards.Of(id, _gone.Token) is not { } card) continue;
            if (_slots.Find(s => s.Card.Id == id) is { } slot) slot.Card = card;
            else if (card is { IsForMe: true, State: RequestState.PendingApproval }) _arrived.Add(id);
            else _arrived.Remove(id);
        }
        if (_current is not { IsOpen: true }) _current = Open.FirstOrDefault();
    }

    private async Task Missed() => await Changed((await Cards.ForMe(_gone.Token)).Select(c => c.Id).Concat(_slots.Select(s => s.Card.Id)).ToHashSet());

    private async Task TakeIn()
    {
        foreach (var id in _arrived)
            if (await Cards.Of(id, _gone.Token) is { } card) _slots.Add(new Slot(card));
        _arrived.Clear();
        _current ??= Open.FirstOrDefault();
    }

    /// <summary>Also after a no: the card then shows what changed meanwhile.</summary>
    private async Task Decided(Slot slot, Outcome outcome)
    {
        if (await Cards.Of(slot.Card.Id, _gone.Token) is { } card) slot.Card = card;
        if (!outcome.IsDone || slot.IsOpen) return;
        var at = _slots.IndexOf(slot);
        _current = _slots.Skip(at).FirstOrDefault(s => s.IsOpen) ?? Open.LastOrDefault();
        _moves = true;
    }

    private void Move(int step)
    {
        var open = Open.ToList();
        if (open.Count == 0) return;
        _current = open[Math.Clamp(open.IndexOf(_current!) + step, 0, open.Count - 1)];
        _moves = true;
    }

    private static string? Tone(RequestState state) => state is RequestState.Ordering or RequestState.Ordered ? null : state == RequestState.OrderFailed ? "failed" : "gone";

    private void Show(string? what) => Navigation.NavigateTo(PageState.Of(Navigation.Uri).With("show", what).Address);

    private void Moved(object? sender, LocationChangedEventArgs args)
    {
        ReadAddress();
        _ = InvokeAsync(StateHasChanged);
    }

    private void ReadAddress() => _isDecided = PageState.Of(Navigation.Uri)["show"] == "decided";

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <summary>The place of one request on the page.</summary>
    public sealed class Slot(ApprovalCard card)
    {
        public ApprovalCard Card { get; set; } = card;
        public ApprovalPanel? Panel { get; set; }
        public bool IsOpen => Card is { IsForMe: true, State: RequestState.PendingApproval };
    }
}
