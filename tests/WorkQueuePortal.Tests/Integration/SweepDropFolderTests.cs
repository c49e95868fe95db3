using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Edges;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration;

public sealed class SweepDropFolderTests
{
    [StoreFact]
    public async Task A_document_is_received_and_moved_to_done()
    {
        await using var portal = new TestPortal(TextDocuments.Register);
        Write(portal, "a.xml", "invoice INV-1");
        Assert.Equal("1 received, 0 known already, 0 refused", await Sweep(portal));
        Assert.Equal(["done/a.xml"], Files(portal));
        Assert.Single(await portal.All<DocumentRow>());
    }

    [StoreFact]
    public async Task What_is_no_document_is_moved_aside_with_the_reason_beside_it()
    {
        await using var portal = new TestPortal(TextDocuments.Register);
        Write(portal, "a.xml", "nonsense");
        Write(portal, "b.xml", "invoice INV-2");
        Assert.Equal("1 received, 0 known already, 1 refused", await Sweep(portal));
        Assert.Equal(["done/b.xml", "refused/a.xml", "refused/a.xml.txt"], Files(portal));
        Assert.Equal(TextDocuments.Unreadable + "\n", await File.ReadAllTextAsync(Path.Combine(portal.Drop, "refused", "a.xml.txt"), TestPortal.Ct));
    }

    [StoreFact]
    public async Task A_file_that_may_still_be_written_waits()
    {
        await using var portal = new TestPortal(TextDocuments.Register);
        Write(portal, "new.xml", "invoice INV-1", age: 1);
        Write(portal, "half.xml.part", "invoice INV-2");
        Write(portal, ".hidden.xml", "invoice INV-3");
        Assert.Equal("0 received, 0 known already, 0 refused", await Sweep(portal));
        portal.Clock.AdvanceSeconds(1);
        Assert.Equal("1 received, 0 known already, 0 refused", await Sweep(portal));
        Assert.Equal(["done/new.xml", "in/.hidden.xml", "in/half.xml.part"], Files(portal));
    }

    [StoreFact]
    public async Task A_sweep_that_was_killed_before_the_move_is_finished_by_the_next()
    {
        await using var portal = new TestPortal(TextDocuments.Register);
        Write(portal, "a.xml", "invoice INV-1");
        await portal.Get<ReceiveDocument>().RunAsSystem(new("a.xml", "application/xml", "invoice INV-1"u8.ToArray(), "drop"), TestPortal.Ct);
        Assert.Equal("0 received, 1 known already, 0 refused", await Sweep(portal));
        Assert.Equal(["done/a.xml"], Files(portal));
        Assert.Single(await portal.Messages());
    }

    [StoreFact]
    public async Task A_refusal_that_was_killed_before_the_move_is_finished_by_the_next()
    {
        await using var portal = new TestPortal(TextDocuments.Register);
        Write(portal, "a.xml", "nonsense");
        Directory.CreateDirectory(Path.Combine(portal.Drop, "refused"));
        await File.WriteAllTextAsync(Path.Combine(portal.Drop, "refused", "a.xml.txt"), "half a sen", TestPortal.Ct);
        await Sweep(portal);
        Assert.Equal(["refused/a.xml", "refused/a.xml.txt"], Files(portal));
        Assert.Equal(TextDocuments.Unreadable + "\n", await File.ReadAllTextAsync(Path.Combine(portal.Drop, "refused", "a.xml.txt"), TestPortal.Ct));
    }

    [StoreFact]
    public async Task Two_files_of_one_name_are_both_kept()
    {
        await using var portal = new TestPortal(TextDocuments.Register);
        Write(portal, "a.xml", "invoice INV-1");
        await Sweep(portal);
        Write(portal, "a.xml", "invoice INV-2");
        await Sweep(portal);
        Assert.Equal(["done/a (2).xml", "done/a.xml"], Files(portal));
        Assert.Equal(2, (await portal.All<DocumentRow>()).Count);
    }

    [StoreFact]
    public async Task A_file_that_is_too_large_is_refused_unread()
    {
        await using var portal = new TestPortal(TextDocuments.Register);
        Write(portal, "a.xml", new string('x', DropFolder.LargestFile + 1));
        await Sweep(portal);
        Assert.StartsWith("a.xml is larger than 10 MB.", await File.ReadAllTextAsync(Path.Combine(portal.Drop, "refused", "a.xml.txt"), TestPortal.Ct), StringComparison.Ordinal);
    }

    private static Task<string> Sweep(TestPortal portal) => portal.Get<SweepDropFolder>().Run(TestPortal.Ct);

    private static void Write(TestPortal portal, string name, string text, int age = 60)
    {
        var path = Path.Combine(portal.Drop, "in", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, portal.Clock.GetCurrentInstant().ToDateTimeUtc().AddSeconds(-age));
    }

    private static IEnumerable<string> Files(TestPortal portal) =>
        Directory.GetFiles(portal.Drop, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(portal.Drop, f).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
