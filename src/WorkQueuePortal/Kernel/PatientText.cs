using System.Text.RegularExpressions;

namespace WorkQueuePortal.Kernel;

/// <summary>Finds text that looks like a patient's record. The portal holds none: it is refused where it is typed, naming the rule and never the value.</summary>
public static partial class PatientText
{
    /// <summary>Null when nothing was found.</summary>
    public static Refusal? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var what = MedicalRecord().IsMatch(text) ? "a medical record number"
            : BirthDate().IsMatch(text) ? "a date of birth"
            : HealthPlan().IsMatch(text) ? "a health-plan or account number"
            : SocialSecurity().IsMatch(text) ? "a social security number" : null;
        return what is null ? null : new Refusal("patient-text", $"The text seems to hold {what}. The portal keeps no patient information; take it out and send it again.");
    }

    [GeneratedRegex(@"\b(MRN|medical\s+record(\s+(no|number))?)\s*[:#]?\s*\d{5,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MedicalRecord();

    [GeneratedRegex(@"\b(DOB|date\s+of\s+birth|born)\s*[:#]?\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BirthDate();

    [GeneratedRegex(@"\b(patient\s+(account|acct|id)|health\s+plan|member\s+id|beneficiary)\s*(no|number)?\s*[:#]?\s*[A-Z]?\d{5,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HealthPlan();

    [GeneratedRegex(@"\b\d{3}-\d{2}-\d{4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex SocialSecurity();
}
