namespace WorkQueuePortal.Tests.Architecture;

/// <summary>Where a type lives: its room, and which part of the room.</summary>
/// <param name="Room">As <c>Work</c> or <c>Processes.Invoices</c>; <c>Program</c> for what stands at the root.</param>
/// <param name="Part"><c>Model</c>, <c>Actions</c>, <c>Queries</c>, <c>Screens</c> or <c>Edges</c>; empty for what stands at the door of the room: its tables, its set-up and its plugs.</param>
public sealed record Place(string Room, string Part)
{
    private static readonly string[] Parts = ["Model", "Actions", "Queries", "Screens", "Edges"];

    /// <summary>The floors, ground floor first. Rooms of one floor do not know each other.</summary>
    private static readonly string[][] Floors =
    [
        ["Kernel"],
        ["Store"],
        ["Access", "Ui"],
        ["Work", "Policies", "Integration", "Audit"],
        ["Processes", "Intake", "Assist", "Insight"],
        ["Shell", "Api", "Jobs", "Admin"],
        ["Program", "Commands"],
    ];

    public const int Top = 6;

    /// <summary>The floor of the room; -1 for a room that nobody has put on one.</summary>
    public int Floor => Array.FindIndex(Floors, rooms => rooms.Contains(Room.Split('.')[0]));

    /// <summary>Null for a type of somebody else.</summary>
    public static Place? Of(string ns, string name, string root)
    {
        if (ns == root || (ns.Length == 0 && name == "Program")) return new Place("Program", "");
        if (!ns.StartsWith(root + ".", StringComparison.Ordinal)) return null;
        var names = ns[(root.Length + 1)..].Split('.');
        var room = names[0] == "Processes" && names.Length > 1 ? $"{names[0]}.{names[1]}" : names[0];
        return new Place(room, names.FirstOrDefault(Parts.Contains) ?? "");
    }
}
