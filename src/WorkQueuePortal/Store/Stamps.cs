using Microsoft.EntityFrameworkCore;
using WorkQueuePortal.Kernel;

namespace WorkQueuePortal.Store;

/// <summary>Stands for all remembered rows together: it has another value after each save of one of them.</summary>
public sealed class StampRow
{
    public string Name { get; init; } = "";
    public Guid Value { get; set; }
}

/// <summary>Tells whether what was remembered is still as it was, by one row instead of all of them. It is written with the change itself, so that no node trusts what another one has changed.
/// Who changes such rows past the model, by hand or by a set-based statement, is not noticed: what is remembered is therefore read again now and then as well.</summary>
public static class Stamps
{
    /// <summary>The one row that the schema's script puts there.</summary>
    public const string Remembered = "remembered";

    private static readonly KeptQuery<Func<PortalDb, IAsyncEnumerable<Guid>>> Kept = new(() => EF.CompileAsyncQuery((PortalDb db) => db.Set<StampRow>().Where(s => s.Name == Remembered).Select(s => s.Value)));

    public static ValueTask<Guid> Now(PortalDb db, CancellationToken ct) => Kept.On(db)(db).FirstAsync(ct);

    /// <summary>Called before each save: the stamp changes with the rows it stands for.</summary>
    internal static void Follow(PortalDb db)
    {
        if (!db.ChangeTracker.Entries<IRemembered>().Any(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)) return;
        var stamp = db.Set<StampRow>().Local.FindEntry(Remembered) ?? db.Attach(new StampRow { Name = Remembered });
        // An update whatever was known before, because nobody has read it.
        stamp.Property(s => s.Value).CurrentValue = NewId.Next();
        stamp.State = EntityState.Modified;
    }
}
