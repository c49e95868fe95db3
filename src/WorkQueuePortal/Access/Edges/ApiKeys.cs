using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Access.Edges;

/// <summary>The machines that may call the API: a name each, and the SHA-256 of its key. The keys themselves are nowhere kept.</summary>
public sealed class ApiClients(IConfiguration configuration)
{
    private readonly List<(string Name, byte[] KeySha256)> _clients =
        [.. configuration.GetSection("Api:Clients").GetChildren().Where(c => c["KeySha256"] is { Length: 64 }).Select(c => (c.Key, Convert.FromHexString(c["KeySha256"]!)))];

    /// <summary>The client with this key, or nothing. Every client is compared, in constant time each, so that the time tells nothing.</summary>
    public string? NameOf(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        string? found = null;
        foreach (var (name, expected) in _clients)
            if (CryptographicOperations.FixedTimeEquals(hash, expected)) found = name;
        return found;
    }

    public void Add(string name, string key) => _clients.Add((name, SHA256.HashData(Encoding.UTF8.GetBytes(key))));

    /// <summary>A key of its own for the demonstration, made once and kept beside its data, readable by its owner alone.</summary>
    public string DemoKey(string folder)
    {
        var path = Path.Combine(folder, "api-key.txt");
        if (!File.Exists(path))
        {
            File.WriteAllText(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        Add("demo", File.ReadAllText(path).Trim());
        return path;
    }
}

/// <summary><c>Authorization: Bearer KEY</c>. The machine acts in its own name, for all sites, and may do nothing but bring documents in.</summary>
public sealed class ApiKeyScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiClients clients)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "ApiKey";
    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return Task.FromResult(AuthenticateResult.NoResult());
        if (clients.NameOf(header[Prefix.Length..].Trim()) is not { } client) return Task.FromResult(AuthenticateResult.Fail("The key is not known."));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, client), new Claim(ClientClaim, client)], Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Results.Problem("Send a key of this portal as Authorization: Bearer KEY. An administrator sets keys under Api:Clients.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(Context);

    public const string ClientClaim = "api-client";

    /// <summary>The machine as an actor. Its id comes from its name, so that the trail tells two machines apart.</summary>
    public static Actor ActorOf(string client)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"api:{client}")));
        return new Actor(new Guid(hash.AsSpan(0, 16)), $"{client} (machine)", new HashSet<string> { Roles.ApiClient }, null);
    }
}
