using WorkQueuePortal.Ui;
using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Admin.Screens;

/// <summary>Whose items are to be moved: one person's, or those of a queue that nobody has.</summary>
public sealed record MoveFrom(Guid? Person, string? Queue)
{
    private const string PersonName = "person", QueueName = "queue";

    public QueueView View => Person is { } person ? new QueueView(OwnerId: person) : new QueueView(QueueCode: Queue, Unclaimed: true);

    public static MoveFrom? Of(PageState state) =>
        state.Id(PersonName) is { } person ? new MoveFrom(person, null) : state[QueueName] is { Length: > 0 } queue ? new MoveFrom(null, queue) : null;

    public static string AddressOf(Guid person) => PageState.Of(Links.Board).With(PersonName, person.ToString()).Address;
    public static string AddressOf(string queue) => PageState.Of(Links.Board).With(QueueName, queue).Address;
}
