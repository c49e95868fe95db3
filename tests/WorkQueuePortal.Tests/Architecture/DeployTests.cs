using System.Text.RegularExpressions;
using WorkQueuePortal.Integration.Edges.Documents;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Architecture;

/// <summary>What an operator copies from <c>src/deploy</c>: pinned, without rights that it does not need, and in step with the program.</summary>
public sealed partial class DeployTests
{
    private static string Container => Repository.Text("src/deploy/Containerfile");
    private static string Unit => Repository.Text("src/deploy/work-queue-portal.service");
    private static string Nginx => Repository.Text("src/deploy/nginx.conf");

    [Fact]
    public void The_container_file_is_pinned_runs_without_root_is_watched_and_holds_no_secret() => Assert.Empty(ContainerFaults(Container));

    [Theory]
    [InlineData("FROM mcr.microsoft.com/dotnet/aspnet:10.0.0-noble", "FROM mcr.microsoft.com/dotnet/aspnet", "not pinned")]
    [InlineData("aspnet:10.0.0-noble", "aspnet:latest", "not pinned")]
    [InlineData("aspnet:10.0.0-noble", "aspnet:10.0", "not pinned")]
    [InlineData("USER 1654:1654", "USER 0", "root")]
    [InlineData("USER 1654:1654", "", "root")]
    [InlineData("/health", "/", "not watched")]
    [InlineData("Urls=", "ConnectionStrings__Portal=Host=db Urls=", "secret")]
    [InlineData("Urls=", "Kestrel__Certificates__Default__Password=x Urls=", "secret")]
    [InlineData("COPY . .", "ADD https://example.org/x.tar /app", "ADD")]
    public void A_fault_of_a_container_file_is_seen(string right, string wrong, string fault)
    {
        Assert.Contains(right, Container, StringComparison.Ordinal);
        Assert.Contains(fault, ContainerFaults(Container.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("DynamicUser=yes")]
    [InlineData("NoNewPrivileges=yes")]
    [InlineData("CapabilityBoundingSet=")]
    [InlineData("ProtectSystem=strict")]
    [InlineData("ProtectHome=yes")]
    [InlineData("PrivateTmp=yes")]
    [InlineData("PrivateDevices=yes")]
    [InlineData("RestrictNamespaces=yes")]
    [InlineData("SystemCallFilter=@system-service")]
    [InlineData("RestartPreventExitStatus=1")]
    public void The_service_takes_no_right_that_it_does_not_need(string line) => Assert.Contains(line, Statements(Unit));

    [Fact]
    public void Systemd_waits_for_longer_than_a_node_drains()
    {
        var wait = int.Parse(Statements(Unit).Single(line => line.StartsWith("TimeoutStopSec=", StringComparison.Ordinal)).Split('=')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(wait, 30 + 30, 120);
    }

    [Theory]
    [InlineData("hash $portal_node_key consistent;")]
    [InlineData("proxy_http_version 1.1;")]
    [InlineData("proxy_set_header Host $http_host;")]
    [InlineData("proxy_set_header X-Forwarded-For $remote_addr;")]
    [InlineData("proxy_set_header X-Forwarded-Proto $scheme;")]
    [InlineData("proxy_set_header Upgrade $http_upgrade;")]
    [InlineData("proxy_set_header Connection $portal_connection;")]
    [InlineData("proxy_next_upstream error timeout http_503;")]
    [InlineData("listen 443 ssl http2;")]
    [InlineData("ssl_protocols TLSv1.2 TLSv1.3;")]
    public void The_proxy_sticks_upgrades_passes_on_and_encrypts(string statement) => Assert.Contains(statement, Statements(Nginx));

    [Fact]
    public void The_proxy_lets_through_what_the_portal_takes()
    {
        var limit = Statements(Nginx).Select(line => BodyLimit().Match(line)).Single(m => m.Success);
        Assert.InRange(int.Parse(limit.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) * 1024 * 1024, UblReader.MaxBytes + 1, UblReader.MaxBytes + (2 * 1024 * 1024));
    }

    [Fact]
    public void Every_line_of_the_proxy_ends_and_every_block_closes()
    {
        Assert.All(Statements(Nginx), line => Assert.True(line[^1] is ';' or '{' or '}', line));
        Assert.Equal(Nginx.Count(c => c == '{'), Nginx.Count(c => c == '}'));
    }

    private static IEnumerable<string> ContainerFaults(string text)
    {
        var lines = Statements(text.Replace("\\\n", " ", StringComparison.Ordinal));
        if (!lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).All(line => Pinned().IsMatch(line))) yield return "not pinned";
        if (!(lines.LastOrDefault(line => line.StartsWith("USER ", StringComparison.Ordinal)) is { } user && NotRoot().IsMatch(user))) yield return "root";
        if (!lines.Any(line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal) && line.Contains(" CMD ", StringComparison.Ordinal) && line.Contains("/health ", StringComparison.Ordinal))) yield return "not watched";
        if (lines.Where(line => line.StartsWith("ENV ", StringComparison.Ordinal) || line.StartsWith("ARG ", StringComparison.Ordinal)).Any(line => Secret().IsMatch(line))) yield return "secret";
        if (lines.Any(line => line.StartsWith("ADD ", StringComparison.Ordinal))) yield return "ADD";
    }

    /// <summary>Without comments and empty lines, each run of blanks as one.</summary>
    private static List<string> Statements(string text) =>
        [.. text.Split('\n').Where(line => !line.TrimStart().StartsWith('#')).Select(line => Blanks().Replace(line.Trim(), " ")).Where(line => line.Length > 0)];

    [GeneratedRegex(@"^FROM [\w./-]+:\d+\.\d+\.\d+-[a-z]+( AS \w+)?$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"^USER [1-9]\d*(:[1-9]\d*)?$")]
    private static partial Regex NotRoot();

    [GeneratedRegex(@"(password|secret|ConnectionStrings__\w+?(?<!__File))\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(@"^client_max_body_size (\d+)m;$")]
    private static partial Regex BodyLimit();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
