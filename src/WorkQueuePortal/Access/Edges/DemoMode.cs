namespace WorkQueuePortal.Access.Edges;

/// <summary>Whether the demonstration's one-press sign-in is offered. In production it takes a second setting, so that nobody opens it by mistake.</summary>
public sealed record DemoMode(bool IsOn)
{
    public static DemoMode Off { get; } = new(false);

    public static DemoMode Of(IConfiguration configuration, IHostEnvironment environment) => new(
        configuration.GetValue("Demo:Enabled", false) && (!environment.IsProduction() || configuration.GetValue("Demo:InProduction", false)));
}
