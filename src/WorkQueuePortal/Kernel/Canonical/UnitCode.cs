namespace WorkQueuePortal.Kernel.Canonical;

/// <summary>UN/ECE units of documents as the units of orders.</summary>
public static class UnitCode
{
    /// <summary>Packages carry an X in Recommendation 21, and a piece has several names in Recommendation 20. Any other code stays as it is.</summary>
    /// <param name="code">As the document says it; null where it says none.</param>
    public static string? Ordered(string? code) => code switch
    {
        "C62" or "H87" or "EA" or "NAR" => "EA",
        ['X', .. { Length: 2 } package] => package,
        _ => code,
    };
}
