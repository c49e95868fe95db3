namespace WorkQueuePortal.Ui;

/// <summary>Whose portal it is; the section "Portal" of the configuration.</summary>
public sealed record PortalSettings
{
    public string Organisation { get; init; } = "Wrenfield Health";
    public string Unit { get; init; } = "Shared Services";

    /// <summary>Whether this is the demonstration, where the sandbox may be broken on purpose.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The IANA zone of the facility, used until the viewer's browser has named its own.</summary>
    public string Zone { get; init; } = "America/Chicago";
}
