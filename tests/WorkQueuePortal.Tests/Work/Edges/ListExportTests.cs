using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;
using WorkQueuePortal.Ui;
using WorkQueuePortal.Work;
using WorkQueuePortal.Work.Actions;
using WorkQueuePortal.Work.Edges;
using WorkQueuePortal.Work.Model;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Tests.Work.Edges;

public sealed class ListExportTests
{
    private static readonly Actor Maya = WorkDesks.Specialist("Maya Okafor");
    private static readonly PageState Whole = PageState.Of("/queue/Q-TEST");

    [StoreFact]
    public async Task The_file_holds_the_rows_of_the_list_in_its_order()
    {
        await using var portal = new TestPortal();
        await portal.Open(await portal.Furnish(), 120, (i, w) => w with { IsAlwaysFirst = i % 29 == 0, ResolveMinutes = 60 + i % 5 * 60 });
        var rows = Rows(portal, Maya);
        var list = new List<QueueRow>();
        while (await rows.Page(new QueueView(QueueCode: WorkDesks.Queue), list.LastOrDefault()?.Cursor, TestPortal.Ct) is { Count: > 0 } page) list.AddRange(page);

        Assert.Equal(list.Select(r => r.Document), Documents(await Csv(portal, Maya, Whole)));
        Assert.Equal(list.Where(r => r.Document.Contains("INV 11", StringComparison.Ordinal)).Select(r => r.Document), Documents(await Csv(portal, Maya, Whole.With("find", "INV 11"))));
        Assert.Empty(Documents(await Csv(portal, Maya, Whole.With("tab", "waiting"))));
    }

    [StoreFact]
    public async Task What_one_may_not_see_is_in_no_file()
    {
        await using var portal = new TestPortal();
        var here = await portal.Furnish();
        await portal.Open(here, 1, (_, w) => w with { Document = "Here" });
        await portal.Open(await portal.AddFacility("H2"), 1, (_, w) => w with { Document = "Elsewhere" });

        Assert.Equal(["Elsewhere", "Here"], Documents(await Csv(portal, Maya, Whole)).Order());
        Assert.Equal(["Here"], Documents(await Csv(portal, Maya with { Facilities = new HashSet<Guid> { here.Id } }, Whole)));
        Assert.Equal(["Here"], Documents(await Csv(portal, Maya, Whole.With("site", "H1"))));
        Assert.Equal(RefusalKind.NotAllowed, (await Export(portal, new Actor(NewId.Next(), "Aisha", new HashSet<string> { Roles.Requester }, null)).Run(WorkDesks.Queue, Whole, null, "csv", TestPortal.Ct)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Export(portal, Maya).Run("Q-NONE", Whole, null, "csv", TestPortal.Ct)).Refusal?.Kind);

        await portal.Given(new QueueRole((await portal.All<WorkQueue>())[0].Id, Roles.Supervisor, QueueRight.Read));
        Assert.Equal(RefusalKind.NotFound, (await Export(portal, Maya).Run(WorkDesks.Queue, Whole, null, "csv", TestPortal.Ct)).Refusal?.Kind);
    }

    [Fact]
    public async Task Nothing_in_it_is_a_formula_and_every_text_comes_back_whole()
    {
        await using var portal = new TestPortal();
        string[] hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "a \"b\", c\nd"];
        await portal.Open(await portal.Furnish(), hostile.Length, (i, w) => w with { Document = hostile[i] });

