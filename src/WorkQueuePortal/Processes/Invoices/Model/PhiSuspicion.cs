using System.Text.RegularExpressions;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>How much a text looks like patient data, 0 to 1, and as what: the kind, never the value.</summary>
public sealed record PhiFinding(double Score, string Kind)
{
    public static PhiFinding None { get; } = new(0, "nothing");
}

/// <summary>Looks for labelled patient identifiers. A bare number proves nothing on an invoice, and so does "account": suppliers have
/// accounts too. The label makes it an identifier, and two weak signs together make a strong one.</summary>
public static partial class PhiSuspicion
{
    public const double RefuseFrom = 0.8, WarnFrom = 0.5;

    private static readonly (Regex Pattern, double Score, string Kind)[] Signs =
    [
        (MedicalRecord(), 0.9, "a medical record number"),
        (BirthDate(), 0.85, "a date of birth"),
        (PatientAccount(), 0.85, "a patient account number"),
        (HealthPlan(), 0.85, "a health-plan number"),
        (SocialSecurity(), 0.9, "a social security number"),
        (PatientName(), 0.6, "a patient's name"),
        (Diagnosis(), 0.55, "a diagnosis"),
        (Visit(), 0.5, "a visit or admission"),
    ];

    public static PhiFinding Worst(IEnumerable<string> texts) => texts.Select(Of).MaxBy(f => f.Score) ?? PhiFinding.None;

    public static PhiFinding Of(string text)
    {
        // File names join their words with underscores, dots and dashes; a date keeps its own.
        var words = text.Replace('_', ' ');
        var (missed, strongest) = (1.0, PhiFinding.None);
        foreach (var (pattern, score, kind) in Signs)
        {
            if (!pattern.IsMatch(words)) continue;
            missed *= 1 - score;
            if (score > strongest.Score) strongest = new(score, kind);
        }
        return strongest with { Score = Math.Round(1 - missed, 2) };
    }

    private const string Gap = @"[\s.:#\-]*(?:no|num|number|id)?[\s.:#\-]*";
    private const RegexOptions Any = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:MRN|medical\s+record)" + Gap + @"[A-Z]{0,3}\d{4,}", Any)]
    private static partial Regex MedicalRecord();

    [GeneratedRegex(@"\b(?:DOB|D\.O\.B\.?|date\s+of\s+birth|birth\s*date|born)[\s.:#\-]*(?:\d{1,4}[/.\-\s]\d{1,2}[/.\-\s]\d{1,4}|\d{8}|\d{1,2}\s*[A-Z]{3,9}\s*\d{2,4})", Any)]
    private static partial Regex BirthDate();

    [GeneratedRegex(@"\b(?:patient|pt|hospital|encounter)\s+(?:acct|account)" + Gap + @"[A-Z]{0,3}\d{4,}", Any)]
    private static partial Regex PatientAccount();

    [GeneratedRegex(@"\b(?:health\s*plan|member|subscriber|beneficiary|medicare|medicaid|MBI|policy\s*holder)" + Gap + @"[A-Z]{0,4}\d[A-Z0-9\-]{5,}", Any)]
    private static partial Regex HealthPlan();

    [GeneratedRegex(@"\b(?:SSN|social\s+security)" + Gap + @"\d{3}-?\d{2}-?\d{4}\b", Any)]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(@"\b(?:patient|pt)(?:\s+name)?\s*[:#]?\s+(?!(?:care|monitor|lift|gown|transfer|room|bed|portal|safety|account|acct|warming|supplies)\b)[A-Z][a-z'\-]+,?\s+[A-Z][a-z'\-]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PatientName();

    [GeneratedRegex(@"\b(?:dx|diagnosis|icd(?:-?10)?)[\s.:#\-]*[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?\b", Any)]
    private static partial Regex Diagnosis();

    [GeneratedRegex(@"\b(?:admitted|discharged|date\s+of\s+service|surgery\s+date|DOS)[\s.:#\-]*\d{1,4}[/.\-]\d{1,2}", Any)]
    private static partial Regex Visit();
}
