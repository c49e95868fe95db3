namespace WorkQueuePortal.Kernel;

/// <summary>The role catalogue. The code is what is stored; the name is what people read.</summary>
public static class Roles
{
    public const string Requester = "REQ", Manager = "MGR", Director = "DIR", VicePresident = "VP", Cfo = "CFO", Ceo = "CEO",
        Buyer = "BUY", Compliance = "CMP", Privacy = "PRV", Finance = "FIN", ApSpecialist = "APS", ApLead = "APL", Receiver = "RCV",
        VendorAnalyst = "VMA", VendorReviewer = "VMR", Treasury = "TRE", Supervisor = "SUP", Integration = "INT", PolicyAuthor = "POL",
        PolicyApprover = "POA", ProcessOwner = "OWN", Executive = "EXE", Auditor = "AUD", Admin = "ADM",
        ApiClient = "API";

    /// <summary>Every role with its name, in the order the catalogue lists them.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        [Requester] = "Requester", [Manager] = "Department manager", [Director] = "Director", [VicePresident] = "Vice president",
        [Cfo] = "Chief financial officer", [Ceo] = "Chief executive", [Buyer] = "Buyer", ["SRC"] = "Sourcing", ["VAT"] = "Value analysis",
        ["BIO"] = "Clinical engineering", ["RX"] = "Pharmacy", ["SEC"] = "IT security", [Privacy] = "Privacy officer",
        [Compliance] = "Compliance officer", ["LEG"] = "Legal", [Finance] = "Budget and finance", [ApSpecialist] = "AP specialist",
        [ApLead] = "AP lead", [Receiver] = "Receiver", ["INV"] = "Inventory planner", [VendorAnalyst] = "Vendor-master analyst",
        [VendorReviewer] = "Vendor-master reviewer", [Treasury] = "Treasury", ["HRP"] = "HR partner", ["CRD"] = "Credentialing",
        ["OCC"] = "Occupational health", ["ITP"] = "Identity and IT", ["PAY"] = "Payroll specialist", ["PYM"] = "Payroll manager",
        [Supervisor] = "Supervisor", [Integration] = "Integration operations", [PolicyAuthor] = "Policy author",
        [PolicyApprover] = "Policy approver", [ProcessOwner] = "Process owner", [Executive] = "Executive", [Auditor] = "Auditor",
        [Admin] = "Platform administrator", [ApiClient] = "Machine",
    };
}
