namespace WorkQueuePortal.Ui;

/// <summary>Every address of the portal, so that none is spelt twice.</summary>
public static class Links
{
    public const string Queue = "/queue";
    public const string Approvals = "/approvals";
    public const string NewRequest = "/requests/new";
    public const string Requests = "/requests";
    public const string Upload = "/documents";
    public const string Board = "/board";
    public const string Team = "/team";
    public const string Notices = "/notices";
    public const string TeamFair = "/team/fair";
    public const string Promises = "/admin/promises";
    public const string QueueSettings = "/admin/queues";
    public const string CalendarSettings = "/admin/calendars";
    public const string Jobs = "/jobs";
    public const string Connectors = "/connectors";
    public const string SignIn = "/sign-in";
    public const string SignInAs = "/sign-in/as";
    public const string SignOut = "/sign-out";
    public const string NotFound = "/not-found";

    public static string QueueOf(string code) => $"{Queue}/{Uri.EscapeDataString(code)}";
    public const string ExportFormat = "format", ExportZone = "zone";
    /// <summary>The list of this page as a file, with times as they read in the zone.</summary>
    public static string Export(PageState list, string format, string zone) => (list with { Path = $"{list.Path}/export" }).With("item", null).With(ExportFormat, format).With(ExportZone, zone).Address;
    public static string Item(Guid id) => $"/item/{id}";
    /// <summary>An item within the list one came from: "mine" or a queue's code, and the words one searched for.</summary>
    public static string Item(Guid id, string list, string? find = null, string? verb = null) =>
        new PageState(Item(id), new Dictionary<string, string>()).With("list", list).With("find", find).With("do", verb).Address;
    public static string Promise(string code) => $"{Promises}/{Uri.EscapeDataString(code)}";
    public static string QueueSetting(string code) => $"{QueueSettings}/{Uri.EscapeDataString(code)}";
    public static string CalendarSetting(string code) => $"{CalendarSettings}/{Uri.EscapeDataString(code)}";
    public static string Document(Guid id) => $"/documents/{id}";
    public static string Request(Guid id) => $"/requests/{id}";
    public static string EditRequest(Guid id) => $"/requests/{id}/edit";
    public static string Help(string page = "index") => page == "index" ? "/help" : $"/help/{Uri.EscapeDataString(page)}";

    /// <summary>Where to go after sign-in: only a path of this site, else the queue.</summary>
    public static string Local(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : Queue;
}
