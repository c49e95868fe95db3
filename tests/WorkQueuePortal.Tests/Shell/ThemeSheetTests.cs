using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MudBlazor.Services;
using WorkQueuePortal.Shell;

namespace WorkQueuePortal.Tests.Shell;

public sealed class ThemeSheetTests
{
    [Fact]
    public async Task Both_themes_stand_in_one_sheet_that_the_browser_keeps()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddRazorComponents();
        builder.Services.AddMudServices();
        await using var app = builder.Build();
        var context = new DefaultHttpContext();

        var themes = new ThemeSheet(app.Services, NullLoggerFactory.Instance);
        var sheet = Assert.IsType<ContentHttpResult>(await themes.Serve(context)).ResponseContent!;

        var (light, dark) = (sheet.IndexOf(":root{", StringComparison.Ordinal), sheet.IndexOf(":root[data-theme=\"dark\"]{", StringComparison.Ordinal));
        Assert.True(light >= 0 && dark > light, $"light at {light}, dark at {dark}");
        Assert.Contains("--mud-palette-surface: rgba(255,255,255,1)", sheet[light..dark], StringComparison.Ordinal);
        Assert.Contains("--mud-palette-surface: ", sheet[dark..], StringComparison.Ordinal);
        Assert.DoesNotContain("--mud-palette-surface: rgba(255,255,255,1)", sheet[dark..], StringComparison.Ordinal);
        Assert.DoesNotContain("<style", sheet, StringComparison.Ordinal);
        Assert.Contains("immutable", context.Response.Headers.CacheControl.ToString(), StringComparison.Ordinal);
        Assert.Empty(context.Response.Headers.ContentEncoding.ToString());

        // Most of it are the names of variables: packed, it is a tenth.
        context.Request.Headers.AcceptEncoding = "gzip, deflate, br";
        var packed = Assert.IsType<FileContentHttpResult>(await themes.Serve(context)).FileContents.ToArray();
        Assert.Equal("br", context.Response.Headers.ContentEncoding.ToString());
        using var text = new StreamReader(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress));
        Assert.Equal(sheet, await text.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.True(packed.Length < sheet.Length / 4, $"{packed.Length} of {sheet.Length} bytes");
    }
}
