using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using WorkQueuePortal.Access;
using WorkQueuePortal.Access.Edges;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Shell;

/// <summary>Where the sign-in page posts to. Every answer is a redirect, so that no page is resent by going back.</summary>
public static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes, DemoMode demo)
    {
        routes.MapPost(Links.SignIn, WithPassword).AllowAnonymous().RequireRateLimiting(AccessSetup.SignInLimit).WithOrder(-1);
        routes.MapGet("/", () => Results.LocalRedirect(Links.Queue));
        routes.MapPost(Links.SignOut, async (SignInManager<Person> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.Redirect(Links.SignIn);
        });
        if (demo.IsOn) routes.MapPost(Links.SignInAs, AsPersona).AllowAnonymous();
    }

    private static async Task<IResult> WithPassword([FromForm] string email, [FromForm] string password, [FromForm] string? returnUrl, UserManager<Person> people, SignInManager<Person> signIn)
    {
        var person = await people.FindByEmailAsync(email);
        if (person is null) return Back("wrong", returnUrl);
        if (!person.IsActive) return Back("closed", returnUrl);
        var result = await signIn.PasswordSignInAsync(person, password, isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded ? Results.LocalRedirect(Links.Local(returnUrl)) : Back(result.IsLockedOut ? "resting" : "wrong", returnUrl);
    }

    private static async Task<IResult> AsPersona([FromForm] string who, [FromForm] string? returnUrl, UserManager<Person> people, SignInManager<Person> signIn)
    {
        if (!Guid.TryParse(who, out _) || await people.FindByIdAsync(who) is not { IsActive: true, PersonaNote: not null } person) return Back("wrong", returnUrl);
        await signIn.SignInAsync(person, isPersistent: false);
        return Results.LocalRedirect(Links.Local(returnUrl));
    }

    private static IResult Back(string refused, string? returnUrl) =>
        Results.LocalRedirect($"{Links.SignIn}?refused={refused}&returnUrl={Uri.EscapeDataString(Links.Local(returnUrl))}");
}
