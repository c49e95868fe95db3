using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace WorkQueuePortal.Ui;

/// <summary>A sentence whose amounts stand out: the eye finds "+350.00" before it reads.</summary>
public sealed partial class FigureText : ComponentBase
{
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var (part, index) in Amounts().Split(Text).Select((part, index) => (part, index)))
        {
            // Split keeps what the group caught, at every odd place.
            if (index % 2 == 0) builder.AddContent(0, part);
            else
            {
                builder.OpenElement(1, "em");
                builder.AddContent(2, part);
                builder.CloseElement();
            }
        }
    }

    [GeneratedRegex(@"([+\u2212]?\d[\d,]*\.\d\d+(?!\d|\s?%))")]
    private static partial Regex Amounts();
}
