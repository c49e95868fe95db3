namespace WorkQueuePortal.Shell;

/// <summary>A person of the demonstration, entered with one press.</summary>
/// <param name="Note">What waits for them: "34 items, 2 overdue".</param>
public sealed record SignInPersona(string Id, string Name, string Role, string Note = "");

/// <summary>What the sign-in page offers. No personas, no demonstration panel.</summary>
/// <param name="IdentityProvider">The address that begins a single sign-on; null where there is none.</param>
/// <param name="IsNew">Nobody can sign in yet: the portal has to be set up.</param>
public sealed record SignInModel(IReadOnlyList<SignInPersona> Personas, string? IdentityProvider = null, bool IsNew = false);

/// <summary>Reads what the sign-in page offers. Registered by whoever keeps the people.</summary>
public delegate Task<SignInModel> ReadSignIn(CancellationToken ct);
