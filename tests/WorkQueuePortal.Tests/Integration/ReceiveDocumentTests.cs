using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration;

public sealed class ReceiveDocumentTests
{
    [StoreFact]
    public async Task The_same_bytes_are_stored_once_whichever_way_they_come()
    {
        await using var portal = new TestPortal(TextDocuments.Register);
        var first = await portal.Get<ReceiveDocument>().Run(Ask("invoice INV-1", "a.xml", "upload"), TestPortal.Ct);
        var again = await portal.Get<ReceiveDocument>().RunAsSystem(Ask("invoice INV-1", "b.xml", "drop"), TestPortal.Ct);
        Assert.Equal((first.Value!.DocumentId, true), (again.Value!.DocumentId, again.Value.WasHere));
        Assert.Equal("This invoice INV-1 had arrived before as a.xml. Nothing was added.", again.Value.Sentence);
        Assert.Equal((first.Value.DocumentId, "a.xml"), (await portal.All<DocumentRow>()).Select(d => (d.Id, d.Name)).Single());
        var message = (await portal.Messages()).Single();
        Assert.Equal(("document.invoice.v1", "INV-1", first.Value.DocumentId), (message.Type, message.Subject, message.DocumentId));
        Assert.Equal("Received the invoice INV-1 as a.xml by upload.", (await portal.All<FactRow>()).Single().Sentence);
    }

    [StoreFact]
    public async Task What_cannot_be_read_is_refused_with_the_readers_sentence_and_leaves_nothing()
    {
        await using var portal = new TestPortal(TextDocuments.Register);
        Assert.Equal(TextDocuments.Unreadable, (await portal.Get<ReceiveDocument>().Run(Ask("nonsense", "a.xml", "upload"), TestPortal.Ct)).Sentence);
        Assert.Empty(await portal.All<DocumentRow>());
        Assert.Empty(await portal.Messages());
    }

    [StoreFact]
    public async Task Only_accounts_payable_brings_documents_in()
    {
        await using var portal = new TestPortal(TextDocuments.Register) { Actor = new Actor(Guid.AllBitsSet, "Rita", new HashSet<string> { Roles.Requester }, null) };
        var outcome = await portal.Get<ReceiveDocument>().Run(Ask("invoice INV-1", "a.xml", "upload"), TestPortal.Ct);
        Assert.Equal(RefusalKind.NotAllowed, outcome.Refusal!.Kind);
    }

    [StoreFact]
    public async Task The_same_bytes_at_the_same_moment_are_one_document()
    {
        await using var portal = new TestPortal(TextDocuments.Register);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.Get<ReceiveDocument>().Run(Ask("invoice INV-1", "a.xml", "api"), TestPortal.Ct))));
        Assert.Single(outcomes.Select(o => o.Value!.DocumentId).Distinct());
        Assert.Single(outcomes, o => !o.Value!.WasHere);
        Assert.Single(await portal.Messages());
    }

    private static ReceiveDocument.Ask Ask(string text, string name, string way) => new(name, "application/xml", System.Text.Encoding.UTF8.GetBytes(text), way);
}
