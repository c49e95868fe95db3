namespace WorkQueuePortal.Browser.Support;

/// <summary>One page as somebody who needs it sees it.</summary>
/// <param name="Name">Also the name of its picture.</param>
/// <param name="Persona">Null for a page before signing in.</param>
/// <param name="Path">With <c>{…}</c> for what only the store knows.</param>
public sealed record Screen(string Name, string? Persona, string Path)
{
    public override string ToString() => Name;

    public string PathIn(Site site) => Path
        .Replace("{item}", Path.Contains("{item}", StringComparison.Ordinal) ? Screens.Item(site.Ledger) : "", StringComparison.Ordinal)
        .Replace("{mine}", Path.Contains("{mine}", StringComparison.Ordinal) ? Screens.Mine(site.Ledger) : "", StringComparison.Ordinal)
        .Replace("{closed}", Path.Contains("{closed}", StringComparison.Ordinal) ? Screens.Closed(site.Ledger) : "", StringComparison.Ordinal)
        .Replace("{request}", Path.Contains("{request}", StringComparison.Ordinal) ? Screens.Request(site.Ledger) : "", StringComparison.Ordinal);

    public Task<Visit> Enter(Site site, Look look) => Persona is null ? site.Stranger(look) : site.As(Persona, look);
}

/// <summary>Every page of the portal. Whoever adds one adds a line, and gets it checked in both themes and on a phone.</summary>
public static class Screens
{
    public const string Specialist = "Maya Okafor", Lead = "Dana Whitlock", Supervisor = "Gloria Esteban", Requester = "Aisha Grant", Manager = "Nora Lindqvist", Interfaces = "Kenji Watari", Receiver = "Rafael Vega", Administrator = "Ingrid Solheim";

    public static IReadOnlyList<Screen> All { get; } =
    [
        new("sign-in", null, "/sign-in"),
        new("queue", Specialist, "/queue"),
        new("queue-of-team", Lead, "/queue/Q-AP-PRICE"),
        new("item", Specialist, "/item/{item}"),
        new("request-new", Requester, "/requests/new"),
        new("requests", Requester, "/requests"),
        new("request", Requester, "/requests/{request}"),
        new("approvals", Manager, "/approvals"),
        new("board", Supervisor, "/board"),
        new("team", Supervisor, "/team"),
        new("team-fair", Supervisor, "/team/fair"),
        new("notices", Supervisor, "/notices"),
        new("promises", Administrator, "/admin/promises"),
        new("promise", Administrator, "/admin/promises/RESOLVE"),
        new("queue-settings", Administrator, "/admin/queues"),
        new("queue-setting", Administrator, "/admin/queues/Q-AP-PRICE"),
        new("calendars", Administrator, "/admin/calendars"),
        new("calendar", Administrator, "/admin/calendars/FAC-EAC"),
        new("jobs", Interfaces, "/jobs"),
        new("connectors", Interfaces, "/connectors"),
        new("documents", Specialist, "/documents"),
        new("help", Specialist, "/help"),
        new("not-found", Specialist, "/not-found"),
    ];

    /// <summary>What opens over a page: which page, and the button that opens it.</summary>
    public static IReadOnlyList<(Screen Screen, string Button, string Opened)> Openings { get; } =
    [
        (new("views-menu", Lead, "/queue/Q-AP-PRICE"), "Views, columns, file", "#list-tools fieldset"),
        (new("account-menu", Specialist, "/queue"), $"account of {Specialist}", ".acct:popover-open .seg"),
        (new("palette", Specialist, "/queue"), "Open command palette", ".pal"),
        (new("reopen", Lead, "/item/{closed}"), "Reopen", "#reopen-why"),
        (new("wait", Specialist, "/item/{mine}?list=mine"), "Wait for an answer", "[role=dialog] select"),
        (new("decline", Specialist, "/item/{mine}?list=mine"), "Decline", "#decline-why"),
        (new("hand-off", Specialist, "/item/{mine}?list=mine"), "Hand to a team", "[role=dialog] select"),
        (new("ask", Specialist, "/item/{mine}?list=mine"), "Ask a team", "[role=dialog] select"),
        (new("put-first", Supervisor, "/item/{item}"), "Put first", "[role=dialog] input"),
        (new("reassign", Supervisor, "/item/{item}"), "Reassign", "#assign-to"),
        (new("skills", Supervisor, "/team"), "Change", "[role=dialog] .fm"),
    ];

    public static Screen Named(string name) => All.Single(s => s.Name == name);

    /// <summary>The most pressing price exception that is open.</summary>
    internal static string Item(Ledger ledger) => Only(ledger.Ask(
        "SELECT i.Id FROM WorkItems i JOIN WorkQueues q ON q.Id = i.QueueId WHERE q.Code = 'Q-AP-PRICE' AND i.ClosedAt IS NULL ORDER BY i.EffectiveDueAt, i.Number LIMIT 1"), "open price exception");

    /// <summary>What the specialist has in hand and may put off.</summary>
    internal static string Mine(Ledger ledger) => Only(ledger.Ask(
        "SELECT i.Id FROM WorkItems i JOIN People p ON p.Id = i.OwnerId JOIN InvoiceExceptions e ON e.ItemId = i.Id WHERE p.Name = $0 AND i.Standing = 'Open' ORDER BY i.EffectiveDueAt, i.Number LIMIT 1", Specialist), $"item of {Specialist}");

    /// <summary>A case that was decided.</summary>
    internal static string Closed(Ledger ledger) => Only(ledger.Ask(
        "SELECT i.Id FROM WorkItems i JOIN InvoiceExceptions e ON e.ItemId = i.Id WHERE i.State = 'Done' ORDER BY i.ClosedAt DESC LIMIT 1"), "decided case");

    internal static string Request(Ledger ledger) => Only(ledger.Ask(
        "SELECT r.Id FROM PurchaseRequests r JOIN People p ON p.Id = r.RequesterId WHERE p.Name = $0 ORDER BY r.SubmittedAt DESC LIMIT 1", Requester), $"request of {Requester}");

    private static string Only(IReadOnlyList<string> found, string what) => found is [var one] ? one : throw new InvalidOperationException($"The demonstration holds no {what}.");
}
