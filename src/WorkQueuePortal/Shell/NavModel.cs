using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Shell;

/// <summary>One place in the navigation.</summary>
/// <param name="Icon">Null for a saved view, which is a word only.</param>
/// <param name="Go">The letter that leads there after G.</param>
public sealed record NavPlace(string Word, string Href, string? Icon = null, int? Count = null, char? Go = null);

public sealed record NavGroup(string Title, IReadOnlyList<NavPlace> Places);

/// <summary>Who is signed in, as the account menu shows it.</summary>
public sealed record NavPerson(string Name, string Role);

/// <summary>What the frame shows around a page. The lists are of the person: nobody is shown a place that is not theirs.</summary>
/// <param name="Phone">At most four places, for the bar at the bottom.</param>
public sealed record NavModel(NavPerson? Person, IReadOnlyList<NavGroup> Groups, IReadOnlyList<NavPlace> Phone)
{
    /// <summary>How many notices are new.</summary>
    public int Notices { get; init; }

    /// <summary>Until it is known whose frame it is, it shows no place: one that is not theirs would be there for a moment.</summary>
    public static NavModel Nothing { get; } = new(null, [], []);
}

/// <summary>The health of one interface that is not well: "Supplier portal slow since 09:12, 19 items affected".</summary>
public sealed record HealthNote(string Sentence, bool IsDown);

/// <summary>What the frame shows just now. One per circuit; whoever knows better calls <see cref="Use"/> or <see cref="Report"/>.</summary>
public sealed class ShellState
{
    public NavModel Nav { get; private set; } = NavModel.Nothing;
    public IReadOnlyList<HealthNote> Health { get; private set; } = [];
    public event Action? Changed;

    public void Use(NavModel nav)
    {
        Nav = nav;
        Changed?.Invoke();
    }

    public void Report(IReadOnlyList<HealthNote> health)
    {
        Health = health;
        Changed?.Invoke();
    }
}
