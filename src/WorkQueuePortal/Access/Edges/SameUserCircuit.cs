using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace WorkQueuePortal.Access.Edges;

/// <summary>A circuit's id is enough to connect to it again, so every connection must be by the person who opened it: the framework does not compare.</summary>
public sealed class SameUserCircuit(IHttpContextAccessor http, AuthenticationStateProvider session, ILogger<SameUserCircuit> log) : CircuitHandler
{
    private string? _opened;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        _opened = IdOf((await session.GetAuthenticationStateAsync()).User);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var now = http.HttpContext is { } request ? IdOf(request.User) : _opened;
        if (_opened is null || now == _opened) return Task.CompletedTask;
        log.LogWarning("A connection by another person than the one who opened the circuit was refused.");
        throw new InvalidOperationException("This circuit belongs to another person.");
    }

    private static string? IdOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);
}
