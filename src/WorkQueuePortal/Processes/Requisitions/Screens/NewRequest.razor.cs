using System.Text.Json;
using Microsoft.AspNetCore.Components;
using NodaTime;
using WorkQueuePortal.Access.Actions;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Processes.Requisitions.Actions;
using WorkQueuePortal.Processes.Requisitions.Model;
using WorkQueuePortal.Processes.Requisitions.Queries;
using WorkQueuePortal.Store;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Processes.Requisitions.Screens;

/// <summary>The state of the form. Two pauses hang on every keystroke, and neither holds it up: a short one to the verdict, a longer one to the draft.</summary>
public sealed partial class NewRequest
{
    private static readonly IReadOnlyList<KeyHint> Hints = [new("Ctrl Enter", "submit")];
    private static readonly SubmitRequest.Shape Shape = new();

    private readonly CancellationTokenSource _gone = new();
    private ElementReference _answer;
    private OutcomeNote? _note;
    private RequestEntry _entry = new();
    private RequestChoices? _choices;
    private PurchaseRequest? _returned;
    private Outcome<JudgedForm>? _judged;
    private Dictionary<string, string> _wrong = [];
    private TypingPause _judgement = null!, _keeping = null!;
    private Instant? _savedAt;
    private string? _no, _patientText;
    private bool _judging, _wasSubmitted;

    [Parameter] public Guid? Id { get; set; }

    private string Title => _returned is { } request ? $"Request {request.Number}, to send again" : "New request";
    private string Place => Id is { } id ? $"request:{id}" : "request:new";
    private IReadOnlyList<AccountChoice> Accounts => _choices?.CostCenters.FirstOrDefault(c => c.Code == _entry.CostCenter)?.Accounts ?? [];

    protected override void OnInitialized()
    {
        _judgement = new TypingPause(Time, TimeSpan.FromMilliseconds(300), Judge);
        _keeping = new TypingPause(Time, TimeSpan.FromSeconds(2), Keep);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (!Permissions.RequestSubmit.IsHeldBy(await Current.Get()))
        {
            _no = Permissions.RequestSubmit.No;
            return;
        }
        _returned = Id is { } id && await Requests.Of(id, _gone.Token) is { IsMine: true, Request: { IsEditable: true } request } ? request : null;
        if (Id is not null && _returned is null)
        {
            _no = "Only a request that was returned to you can be changed and sent again.";
            return;
        }
        var choices = await Requests.Choices(_gone.Token);
        var draft = await Drafts.At(Place, _gone.Token);
        _savedAt = draft?.SavedAt;
        _entry = await Begin(draft is null ? null : JsonSerializer.Deserialize<RequestForm>(draft.Body, StoreJson.Options), choices);
        _choices = choices;
        await Judge(_gone.Token);
    }

    /// <summary>The draft if there is one, else the request that came back, else a form that knows where the last request went.</summary>
    private async Task<RequestEntry> Begin(RequestForm? draft, RequestChoices choices)
    {
        var form = draft ?? (_returned is { } request ? RequestEntry.FormOf(request) : null);
        if (form is not null) return RequestEntry.Of(form, await Requests.Items([.. form.Lines.Select(l => l.Sku)], _gone.Token));
        var last = choices.Last is { } known && choices.CostCenters.Any(c => c.Code == known.CostCenter) ? known : null;
        return new RequestEntry { CostCenter = last?.CostCenter ?? (choices.CostCenters is [var only] ? only.Code : ""), Gl = last?.Gl ?? "", DeliverTo = last?.DeliverTo ?? "" };
    }

    private Task Touched()
    {
        _patientText = null;
        if (_wasSubmitted) Check();
        if (_wrong.Count == 0) _note?.Clear();
        _judging = true;
        return Task.WhenAll(_judgement.Begin(), _keeping.Begin());
    }

    private Task ChooseCenter()
    {
        if (Accounts.All(a => a.Code != _entry.Gl)) _entry.Gl = Accounts is [var only] ? only.Code : "";
        return Touched();
    }

    private Task ChooseDay(ChangeEventArgs args)
    {
        _entry.NeedBy = args.Value?.ToString() ?? "";
        return Touched();
    }

    private void AddLine() => _entry.Lines.Add(new EntryLine());

    private Task Remove(EntryLine line)
    {
        _entry.Lines.Remove(line);
        return Touched();
    }

    private async Task Judge(CancellationToken ct)
    {
        var judged = _entry.CanBeJudged ? await Requests.Verdict(_entry.Form, Id, ct) : null;
        ct.ThrowIfCancellationRequested();
        (_judged, _judging) = (judged, false);
        StateHasChanged();
    }

    private async Task Keep(CancellationToken ct)
    {
        var kept = await Save.Run(new SaveDraft.Ask(Place, JsonSerializer.Serialize(_entry.Form, StoreJson.Options)), ct);
        if (kept.IsDone) _savedAt = kept.Value;
        else _patientText = kept.Sentence;
        StateHasChanged();
    }

    private async Task Discard()
    {
        _keeping.Stop();
        await Save.Run(new SaveDraft.Ask(Place, null), _gone.Token);
        _note?.Clear();
        (_savedAt, _judged, _wasSubmitted, _wrong, _patientText) = (null, null, false, [], null);
        if (Id is { } id) Navigation.NavigateTo(Links.Request(id));
        else _entry = await Begin(null, _choices!);
    }

    private async Task<Outcome> Submit(CancellationToken ct)
    {
        _wasSubmitted = true;
        Check();
        if (_wrong.Count > 0) return Refusal.Shape($"{Display.Items(_wrong.Count, "field")} to complete before it can go: {string.Join(" ", _wrong.Values)}");
        _keeping.Stop();
        var submitted = await Submission.Run(new SubmitRequest.Ask(_entry.Form, Id, _returned?.Version ?? 0), ct);
        if (submitted.Refusal is { } no)
        {
            if (no.Code == "patient-text") _patientText = no.Sentence;
            return no;
        }
        await Save.Run(new SaveDraft.Ask(Place, null), ct);
        Navigation.NavigateTo(Links.Request(submitted.Value!.Id));
        return Outcome.Done();
    }

    /// <summary>A no is brought into view: on a phone the button that was pressed is far from where it stands.</summary>
    private async Task Said(Outcome outcome)
    {
        if (_note is null || outcome.IsDone) return;
        _note.Show(outcome);
        await _answer.FocusAsync();
    }

    private void Check() => _wrong = Shape.Validate(new SubmitRequest.Ask(_entry.Form)).Errors.GroupBy(e => e.PropertyName.Split('[')[0] + (e.PropertyName.Contains('[', StringComparison.Ordinal) ? ".Quantity" : ""))
        .ToDictionary(e => e.Key, e => e.First().ErrorMessage);

    private string? No(string field) => field == "Form.Reason" && _patientText is not null ? _patientText : _wrong.GetValueOrDefault(field);

    private string? Invalid(string field) => No(field) is null ? null : "true";

    private string? WrongQuantity(EntryLine line) => line.Item is not null && line.Amount <= 0 ? No("Form.Lines.Quantity") : null;

    private RenderFragment Wrong(string field, string id) => builder =>
    {
        if (No(field) is not { } sentence) return;
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "class", "e");
        builder.AddAttribute(2, "id", id);
        builder.AddContent(3, Marks.Icon("warning"));
        builder.AddContent(4, sentence);
        builder.CloseElement();
    };

    public void Dispose()
    {
        _judgement.Dispose();
        _keeping.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }
}
