using MudBlazor;

namespace WorkQueuePortal.Shell;

/// <summary>The tokens as MudBlazor wants them. It parses literal colours, so the hex values of tokens.css are repeated here;
/// a test compares the two lists.</summary>
public static class PortalTheme
{
    private static readonly string[] Font =
    [
        "ui-sans-serif", "system-ui", "Segoe UI Variable Text", "Segoe UI", "-apple-system", "SF Pro Text", "Roboto", "Noto Sans",
        "Helvetica Neue", "Arial", "sans-serif",
    ];

    public static MudTheme Create() => new()
    {
        PaletteLight = Light,
        PaletteDark = Dark,
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "5px", AppbarHeight = "44px", DrawerWidthLeft = "192px" },
        Typography = new Typography
        {
            Default = Text<DefaultTypography>(".8125rem", "400"),
            Body1 = Text<Body1Typography>(".8125rem", "400"),
            Body2 = Text<Body2Typography>(".75rem", "400"),
            Caption = Text<CaptionTypography>(".6875rem", "400"),
            Overline = Text<OverlineTypography>(".6875rem", "400"),
            Button = Text<ButtonTypography>(".8125rem", "500"),
            H1 = Text<H1Typography>("1.1875rem", "600"),
            H2 = Text<H2Typography>("1.1875rem", "600"),
            H3 = Text<H3Typography>("1.1875rem", "600"),
            H4 = Text<H4Typography>(".9375rem", "600"),
            H5 = Text<H5Typography>(".9375rem", "600"),
            H6 = Text<H6Typography>(".9375rem", "600"),
        },
    };

    private static PaletteLight Light => new()
    {
        Primary = "#0b5d73", PrimaryContrastText = "#ffffff",
        Secondary = "#434d59", SecondaryContrastText = "#ffffff",
        Tertiary = "#464a7d", TertiaryContrastText = "#ffffff",
        Info = "#1b548f", InfoContrastText = "#ffffff",
        Success = "#1c6440", SuccessContrastText = "#ffffff",
        Warning = "#7a4a00", WarningContrastText = "#ffffff",
        Error = "#a51d14", ErrorContrastText = "#ffffff",
        Dark = "#131920", DarkContrastText = "#ffffff",
        TextPrimary = "#131920", TextSecondary = "#434d59", TextDisabled = "#596573",
        ActionDefault = "#434d59", ActionDisabled = "#596573", ActionDisabledBackground = "#eef1f4",
        Background = "#f4f5f7", BackgroundGray = "#eef1f4", Surface = "#ffffff",
        DrawerBackground = "#f4f5f7", DrawerText = "#434d59", DrawerIcon = "#434d59",
        AppbarBackground = "#f4f5f7", AppbarText = "#131920",
        LinesDefault = "#dfe3e8", LinesInputs = "#7d8894", Divider = "#dfe3e8", DividerLight = "#dfe3e8",
        TableLines = "#dfe3e8", TableHover = "#f1f5f7", TableStriped = "#00000000", Skeleton = "#eef1f4",
        OverlayDark = "rgba(16,22,29,.44)", OverlayLight = "rgba(16,22,29,.44)",
    };

    private static PaletteDark Dark => new()
    {
        Primary = "#71c9dd", PrimaryContrastText = "#04222a",
        Secondary = "#b8c2cc", SecondaryContrastText = "#0d1115",
        Tertiary = "#bcc0ee", TertiaryContrastText = "#0d1115",
        Info = "#92c2f6", InfoContrastText = "#0d1115",
        Success = "#83d3a7", SuccessContrastText = "#0d1115",
        Warning = "#f1c673", WarningContrastText = "#0d1115",
        Error = "#ff9d94", ErrorContrastText = "#0d1115",
        Dark = "#e9edf1", DarkContrastText = "#0d1115",
        TextPrimary = "#e9edf1", TextSecondary = "#b8c2cc", TextDisabled = "#93a0ad",
        ActionDefault = "#b8c2cc", ActionDisabled = "#93a0ad", ActionDisabledBackground = "#1b222a",
        Background = "#0d1115", BackgroundGray = "#1b222a", Surface = "#141920",
        DrawerBackground = "#0d1115", DrawerText = "#b8c2cc", DrawerIcon = "#b8c2cc",
        AppbarBackground = "#0d1115", AppbarText = "#e9edf1",
        LinesDefault = "#28313a", LinesInputs = "#6d7986", Divider = "#28313a", DividerLight = "#28313a",
        TableLines = "#28313a", TableHover = "#1a2129", TableStriped = "#00000000", Skeleton = "#1b222a",
        OverlayDark = "rgba(0,0,0,.6)", OverlayLight = "rgba(0,0,0,.6)",
    };

    private static T Text<T>(string size, string weight) where T : BaseTypography, new() => new()
    {
        FontFamily = Font, FontSize = size, FontWeight = weight, LineHeight = "1.4", LetterSpacing = "0", TextTransform = "none",
    };
}
