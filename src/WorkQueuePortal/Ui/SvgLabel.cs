using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace WorkQueuePortal.Ui;

/// <summary>A text inside a drawing. In Razor the element's name is a word of the language, so it is written here.</summary>
public sealed class SvgLabel : ComponentBase
{
    [Parameter, EditorRequired] public double X { get; set; }
    [Parameter, EditorRequired] public double Y { get; set; }
    [Parameter, EditorRequired] public string Text { get; set; } = "";
    [Parameter] public string Class { get; set; } = "tl";
    [Parameter] public bool EndsHere { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", FormattableString.Invariant($"{X:0.#}"));
        builder.AddAttribute(2, "y", FormattableString.Invariant($"{Y:0.#}"));
        builder.AddAttribute(3, "class", Class);
        if (EndsHere) builder.AddAttribute(4, "text-anchor", "end");
        builder.AddContent(5, Text);
        builder.CloseElement();
    }
}
