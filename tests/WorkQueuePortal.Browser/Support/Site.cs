using System.Collections.Concurrent;
using Microsoft.Playwright;
using WorkQueuePortal.Browser.Support;

[assembly: AssemblyFixture(typeof(Site))]
// One portal, one store: journeys change what the others look at, so they take turns.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace WorkQueuePortal.Browser.Support;

/// <summary>One running portal and one Chromium for all tests. Without either, all tests fail.</summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly ConcurrentDictionary<string, string> _signedIn = [];
    private IPlaywright _playwright = null!;
    private IBrowser _chromium = null!;

    public PortalProcess Portal { get; private set; } = null!;
    public Ledger Ledger { get; private set; } = null!;

    private static string Chromium => Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium)) throw new InvalidOperationException($"There is no browser at {Chromium}. Install Debian's package chromium, or set CHROMIUM_PATH.");
        Portal = await PortalProcess.Start();
        Ledger = new Ledger(Portal.Database);
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { Headless = true, Args = Arguments, ExecutablePath = Chromium });
    }

    /// <summary>A window of its own for somebody who has yet to sign in.</summary>
    public Task<Visit> Stranger(Look? look = null) => Open(look ?? Look.Desk, null);

    /// <summary>A window of its own for one of the personas. Each signs in once; later windows carry the same cookie.</summary>
    public async Task<Visit> As(string persona, Look? look = null)
    {
        if (!_signedIn.TryGetValue(persona, out var state))
        {
            await using var first = await Stranger();
            await first.SignIn(persona);
            _signedIn[persona] = state = await first.Page.Context.StorageStateAsync();
        }
        return await Open(look ?? Look.Desk, state);
    }

    /// <summary>A window at another address than that of the one portal.</summary>
    public Task<Visit> At(string address) => Open(Look.Desk, null, address);

    private async Task<Visit> Open(Look look, string? state, string? address = null)
    {
        var context = await _chromium.NewContextAsync(new()
        {
            BaseURL = address ?? Portal.Address, StorageState = state, ViewportSize = new() { Width = look.Width, Height = look.Height }, HasTouch = look.IsPhone, ReducedMotion = ReducedMotion.Reduce,
            TimezoneId = "America/Chicago", Locale = "en-US",
        });
        context.SetDefaultTimeout(20_000);
        return await Visit.Begin(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null) await _chromium.DisposeAsync();
        _playwright?.Dispose();
        if (Portal is not null) await Portal.DisposeAsync();
    }
}

/// <summary>How a window looks at the portal.</summary>
public sealed record Look(int Width, int Height, bool IsDark = false)
{
    public static readonly Look Desk = new(1440, 900), Laptop = new(1280, 800), Phone = new(390, 844);

    public bool IsPhone => Width < 761;

    public override string ToString() => $"{(IsDark ? "dark" : "light")}-{Width}";
}
