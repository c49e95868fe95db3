using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;

namespace WorkQueuePortal.Integration.Mirror;

/// <summary>Who the parties of a document are, by the codes and names on file. Two candidates are as good as none.</summary>
internal static class Parties
{
    public static async Task<string?> SupplierCode(PortalDb db, Party party, CancellationToken ct)
    {
        var (codes, names) = (Codes(party), Names(party));
        var byCode = await db.Set<Supplier>().Where(s => codes.Contains(s.Code)).Select(s => s.Code).ToListAsync(ct);
        if (byCode.Count > 0) return byCode is [var only] ? only : null;
        return await db.Set<Supplier>().Where(s => names.Contains(s.Name)).Select(s => s.Code).Take(2).ToListAsync(ct) is [var named] ? named : null;
    }

    public static async Task<string?> FacilityCode(PortalDb db, Party party, string? reference, CancellationToken ct)
    {
        List<string> said = [.. Codes(party), .. Names(party), .. reference is null ? Array.Empty<string>() : [reference]];
        return await db.Set<Facility>().Where(f => said.Contains(f.Code) || said.Contains(f.Name)).Select(f => f.Code).Take(2).ToListAsync(ct) is [var only] ? only : null;
    }

    private static List<string> Codes(Party party) => Said(party.EndpointId, party.LegalId, party.Gln);
    private static List<string> Names(Party party) => Said(party.Name, party.TradingName);
    private static List<string> Said(params IEnumerable<string?> words) => [.. words.OfType<string>().Where(w => w.Length > 0)];
}
