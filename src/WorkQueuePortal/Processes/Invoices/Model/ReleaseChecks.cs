using System.Security.Cryptography;
using static WorkQueuePortal.Processes.Invoices.Model.Figures;

namespace WorkQueuePortal.Processes.Invoices.Model;

/// <summary>What may still stop an invoice whose lines all matched.</summary>
public static class ReleaseChecks
{
    private const decimal LargePoLine = 100_000m, LargeOtherLine = 10_000m, AuditFrom = 5_000m;
    private const decimal RecurringFraction = 0.10m, RecurringAmount = 100m;

    public static HeaderCheck Freight(TolerancePolicy policy, decimal planned, decimal billed, bool prepaid)
    {
        var allowed = policy.Freight.Allowed(planned, prepaid);
        return billed <= allowed
            ? new("F-01", "Freight", true, null, $"Freight of {Amount(billed)} is within {Amount(allowed)}.")
            : new("F-01", "Freight", false, Codes.Freight, $"Freight of {Amount(billed)} is billed; {(planned > 0m ? $"{Amount(planned)} was planned and " : "none was planned and ")}{Amount(allowed)} is allowed. Rule F-01 of {policy}.");
    }

    public static bool IsLarge(decimal lineAmount, bool hasOrder) => lineAmount > (hasOrder ? LargePoLine : LargeOtherLine);

    /// <summary>One in a hundred of the larger invoices. The id decides, so that nobody can try again, and a repeat of the job picks the same ones.</summary>
    public static bool IsAudited(Guid invoiceId, decimal total)
    {
        if (total <= AuditFrom) return false;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(invoiceId.ToByteArray(bigEndian: true), hash);
        return BitConverter.ToUInt32(hash) % 100 == 0;
    }

    /// <summary>A scheduled bill of an active contract goes through when it is about what was expected.</summary>
    public static bool IsAsExpected(decimal billed, decimal expected) =>
        Math.Abs(billed - expected) <= Math.Min(Math.Abs(expected) * RecurringFraction, RecurringAmount);
}
