using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Access.Actions;

/// <summary>Accounts as whoever runs the portal keeps them: a new person, and a password.</summary>
public sealed class KeepAccounts(UnitOfWork work, UserManager<Person> people)
{
    /// <param name="Facilities">Codes; the one entry "*" for all of them. The first is home.</param>
    public sealed record NewAccount(string Email, string Name, string Title, IReadOnlyList<string> Roles, IReadOnlyList<string> Facilities);

    public Task<Outcome> Add(NewAccount ask, CancellationToken ct) =>
        work.As(Actor.System).Write(Permissions.System, async at =>
        {
            if (ask.Email.IndexOf('@') is not > 0) return Refusal.Shape($"\"{ask.Email}\" is not an e-mail address. People sign in with theirs.");
            if (ask.Roles.FirstOrDefault(r => !Roles.Names.ContainsKey(r)) is { } unknown) return Refusal.Shape($"There is no role {unknown}. The roles are {string.Join(", ", Roles.Names.Select(r => $"{r.Key} ({r.Value})"))}.");
            var normal = people.NormalizeEmail(ask.Email);
            if (await at.Db.Set<Person>().AnyAsync(p => p.NormalizedEmail == normal, ct)) return new Refusal("known", $"{ask.Email} has an account already. Give it a password with the command account password.");
            var known = await at.Db.Set<Facility>().OrderBy(f => f.Code).ToListAsync(ct);
            if (known.Count == 0) return new Refusal("not-set-up", "The portal has no facilities yet. Make them first, with the command setup.");
            if (ask.Facilities.FirstOrDefault(f => f != "*" && !known.Exists(k => k.Code == f)) is { } absent) return Refusal.Shape($"There is no facility {absent}. The facilities are {string.Join(", ", known.Select(k => k.Code))}.");

            var home = known.Find(k => ask.Facilities is [var first, ..] && k.Code == first) ?? known[0];
            var id = NewId.Next();
            at.Add(Person.New(id, id.ToString("N")[^20..], ask.Name, ask.Email, ask.Title, ask.Roles, home.Id,
                ask.Facilities.Contains("*") ? null : [.. known.Where(k => ask.Facilities.Contains(k.Code)).Select(k => k.Id)], null));
            at.Record(new AccountAdded(id, ask.Name, string.Join(", ", ask.Roles.Select(r => Roles.Names[r]))));
            return Outcome.Done($"{ask.Name} has an account. Give it a password: account password {ask.Email}");
        }, ct);

    /// <summary>Also wakes an account that rests after wrong tries, and ends its sessions.</summary>
    public Task<Outcome> SetPassword(string email, string password, CancellationToken ct) =>
        work.As(Actor.System).Write(Permissions.System, async at =>
        {
            var normal = people.NormalizeEmail(email);
            if (await at.Db.Set<Person>().FirstOrDefaultAsync(p => p.NormalizedEmail == normal, ct) is not { } person) return new Refusal("unknown", $"Nobody has the address {email}. Check it, or add the account first.");
            var wrong = new List<string>();
            foreach (var rule in people.PasswordValidators) wrong.AddRange((await rule.ValidateAsync(people, person, password)).Errors.Select(e => e.Description));
            if (wrong.Count > 0) return Refusal.Shape($"The password is not strong enough. {string.Join(" ", wrong)}");
            person.PasswordHash = people.PasswordHasher.HashPassword(person, password);
            person.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            (person.LockoutEnd, person.AccessFailedCount) = (null, 0);
            at.Record(new PasswordSet(person.Id, person.Name));
            return Outcome.Done($"{person.Name} signs in with this password from now on.");
        }, ct);
}

public sealed record AccountAdded(Guid Id, string Name, string RoleNames) : Fact(Id, null)
{
    public override string Sentence => $"{Name} got an account: {RoleNames}.";
}

public sealed record PasswordSet(Guid Id, string Name) : Fact(Id, null)
{
    public override string Sentence => $"The password of {Name} was set.";
}
