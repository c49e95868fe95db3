using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Integration.Actions;
using WorkQueuePortal.Integration.Model;
using WorkQueuePortal.Tests.Support;

namespace WorkQueuePortal.Tests.Integration;

public sealed class ReceiveMessageTests
{
    [StoreFact]
    public async Task Each_message_is_stored_once_for_each_source_and_id()
    {
        await using var portal = new TestPortal();
        var receive = portal.Get<ReceiveMessage>();
        Assert.Equal(2, (await receive.Run("erp", [Message("a"), Message("b"), Message("a")], null, TestPortal.Ct)).Value);
        Assert.Equal(1, (await receive.Run("erp", [Message("b"), Message("c")], null, TestPortal.Ct)).Value);
        Assert.Equal(1, (await receive.Run("other", [Message("a")], null, TestPortal.Ct)).Value);
        Assert.Equal(["a", "b", "c", "a"], (await portal.Messages()).Select(m => m.MessageId));
    }

    [StoreFact]
    public async Task The_cursor_moves_in_the_save_that_stores_the_messages()
    {
        await using var portal = new TestPortal();
        await portal.Get<ReceiveMessage>().Run("erp", [Message("a")], new CursorMove("order", null, "7"), TestPortal.Ct);
        Assert.Equal(("7", 1), (await portal.All<FeedCursor>()).Select(c => (c.Cursor, c.NewCount)).Single());
    }

    [StoreFact]
    public async Task When_the_messages_cannot_be_saved_the_cursor_stays()
    {
        await using var portal = new TestPortal();
        await portal.Get<ReceiveMessage>().Run("erp", [Message("a")], new CursorMove("order", null, "7"), TestPortal.Ct);
        var broken = new Envelope("b", null!, "", "{}");
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => portal.Get<ReceiveMessage>().Run("erp", [Message("c"), broken], new CursorMove("order", "7", "9"), TestPortal.Ct));
        Assert.Equal("7", (await portal.All<FeedCursor>()).Single().Cursor);
        Assert.Single(await portal.Messages());
    }

    [StoreFact]
    public async Task A_cursor_that_somebody_moved_on_meanwhile_is_not_moved_back()
    {
        await using var portal = new TestPortal();
        var receive = portal.Get<ReceiveMessage>();
        await receive.Run("erp", [Message("a"), Message("b")], new CursorMove("order", null, "9"), TestPortal.Ct);
        await receive.Run("erp", [Message("a")], new CursorMove("order", null, "5"), TestPortal.Ct);
        Assert.Equal("9", (await portal.All<FeedCursor>()).Single().Cursor);
    }

    [StoreFact]
    public async Task Two_polls_at_once_store_each_message_once()
    {
        await using var portal = new TestPortal();
        var messages = Enumerable.Range(0, 100).Select(n => Message($"m{n}")).ToList();
        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => portal.Get<ReceiveMessage>().Run("erp", messages, new CursorMove("order", null, "100"), TestPortal.Ct))));
        Assert.Equal(100, added.Sum(a => a.Value));
        Assert.Equal(100, (await portal.Messages()).Count);
    }

    private static Envelope Message(string id) => new(id, "test.v1", id, "{}");
}