        var cells = Read(Encoding.UTF8.GetString((await File(portal, Maya, Whole, "csv")).Content));
        Assert.DoesNotContain(cells.SelectMany(c => c), c => c is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]);
        Assert.Equal(hostile.Take(5).Select(h => "'" + h).Append(hostile[5]).Order(StringComparer.Ordinal), cells.Skip(1).Select(c => c[4]).Order(StringComparer.Ordinal));

        // Text is text in a workbook: nothing stands before it.
        var sheet = Sheet((await File(portal, Maya, Whole, "xlsx")).Content);
        Assert.DoesNotContain(sheet.Descendants(), e => e.Name.LocalName == "f");
        Assert.Equal(hostile.Order(StringComparer.Ordinal), sheet.Descendants().Where(e => e.Name.LocalName == "row").Skip(1).Select(r => r.Elements().ElementAt(4)).Select(c => c.Attribute("t")?.Value == "inlineStr" ? c.Value : "not text").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Times_read_as_where_the_viewer_is_and_figures_are_figures()
    {
        await using var portal = new TestPortal();
        await portal.Open(await portal.Furnish(), 1);

        var (here, there) = (Read(await Csv(portal, Maya, Whole, "America/New_York"))[1][1], Read(await Csv(portal, Maya, Whole, "Asia/Tokyo"))[1][1]);
        Assert.Equal(TimeSpan.FromHours(13), DateTime.Parse(there, CultureInfo.InvariantCulture) - DateTime.Parse(here, CultureInfo.InvariantCulture));
        var row = Sheet((await File(portal, Maya, Whole, "xlsx")).Content).Descendants().Where(e => e.Name.LocalName == "row").ElementAt(1).Elements().ToList();
        Assert.Equal(100m, decimal.Parse(row[7].Value, CultureInfo.InvariantCulture));
        Assert.Equal("100.00", Read(await Csv(portal, Maya, Whole))[1][7]);
        Assert.NotEqual("inlineStr", row[7].Attribute("t")?.Value);
        Assert.NotEqual("inlineStr", row[1].Attribute("t")?.Value);
    }

    [Fact]
    public async Task It_has_the_columns_that_the_page_shows_and_no_others()
    {
        await using var portal = new TestPortal();
        await portal.Open(await portal.Furnish(), 1);
        async Task<string> Heads(PageState address) => string.Join('|', Read(await Csv(portal, Maya, address))[0]);

        Assert.Equal("#|Due|Priority|What is wrong|Document|Supplier|Site|Amount|Currency|Difference|Owner|Why here", await Heads(Whole));
        Assert.Equal("#|Due|Priority|What is wrong|Document|Touches|Handoffs", await Heads(Whole.With("cols", "document,touches,handoffs")));
        Assert.Equal(["1", "INV 0", "0", "0"], Read(await Csv(portal, Maya, Whole.With("cols", "document,touches,handoffs")))[1] is [var place, _, _, _, .. var rest] ? [place, .. rest] : []);
        Assert.True((await new KeepViews(portal.As(Maya)).Show(WorkDesks.Queue, "amount", TestPortal.Ct)).IsDone);
        Assert.Equal("#|Due|Priority|What is wrong|Amount|Currency", await Heads(Whole));
        Assert.Equal("#|Ask again on|Priority|What is wrong|Amount|Currency", await Heads(Whole.With("tab", "waiting")));
        Assert.Equal("#|Closed|Priority|What is wrong|Site", await Heads(Whole.With("tab", "done").With("cols", "site")));
    }

    [Fact]
    public async Task A_list_that_is_longer_than_a_file_is_cut_and_the_file_says_so()
    {
        await using var portal = new TestPortal();
        await portal.Open(await portal.Furnish(), 3);
        var export = Export(portal, Maya);

        var cut = Read(Encoding.UTF8.GetString((await export.Run(WorkDesks.Queue, Whole, null, "csv", TestPortal.Ct, most: 2)).Value!.Content));
        Assert.Equal(4, cut.Count);
        Assert.Equal("Only the first 2 items of the list are here. Narrow the list by its filters to have the rest.", cut[^1][0]);
        Assert.Equal(4, Read(Encoding.UTF8.GetString((await export.Run(WorkDesks.Queue, Whole, null, "csv", TestPortal.Ct, most: 3)).Value!.Content)).Count);
    }

    [Fact]
    public async Task Its_name_says_the_view_and_the_time()
    {
        await using var portal = new TestPortal();
        await portal.Open(await portal.Furnish(), 1);
        Assert.True((await new KeepViews(portal.As(Maya)).Save(new(WorkDesks.Queue, "Late / all", "tab=late", false), TestPortal.Ct)).IsDone);

        Assert.Equal("test-queue-open-2026-03-10-0900.csv", (await File(portal, Maya, Whole, "csv")).Name);
        Assert.Equal("test-queue-unclaimed-h1-2026-03-10-0900.xlsx", (await File(portal, Maya, Whole.With("tab", "free").With("site", "H1"), "xlsx")).Name);
        Assert.Equal("late-all-2026-03-10-0900.csv", (await File(portal, Maya, Whole.With("tab", "late"), "csv")).Name);
        Assert.Equal("A list can be had as csv or as xlsx.", (await Export(portal, Maya).Run(WorkDesks.Queue, Whole, null, "pdf", TestPortal.Ct)).Sentence);
    }

    private static ListExport Export(TestPortal portal, Actor actor)
    {
        var acting = new Acting(actor);
        return new ListExport(Rows(portal, actor), new Depths(portal.Dbs, acting, portal.Get<KnownPlaces>(), portal.Clock, new QueueSight(new KnownPlaces(portal.Dbs, portal.Clock)), portal.Get<SharedReads>()), new SavedViews(portal.Dbs, acting, portal.Get<KnownPlaces>(), portal.Clock), new QueueSight(new KnownPlaces(portal.Dbs, portal.Clock)), acting, portal.Clock, new PortalSettings { Zone = "America/New_York" });
    }

    private static QueueRows Rows(TestPortal portal, Actor actor) => new(portal.Dbs, new Acting(actor), portal.Clock, portal.Get<KnownPlaces>(), new QueueSight(new KnownPlaces(portal.Dbs, portal.Clock)), portal.Get<SharedReads>());

    private static async Task<ListExport.Exported> File(TestPortal portal, Actor actor, PageState address, string format, string? zone = null)
    {
        var outcome = await Export(portal, actor).Run(WorkDesks.Queue, address, zone, format, TestPortal.Ct);
        Assert.True(outcome.IsDone, outcome.Sentence);
        return outcome.Value!;
    }

    private static async Task<string> Csv(TestPortal portal, Actor actor, PageState address, string? zone = null) => Encoding.UTF8.GetString((await File(portal, actor, address, "csv", zone)).Content);

    private static IEnumerable<string> Documents(string csv) => Read(csv).Skip(1).Select(c => c[4]);

    private static XDocument Sheet(byte[] book)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        using var sheet = zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open();
        return XDocument.Load(sheet);
    }

    /// <summary>By RFC 4180, as a spreadsheet reads it.</summary>
    private static List<List<string>> Read(string csv)
    {
        var (lines, line, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = csv is ['\uFEFF', ..] ? 1 : 0; i < csv.Length; i++)
        {
            if (quoted && csv[i] == '"' && i + 1 < csv.Length && csv[i + 1] == '"') cell.Append(csv[i++]);
            else if (csv[i] == '"') quoted = !quoted;
            else if (quoted || csv[i] is not (',' or '\r' or '\n')) cell.Append(csv[i]);
            else if (csv[i] != '\n')
            {
                line.Add(cell.ToString());
                cell.Clear();
                if (csv[i] != '\r') continue;
                lines.Add(line);
                line = [];
            }
        }
        return lines;
    }
}
