using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>One key, or the revocation of one, that cookies, forms and circuits are protected with.</summary>
public sealed class KeyRow
{
    public int Number { get; init; }
    public Instant At { get; init; }
    public string Xml { get; init; } = "";
}

/// <summary>Keeps the keys in the store, so that what one node has signed is good on every other.</summary>
public sealed class StoredKeys(PortalDbs dbs, IClock clock) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = dbs.OpenAll();
        return [.. db.Set<KeyRow>().AsNoTracking().OrderBy(k => k.Number).Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    /// <summary>Numbers follow each other without a gap, so of two nodes that make the next key in the same moment one is refused. It reads the ring again after
    /// that and uses the key of the other.</summary>
    public void StoreElement(XElement element, string friendlyName)
    {
        while (true)
        {
            using var db = dbs.OpenAll();
            var last = db.Set<KeyRow>().Max(k => (int?)k.Number) ?? 0;
            db.Add(new KeyRow { Number = last + 1, At = Millisecond.Of(clock.GetCurrentInstant()), Xml = element.ToString(SaveOptions.DisableFormatting) });
            try
            {
                db.SaveChanges();
                return;
            }
            catch (DbUpdateException) when (db.Set<KeyRow>().Any(k => k.Number == last + 1))
            {
                // A key gives way to the one of the other node; a revocation may not be lost.
                if (element.Name == "key") return;
            }
        }
    }
}
