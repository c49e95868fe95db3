using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using WorkQueuePortal.Shell;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Tests.Ui;

namespace WorkQueuePortal.Tests.Shell;

public sealed class CommandPaletteTests
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task It_says_that_it_is_looking_until_it_knows_that_there_is_nothing()
    {
        var (time, found) = (new ManualTime(), new TaskCompletionSource<IReadOnlyList<PaletteHit>>());
        await using var ctx = new UiContext();
        ctx.Services.AddSingleton<TimeProvider>(time);
        ctx.Services.AddSingleton<PaletteSearch>((_, _) => found.Task);
        var dialogs = ctx.Render<MudDialogProvider>();
        await dialogs.InvokeAsync(() => ctx.Services.GetRequiredService<IDialogService>().ShowAsync<CommandPalette>("Commands"));

        dialogs.WaitForElement(".pal input").Input("ostra");
        dialogs.WaitForAssertion(() => Assert.Equal("Looking for “ostra”.", dialogs.Find(".pal p").TextContent));
        time.Pass(Rest);
        Assert.Equal("Looking for “ostra”.", dialogs.Find(".pal p").TextContent);
        found.SetResult([]);
        dialogs.WaitForAssertion(() => Assert.StartsWith("Nothing is called “ostra”.", dialogs.Find(".pal p").TextContent, StringComparison.Ordinal));
    }
}
