using FluentValidation;
using WorkQueuePortal.Integration.Sandbox;
using WorkQueuePortal.Kernel;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Actions;

/// <summary>Breaks the sandbox ERP on purpose, or mends it.</summary>
public sealed class SetFault(UnitOfWork work, SandboxErp erp)
{
    /// <summary>What the facts about the sandbox's faults are about: there is one sandbox and it has no row in the portal.</summary>
    public static readonly Guid SandboxId = new("5a4db0c5-0000-7000-8000-000000000001");

    public sealed record Ask(FaultMode Mode, int RatePerMille);

    public sealed class Shape : AbstractValidator<Ask>
    {
        public Shape() => RuleFor(a => a.RatePerMille).InclusiveBetween(0, 1000).WithMessage("The rate is a number from 0 to 1,000 of a thousand calls.");
    }

    public async Task<Outcome> Run(Ask ask, CancellationToken ct)
    {
        // The sandbox stands for another system, so it is told after the save that says who wanted it.
        var outcome = await work.Write(Permissions.JobsRun, ask, new Shape(), at => Task.FromResult(at.Carry(Decision.Of(new SandboxFaultSet(SandboxId, ask.Mode, ask.RatePerMille)))), ct);
        if (outcome.IsDone) await erp.SetFaults(ask.Mode, ask.RatePerMille, ct);
        return outcome;
    }
}

public sealed record SandboxFaultSet(Guid Sandbox, FaultMode Mode, int RatePerMille) : Fact(Sandbox, null)
{
    public override string Sentence => Mode switch
    {
        FaultMode.None => "Ended the faults of the sandbox ERP.",
        FaultMode.Down => "Took the sandbox ERP down.",
        FaultMode.Slow => "Made the sandbox ERP slow.",
        FaultMode.Error500 => $"Made the sandbox ERP fail in {RatePerMille:N0} of 1,000 calls.",
        FaultMode.Duplicate => $"Made the sandbox ERP send {RatePerMille:N0} of 1,000 records twice.",
        _ => "Made the sandbox ERP shuffle its feeds.",
    };
}
