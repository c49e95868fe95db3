using Bunit;
using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Tests.Ui;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData("Acme billed 0.70 more per unit. Difference +350.00, 1.75 %.", "Acme billed <em>0.70</em> more per unit. Difference <em>+350.00</em>, 1.75 %.")]
    [InlineData("6.0329 % is above 2 %.", "6.0329 % is above 2 %.")]
    [InlineData("Difference −1,234.50.", "Difference <em>−1,234.50</em>.")]
    [InlineData("Invoice 88213 came twice.", "Invoice 88213 came twice.")]
    public async Task Amounts_stand_out_and_nothing_else_does(string text, string markup)
    {
        await using var ctx = new UiContext();

        Assert.Equal(markup, ctx.Render<FigureText>(p => p.Add(t => t.Text, text)).Markup);
    }
}
