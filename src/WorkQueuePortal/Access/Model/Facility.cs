using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Access.Model;

public enum FacilityKind
{
    Hospital,
    Ambulatory,
    Laboratory,
    PhysicianGroup,
    SharedService,
}

/// <summary>A place of the health system. Its zone is the zone of its working day; its calendar says when that day is.</summary>
public sealed class Facility : IRemembered
{
    public Guid Id { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";
    public FacilityKind Kind { get; set; }
    public string Zone { get; set; } = "";
    public string CalendarCode { get; set; } = "";
    public bool IsTaxExempt { get; set; }
}
