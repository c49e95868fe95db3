namespace WorkQueuePortal.Shell;

/// <summary>One line of the command palette: a place or an item, with the keys that lead there without it.</summary>
public sealed record PaletteHit(string Word, string Href, string Icon = "queue", string? More = null, string? Keys = null);

/// <summary>Finds items for the palette. Register one that knows the records; without it the palette knows places only.</summary>
public delegate Task<IReadOnlyList<PaletteHit>> PaletteSearch(string text, CancellationToken ct);
