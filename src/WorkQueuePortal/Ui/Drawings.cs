namespace WorkQueuePortal.Ui;

/// <summary>The portal's icons: one path each on a 16-pixel square, stroked in the colour of the text beside them.</summary>
public static class Drawings
{
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["queue"] = "M2.5 4h11M2.5 8h11M2.5 12h6",
        ["approvals"] = Circle + "M5.4 8.2l1.9 1.9 3.4-3.8",
        ["plus"] = "M8 3v10M3 8h10",
        ["board"] = "M2.5 13.5h11M4.5 11V7M8 11V3M11.5 11V5.5",
        ["trend"] = "M2.5 12l3.5-4 3 2.2 4.5-6M10.5 4h3v3",
        ["supplier"] = "M2.5 13.5V6L8 2.5 13.5 6v7.5zM6 13.5V9.5h4v4",
        ["contract"] = "M3.5 1.8h9v12.4h-9zM6 5h4M6 7.5h4M6 11.5c1-1.5 1.5 1 2.5-.2s1 .2 1.5.2",
        ["people"] = "M3.5 5.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0zM1.8 13c.3-2.6 2-4 4.2-4s3.9 1.4 4.2 4M10.5 3.3a2.5 2.5 0 0 1 0 4.5M11.8 9.3c1.4.5 2.2 1.8 2.4 3.7",
        ["stock"] = "M2.5 5L8 2l5.5 3v6L8 14l-5.5-3zM2.5 5L8 8l5.5-3M8 8v6",
        ["search"] = "M2.8 7a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0 -8.4 0zM10.2 10.2L13.5 13.5",
        ["theme"] = "M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6z",
        ["up"] = "M8 13V3.5M4 7.5l4-4 4 4",
        ["down"] = "M8 3v9.5M4 8.5l4 4 4-4",
        ["left"] = "M10 3.5L5.5 8l4.5 4.5",
        ["right"] = "M6 3.5L10.5 8 6 12.5",
        ["arrow"] = "M2.5 8H13M9 4l4 4-4 4",
        ["why"] = Circle + "M6.3 6.3a1.8 1.8 0 1 1 2.5 1.7c-.6.3-.8.6-.8 1.2M8 11.3v.1",
        ["lock"] = "M4.5 7h7a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
        ["check"] = "M3 8.5l3.2 3.2L13 4.8",
        ["differs"] = "M3 6h10M3 10h10M10.5 3l-5 10",
        ["clock"] = "M2.2 8a5.8 5.8 0 1 0 11.6 0a5.8 5.8 0 1 0 -11.6 0zM8 4.8V8l2.2 1.6",
        ["warning"] = "M8 2.4L14 13H2zM8 6.4v3.2M8 11.4v.1",
        ["bell"] = "M3.5 11.5h9c-1-1-1.4-2-1.4-4.5a3.1 3.1 0 0 0-6.2 0c0 2.5-.4 3.5-1.4 4.5zM6.6 13.4h2.8",
        ["handoff"] = "M2.5 8h6M6 5l3 3-3 3M11.5 3v10",
        ["pause"] = "M5.5 3.5v9M10.5 3.5v9",
        ["close"] = "M4 4l8 8M12 4l-8 8",
        ["undo"] = "M5.5 3L2.5 6l3 3M2.5 6h6.5a4 4 0 0 1 0 8H6",
        ["tool"] = "M10.5 2.5a3 3 0 0 0-3 4L2.8 11.2l2 2L9.5 8.5a3 3 0 0 0 4-3.5l-2 1.5-1.7-1.7z",
        ["truck"] = "M1.5 4h8v7h-8zM9.5 6.5h3l2 2.5v2h-5M3.2 12a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0 -2.6 0zM10.4 12a1.3 1.3 0 1 0 2.6 0a1.3 1.3 0 1 0 -2.6 0z",
        ["screen"] = "M2.5 3h11v7.5h-11zM5.5 13.5h5M8 10.5v3",
        ["pill"] = "M4.3 5.5h7.4a2.5 2.5 0 0 1 0 5H4.3a2.5 2.5 0 0 1 0-5zM8 5.5v5",
        ["link"] = "M6.5 9.5l3-3M7 4.5l1-1a3 3 0 0 1 4.5 4.5l-1 1M9 11.5l-1 1A3 3 0 0 1 3.5 8l1-1",
        ["job"] = "M8 2v3M8 11v3M2 8h3M11 8h3M4 4l2 2M10 10l2 2M12 4l-2 2M6 10l-2 2",
    };

    private const string Circle = "M2 8a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z";

    public static IEnumerable<string> Names => Paths.Keys;

    public static string Of(string name) => Paths.TryGetValue(name, out var drawing)
        ? drawing
        : throw new ArgumentException($"There is no icon named {name}.", nameof(name));
}
