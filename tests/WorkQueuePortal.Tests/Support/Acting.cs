using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Tests.Support;

/// <summary>Whoever the test says is signed in.</summary>
internal sealed class Acting(Actor actor) : ICurrentActor
{
    public ValueTask<Actor> Get() => new(actor);
}
