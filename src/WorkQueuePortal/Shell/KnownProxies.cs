using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.HttpOverrides;
using WorkQueuePortal.Kernel;
using IPAddress = System.Net.IPAddress;
using IPNetwork = System.Net.IPNetwork;

namespace WorkQueuePortal.Shell;

/// <summary>The proxies whose word the portal takes for where a request came from and whether it came by HTTPS: <c>Proxy:Known</c>. Without it nobody's, as
/// anybody can send those headers.</summary>
/// <param name="Networks">A single address is a network of one.</param>
public sealed record KnownProxies(IReadOnlyList<IPNetwork> Networks)
{
    public const string Key = "Proxy:Known";

    public static Outcome<KnownProxies> Read(IConfiguration configuration)
    {
        var networks = new List<IPNetwork>();
        foreach (var word in (configuration[Key] ?? "").Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(word, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(word, out var address)) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else return Refusal.Shape($"{Key} holds '{word}', which is neither an address nor a network. Write addresses and networks apart by ;, as in \"10.1.2.3; 10.8.0.0/16\".");
        }
        return new KnownProxies(networks);
    }
}

/// <summary>What has to be right where HTTPS ends at a proxy: the scheme of each request, cookies that are only sent encrypted, and browsers that stay with HTTPS.</summary>
public static class KnownProxiesSetup
{
    /// <summary>How long a browser that has once come by HTTPS comes by nothing else.</summary>
    private static readonly TimeSpan HttpsOnlyFor = TimeSpan.FromDays(365);

    public static IServiceCollection AddKnownProxies(this IServiceCollection services, KnownProxies proxies)
    {
        services.AddSingleton(proxies);
        services.AddHsts(hsts => hsts.MaxAge = HttpsOnlyFor);
        services.Configure<AntiforgeryOptions>(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        return services;
    }

    /// <summary>Comes before everything that asks for the scheme or the address of a request.</summary>
    public static void UseKnownProxies(this WebApplication app)
    {
        // An empty list would mean to the framework that everybody is known.
        if (app.Services.GetRequiredService<KnownProxies>().Networks is { Count: > 0 } networks) app.UseForwardedHeaders(Trusting(networks));
        if (app.Environment.IsProduction()) app.UseHsts();
    }

    private static ForwardedHeadersOptions Trusting(IReadOnlyList<IPNetwork> networks)
    {
        // Without a limit a chain of proxies is followed back for as long as each of them is known.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks) options.KnownIPNetworks.Add(network);
        return options;
    }
}
