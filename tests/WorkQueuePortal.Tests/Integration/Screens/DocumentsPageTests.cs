using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using WorkQueuePortal.Integration.Screens;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration.Screens;

public sealed class DocumentsPageTests
{
    [Fact]
    public async Task Each_file_gets_its_own_line_and_what_was_taken_stands_in_the_list()
    {
        await using var portal = new TestPortal();
        await using var screen = portal.Screen(WorkDesks.Specialist("Maya"), TextDocuments.Register);
        var page = screen.Render<DocumentsPage>();
        var files = page.WaitForComponent<InputFile>();

        files.UploadFiles(
            InputFileContent.CreateFromText("invoice INV-1", "first.xml"), InputFileContent.CreateFromText("invoice INV-1", "again.xml"), InputFileContent.CreateFromText("nonsense", "wrong.pdf"),
            InputFileContent.CreateFromBinary(new byte[(10 * 1024 * 1024) + 1], "large.xml"));

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("[role=status] .because").Count), TimeSpan.FromSeconds(20));
        Assert.Equal(
            ["first.xml: Received the invoice INV-1.", "again.xml: This invoice INV-1 had arrived before as first.xml. Nothing was added.", $"wrong.pdf: {TextDocuments.Unreadable}", "large.xml: It is larger than 10 MB. Send it in parts, or ask integration operations."],
            page.FindAll("[role=status] .because").Select(l => l.TextContent.Trim()));
        page.WaitForAssertion(() => Assert.Contains("waits to be read", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Equal("first.xml", Assert.Single(await portal.All<DocumentRow>()).Name);
    }

    [Fact]
    public async Task Only_accounts_payable_finds_the_page()
    {
        await using var portal = new TestPortal();
        await using var screen = portal.Screen(Oversight.Operations);

        Assert.False(Permissions.InvoiceUpload.IsHeldBy(Oversight.Operations));
        Assert.Empty(screen.Render<DocumentsPage>().FindAll("h1"));
    }
}
