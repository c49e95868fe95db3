using MudBlazor;
using MudBlazor.Utilities;
using WorkQueuePortal.Shell;

namespace WorkQueuePortal.Tests.Shell;

public sealed class PortalThemeTests
{
    /// <summary>The mapping. A contrast text without a token of its own is the surface in light and the canvas in dark.</summary>
    private static readonly (string Token, Func<Palette, MudColor> Entry)[] Same =
    [
        ("accent", p => p.Primary), ("on-accent", p => p.PrimaryContrastText), ("ink-2", p => p.Secondary), ("ink-inverse", p => p.SecondaryContrastText),
        ("sla-paused-fg", p => p.Tertiary), ("info-fg", p => p.Info), ("ok-fg", p => p.Success), ("warn-fg", p => p.Warning), ("bad-fg", p => p.Error),
        ("ink", p => p.Dark), ("ink-inverse", p => p.DarkContrastText), ("ink", p => p.TextPrimary), ("ink-2", p => p.TextSecondary),
        ("ink-3", p => p.TextDisabled), ("ink-2", p => p.ActionDefault), ("ink-3", p => p.ActionDisabled), ("sunken", p => p.ActionDisabledBackground),
        ("bg", p => p.Background), ("sunken", p => p.BackgroundGray), ("surface", p => p.Surface), ("bg", p => p.DrawerBackground),
        ("ink-2", p => p.DrawerText), ("ink-2", p => p.DrawerIcon), ("bg", p => p.AppbarBackground), ("ink", p => p.AppbarText),
        ("line", p => p.LinesDefault), ("line-strong", p => p.LinesInputs), ("line", p => p.Divider), ("line", p => p.DividerLight),
        ("line", p => p.TableLines), ("hover", p => p.TableHover), ("sunken", p => p.Skeleton),
    ];

    private static readonly Func<Palette, MudColor>[] OnColour =
        [p => p.TertiaryContrastText, p => p.InfoContrastText, p => p.SuccessContrastText, p => p.WarningContrastText, p => p.ErrorContrastText];

    [Theory]
    [InlineData("light", "surface")]
    [InlineData("dark", "bg")]
    public void The_theme_repeats_the_tokens(string name, string contrast)
    {
        var theme = PortalTheme.Create();
        Palette palette = name == "light" ? theme.PaletteLight : theme.PaletteDark;
        var tokens = Tokens.Of(name);

        Assert.All(Same, pair => Assert.Equal(tokens[pair.Token], pair.Entry(palette).ToString(MudColorOutputFormats.Hex)));
        Assert.All(OnColour, entry => Assert.Equal(tokens[contrast], entry(palette).ToString(MudColorOutputFormats.Hex)));
    }
}
