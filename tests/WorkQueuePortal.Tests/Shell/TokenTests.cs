namespace WorkQueuePortal.Tests.Shell;

public sealed class TokenTests
{
    private static readonly string[] Papers = ["bg", "surface", "sunken", "hover", "selected"];

    /// <summary>Text, and every ground it may stand on: at least 4.5.</summary>
    private static readonly (string Text, string[] Grounds)[] Texts =
    [
        ("ink", [.. Papers, "accent-soft"]), ("ink-2", [.. Papers, "accent-soft"]), ("ink-3", Papers), ("accent", [.. Papers, "accent-soft"]),
        ("ink-inverse", ["ink"]), ("on-accent", ["accent", "accent-hover"]),
        ("diff-fg", ["diff-bg", "surface"]), ("ok-fg", ["ok-bg", "surface"]), ("info-fg", ["info-bg", "surface"]), ("warn-fg", ["warn-bg", "surface", "bg"]), ("bad-fg", ["bad-bg", "surface", "bg"]),
        ("sla-normal-fg", Papers), ("sla-soon-fg", ["sla-soon-bg"]), ("sla-urgent-fg", ["sla-urgent-bg"]), ("sla-breached-fg", ["sla-breached-bg"]), ("sla-paused-fg", ["sla-paused-bg"]),
        ("heat-ink", ["heat-0", "heat-1", "heat-2", "heat-3"]), ("heat-ink-4", ["heat-4"]),
    ];

    /// <summary>Borders of controls, focus, marks and chart series: at least 3.</summary>
    private static readonly (string Mark, string[] Grounds)[] Marks =
    [
        ("line-strong", Papers), ("focus", [.. Papers, "accent-soft"]), ("diff-line", ["diff-bg", "surface"]), ("sla-breached-bg", Papers),
        ("c-1", ["surface"]), ("c-2", ["surface"]), ("c-3", ["surface"]), ("c-4", ["surface"]), ("c-5", ["surface"]),
    ];

    public static TheoryData<string, string, string, double> Pairs()
    {
        var pairs = new TheoryData<string, string, string, double>();
        foreach (var theme in new[] { "light", "dark" })
        {
            foreach (var (text, grounds) in Texts) foreach (var ground in grounds) pairs.Add(theme, text, ground, 4.5);
            foreach (var (mark, grounds) in Marks) foreach (var ground in grounds) pairs.Add(theme, mark, ground, 3);
        }
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_can_be_read(string theme, string token, string ground, double least)
    {
        var tokens = Tokens.Of(theme);
        var ratio = Tokens.Contrast(tokens[token], tokens[ground]);

        Assert.True(ratio >= least, $"--{token} on --{ground} in the {theme} theme is {ratio:0.00}, below {least}.");
    }

    [Fact]
    public void Both_themes_name_the_same_colours() => Assert.Equal(Tokens.Of("light").Keys.Order(), Tokens.Of("dark").Keys.Order());

    [Fact]
    public void Own_scripts_stay_small()
    {
        var size = Directory.GetFiles(Path.Combine(Tokens.Root(), "wwwroot-assets", "js")).Sum(f => new FileInfo(f).Length);

        Assert.InRange(size, 1, 14 * 1024);
    }
}
