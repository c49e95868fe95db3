using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Access.Model;
using WorkQueuePortal.Integration.Mirror.Model;
using WorkQueuePortal.Kernel.Canonical;
using WorkQueuePortal.Store;

// The store does the upper-casing: the call becomes SQL, which has no culture.
#pragma warning disable CA1304, CA1311

namespace WorkQueuePortal.Integration.Mirror;

/// <summary>Who the parties of a document are, by the codes and names on file, however they are capitalised. Two candidates are as good as none.</summary>
public static class Parties
{
    /// <summary>By a code it names; else by its name, which is also the one it is paid under.</summary>
    public static Task<Supplier?> Supplier(PortalDb db, Party party, CancellationToken ct)
    {
        var (codes, names) = (Codes(party), Names(party));
        return db.Once((typeof(Parties), string.Join('\n', codes), string.Join('\n', names)), () => Supplier(db, codes, names, ct));
    }

    private static async Task<Supplier?> Supplier(PortalDb db, List<string> codes, List<string> names, CancellationToken ct)
    {
        var suppliers = db.Set<Supplier>().AsNoTracking();
        var byCode = await suppliers.Where(s => codes.Contains(s.Code)).Take(2).ToListAsync(ct);
        if (byCode.Count > 0) return byCode is [var only] ? only : null;
        var byName = await suppliers.Where(s => names.Contains(s.Name) || names.Contains(s.Name.ToUpper())).Take(2).ToListAsync(ct);
        if (byName.Count == 0) byName = await suppliers.Where(s => names.Contains(s.RemitName) || names.Contains(s.RemitName.ToUpper())).Take(2).ToListAsync(ct);
        return byName is [var named] ? named : null;
    }

    public static async Task<Facility?> Facility(PortalDb db, Party party, string? reference, CancellationToken ct)
    {
        var (codes, names) = ((List<string>)[.. Codes(party), .. Said(reference)], Both([party.Name, party.TradingName, reference]));
        return await db.Set<Facility>().AsNoTracking().Where(f => codes.Contains(f.Code) || names.Contains(f.Name) || names.Contains(f.Name.ToUpper())).Take(2).ToListAsync(ct) is [var only] ? only : null;
    }

    private static List<string> Codes(Party party) => [.. Said(party.EndpointId, party.LegalId, party.Gln)];
    private static List<string> Names(Party party) => Both([party.Name, party.TradingName]);

    /// <summary>As written and in capitals, because not every store knows the capitals of letters outside ASCII.</summary>
    private static List<string> Both(IEnumerable<string?> words) => [.. Said(words).SelectMany(n => new[] { n, n.ToUpperInvariant() }).Distinct()];
    private static IEnumerable<string> Said(params IEnumerable<string?> words) => words.OfType<string>().Select(w => w.Trim()).Where(w => w.Length > 0);
}
