using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>Why an invoice did not go straight through, and how that was resolved.</summary>
public sealed class InvoiceException : IAtFacility, IVersioned
{
    public Guid Id { get; init; }
    public int Version { get; set; }
    public Guid InvoiceId { get; init; }
    public Guid FacilityId { get; init; }
    public Guid ItemId { get; set; }
    public Instant OpenedAt { get; init; }
    public string PrimaryCode { get; private set; } = "";
    /// <summary>The other codes, in the order of the taxonomy, separated by commas.</summary>
    public string SecondaryCodes { get; private set; } = "";
    public string Sentence { get; private set; } = "";
    public string Why { get; private set; } = "";
    /// <summary>Every check with its limit and value, as JSON.</summary>
    public string Checks { get; private set; } = "[]";
    public decimal VarianceAmount { get; private set; }
    public decimal VariancePercent { get; private set; }
    public string RootCause { get; private set; } = "";
    public string? ResolutionCode { get; private set; }
    public string? AuthorityUsed { get; private set; }
    public Guid? ResolvedById { get; private set; }
    public Instant? ResolvedAt { get; private set; }

    public bool IsOpen => ResolvedAt is null;

    /// <summary>What this comparison found. True when something a person would notice is different.</summary>
    public bool Describe(string primary, IReadOnlyList<string> secondary, string sentence, string why, string checks, decimal amount, decimal percent, string rootCause)
    {
        var changed = primary != PrimaryCode || amount != VarianceAmount || string.Join(',', secondary) != SecondaryCodes;
        (PrimaryCode, SecondaryCodes, Sentence, Why, Checks, VarianceAmount, VariancePercent, RootCause) =
            (primary, string.Join(',', secondary), sentence, why, checks, amount, percent, rootCause);
        return changed;
    }

    public Decision Resolve(string resolution, string authority, Actor actor, Instant now)
    {
        if (!IsOpen) return new Refusal("resolved", "This exception is resolved already.");
        (ResolutionCode, AuthorityUsed, ResolvedById, ResolvedAt) = (resolution, authority, actor.Id, now);
        return Decision.Of();
    }

    /// <summary>Later than this a new fact is a new case.</summary>
    private static readonly Duration ReopensFor = Duration.FromDays(30);

    public Decision Reopen(string reason, Instant now)
    {
        if (ResolvedAt is not { } resolved) return new Refusal("open", "This exception is open already.");
        if (now - resolved > ReopensFor) return new Refusal("too-old", "It was resolved more than 30 days ago. Ask the supplier for a credit or a new invoice instead.");
        (ResolutionCode, AuthorityUsed, ResolvedById, ResolvedAt) = (null, null, null, null);
        return Decision.Of(new ExceptionReopened(InvoiceId, ItemId, reason));
    }
}
