using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Work.Model;

/// <summary>A list as somebody wants to find it again: the address of the page under a name.</summary>
public sealed class SavedView : IVersioned
{
    public const int LongestName = 40, LongestQuery = 800;

    /// <summary>More would be a list that one has to search in.</summary>
    public const int Most = 20;

    /// <summary>Whose a view is that everybody who works the queue sees.</summary>
    public static readonly Guid Team = Guid.Empty;

    public Guid Id { get; init; }
    public int Version { get; set; }
    /// <summary>"mine", or the code of a queue.</summary>
    public string List { get; init; } = "";
    public Guid PersonId { get; init; }
    public string Name { get; private set; } = "";
    /// <summary>Filters, words and columns, as they stand in the address.</summary>
    public string Query { get; init; } = "";

    public bool IsTeam => PersonId == Team;

    /// <param name="others">The names that are taken.</param>
    public static Refusal? Check(string name, IReadOnlyCollection<string> others)
    {
        if (PatientText.Find(name) is { } found) return found;
        if (others.Contains(name, StringComparer.OrdinalIgnoreCase)) return new Refusal("view-name", $"There is a view called {name} already. Choose another name, or remove the old one first.");
        return others.Count >= Most ? new Refusal("many-views", $"There are {Most} views of this list already. Remove one first.") : null;
    }

    public static SavedView Of(string list, Guid person, string name, string query) => new() { Id = NewId.Next(), Version = 1, List = list, PersonId = person, Name = name, Query = query };

    public Decision Rename(string name)
    {
        var before = Name;
        Name = name;
        return Decision.Of(new ViewRenamed(Id, before, name));
    }
}

/// <summary>What somebody chose of a list: its columns, and the view it opens with.</summary>
public sealed class ListChoice
{
    public Guid PersonId { get; init; }
    public string List { get; init; } = "";
    /// <summary>Null: those the list comes with.</summary>
    public string? Columns { get; set; }
    public Guid? ViewId { get; set; }
}

public sealed record ViewSaved(Guid Id, string List, string Name, bool ForTeam, string Query) : Fact(Id, null)
{
    public override string Sentence => ForTeam ? $"Saved the view {Name} for the team." : $"Saved the view {Name}.";
    public override bool IsTouch => false;
}

public sealed record ViewRenamed(Guid Id, string Before, string Name) : Fact(Id, null)
{
    public override string Sentence => $"The view {Before} is called {Name} now.";
    public override bool IsTouch => false;
}

public sealed record ViewRemoved(Guid Id, string List, string Name) : Fact(Id, null)
{
    public override string Sentence => $"Removed the view {Name}.";
    public override bool IsTouch => false;
}
