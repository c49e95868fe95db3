using NodaTime;

namespace WorkQueuePortal.Work.Model;

/// <summary>A page on which somebody has an item before them. Not a record of the item: it goes with the page, or when the page is silent.</summary>
public sealed class ItemLook
{
    /// <summary>Longer than pages are silent for; a page that died is believed until then.</summary>
    public static readonly Duration LastsFor = Duration.FromMinutes(2);

    /// <summary>How often a page says that it is still there.</summary>
    public static readonly Duration Renewed = Duration.FromSeconds(45);

    /// <summary>Of the page.</summary>
    public Guid Id { get; init; }
    public Guid ItemId { get; private set; }
    public Guid PersonId { get; init; }
    public Instant Until { get; private set; }

    /// <summary>The items of which others must hear: none where the page has said only that it is still there.</summary>
    public IReadOnlyList<Guid> At(Guid item, Instant now)
    {
        Guid[] told = ItemId == item && Until > now ? [] : ItemId == Guid.Empty || ItemId == item ? [item] : [ItemId, item];
        (ItemId, Until) = (item, now + LastsFor);
        return told;
    }
}
