using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Admin.Demo;

/// <summary>Who approves an amount: the lowest level above the cost-centre owner whose limit reaches it.</summary>
internal static class Authority
{
    private static readonly (string Role, decimal Operating, decimal Capital)[] Limits =
    [
        (Roles.Manager, 10_000, 0), (Roles.Director, 50_000, 5_000), (Roles.VicePresident, 250_000, 100_000),
        (Roles.Cfo, 1_000_000, 1_000_000), (Roles.Ceo, 5_000_000, 5_000_000),
    ];

    public static string For(decimal amount, bool capital, string owner, DemoData data)
    {
        var person = data.Person(owner);
        while (!Limits.Any(l => person.Roles.Contains(l.Role) && amount <= (capital ? l.Capital : l.Operating)))
            person = data.Person(person.Manager);
        return person.Code;
    }
}
