using WorkQueuePortal.Processes.IntegrationFailures.Model;

namespace WorkQueuePortal.Tests.Processes.IntegrationFailures.Model;

public sealed class FailureCauseTests
{
    [Theory]
    [InlineData("Supplier S-0042 is not known.", "Supplier … is not known.")]
    [InlineData("Order 4500000900, line 3: the period is closed.", "Order …, line …: the period is closed.")]
    [InlineData("Nothing in the portal handles messages of the type erp.order.v1.", "Nothing in the portal handles messages of the type erp.order.v1.")]
    [InlineData("The ERP does not answer.", "The ERP does not answer.")]
    [InlineData("", "")]
    public void A_cause_is_the_sentence_without_the_keys_of_one_message(string sentence, string cause) => Assert.Equal(cause, FailureCause.Of(sentence));

    [Fact]
    public void A_cause_fits_its_column() => Assert.Equal(200, FailureCause.Of(string.Join(' ', Enumerable.Repeat("word", 100))).Length);
}
