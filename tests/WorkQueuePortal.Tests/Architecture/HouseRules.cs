namespace WorkQueuePortal.Tests.Architecture;

/// <summary>One line of the dependency rule.</summary>
/// <param name="Breaks">Whether a type at a place breaks it by knowing another, which stands at a place of its own or, without one, belongs to somebody else.</param>
public sealed record HouseRule(string Sentence, Func<Place, Place?, Known, bool> Breaks)
{
    public override string ToString() => Sentence;
}

/// <summary>Something that a rule would forbid and that has to be.</summary>
public sealed record Allowed(string Type, string Knows, string Because);

/// <summary>The dependency rule of the house. Whoever breaks one of these moves the code, or changes the rule here and in the architecture.</summary>
public static class HouseRules
{
    public static IReadOnlyList<HouseRule> All { get; } =
    [
        new("Every room stands on a floor", (from, _, _) => from.Floor < 0),
        new("A room knows only the floors below it", (from, to, _) => to is not null && to.Room != from.Room && to.Floor >= from.Floor && !IsDoorOfProgram(from, to)
            && from.Room != "Program" && !(from.Room == "Access" && from.Part == "Screens" && to.Room == "Ui")),
        new("The kernel knows the base class library and NodaTime", (from, to, type) => from.Room == "Kernel" && to is null && !IsPlain(type)),
        new("A model is pure", (from, to, type) => from.Part == "Model" && (to is null ? !IsPlain(type) : to is not { Part: "Model" } and not { Room: "Kernel" })),
        new("A model is told the time", (from, _, type) => (from.Part == "Model" || from.Room == "Kernel") && type.FullName is "NodaTime.IClock" or "NodaTime.SystemClock"),
        new("An action knows its room, and the models, actions and plugs of others", (from, to, _) => from.Part == "Actions" && to is not null
            && (to.Room == from.Room ? to.Part == "Screens" : to.Part is "Queries" or "Screens" or "Edges")),
        new("A query knows its tables, and models", (from, to, _) => from.Part == "Queries" && to is not null
            && (to.Room == from.Room ? to.Part is "Actions" or "Screens" or "Edges" : to.Part is "Actions" or "Queries" or "Screens" or "Edges")),
        new("A screen knows no store", (from, to, type) => from.Part == "Screens"
            && (type.Below("Microsoft.EntityFrameworkCore") || (to is { Room: "Store" } && type.Name is "PortalDb" or "PortalDbs" or "UnitOfWork" or "WriteScope") || to?.Part == "Edges")),
        new("Only jobs know Hangfire", (from, _, type) => from.Room != "Jobs" && type.Below("Hangfire")),
        new("Only edges speak HTTP", (from, _, type) => from.Part != "Edges" && type.Below("System.Net.Http")),
        new("Only what is seen knows MudBlazor", (from, _, type) => type.Below("MudBlazor") && from.Part != "Screens" && from.Room is not ("Ui" or "Shell")),
        new("Assistance never decides", (from, to, _) => to?.Room == "Assist" && (from.Room == "Policies" || from.Part is "Model" or "Actions") && from.Room != "Assist"),
    ];

    public static IReadOnlyList<Allowed> Exceptions { get; } =
    [
        new("Access.Model.Person", "Microsoft.AspNetCore.Identity.IdentityUser`1", "Identity keeps the password, the stamp and the lock-out in a base class of its own."),
    ];

    /// <summary>What of a house breaks a rule, a sentence each.</summary>
    public static IReadOnlyList<string> Broken(HouseRule rule, House house) => [.. Breaches(rule, house).Where(b => Exception(b, house) is null).Select(b => $"{Short(b.From.FullName, house)} knows {Short(b.To.FullName, house)}")];

    /// <summary>The exceptions that nothing needs any more.</summary>
    public static IReadOnlyList<Allowed> Idle(House house) => [.. Exceptions.Except(All.SelectMany(rule => Breaches(rule, house)).Select(b => Exception(b, house)).OfType<Allowed>())];

    private static IEnumerable<(KnownBy From, Known To)> Breaches(HouseRule rule, House house) =>
        from type in house.Parts
        let place = Place.Of(type.Namespace, type.Name, house.Root)
        from known in type.Knows
        where rule.Breaks(place, Place.Of(known.Namespace, known.Name, house.Root), known)
        select (type, known);

    private static string Short(string name, House house) => name.StartsWith(house.Root + ".", StringComparison.Ordinal) ? name[(house.Root.Length + 1)..] : name;

    private static Allowed? Exception((KnownBy From, Known To) breach, House house) =>
        Exceptions.FirstOrDefault(e => e.Type == Short(breach.From.FullName, house) && e.Knows == breach.To.FullName);

    /// <summary>The upper rooms may ask the root which tables there are.</summary>
    private static bool IsDoorOfProgram(Place from, Place to) => from.Floor == Place.Top && to.Room == "Program";

    private static bool IsPlain(Known type) =>
        (type.Below("System") && !type.Below("System.Data") && !type.Below("System.Net.Http") && !type.Below("System.IO.Pipes"))
        || type.Below("NodaTime")
        // Marks that the compiler itself leaves on nullable and embedded types.
        || type.FullName == "Microsoft.CodeAnalysis.EmbeddedAttribute";
}
