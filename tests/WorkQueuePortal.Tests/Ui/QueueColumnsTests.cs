using WorkQueuePortal.Ui;

namespace WorkQueuePortal.Tests.Ui;

public sealed class QueueColumnsTests
{
    [Fact]
    public void What_is_written_into_an_address_is_read_from_it_and_what_is_unknown_is_passed_over()
    {
        Assert.All([QueueColumnSets.Own, QueueColumnSets.Team, QueueColumns.Touches | QueueColumns.Handoffs], columns => Assert.Equal(columns, QueueColumnSets.Read(QueueColumnSets.Write(columns))));
        Assert.Equal(QueueColumns.Site, QueueColumnSets.Read("site,colour"));
        Assert.Null(QueueColumnSets.Read("colour"));
        Assert.Null(QueueColumnSets.Read(null));
    }
}
