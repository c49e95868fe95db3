using System.Globalization;
using NodaTime;

namespace WorkQueuePortal.Integration.Model;

/// <summary>How the calls of the last minute went, counted in slots of ten seconds. Written as text, so that all nodes share one row.</summary>
public sealed record CallWindow
{
    private const int SlotSeconds = 10, SlotCount = 6;
    private readonly IReadOnlyList<Slot> _slots;

    private CallWindow(IReadOnlyList<Slot> slots) => _slots = slots;

    public static CallWindow Empty { get; } = new([]);

    public int Total => _slots.Sum(s => s.Ok + s.Failed);
    public int Failed => _slots.Sum(s => s.Failed);

    /// <summary>Without what is older than a minute.</summary>
    public CallWindow At(Instant now) => new([.. _slots.Where(s => s.Number > Number(now) - SlotCount)]);

    public CallWindow Add(Instant at, bool isOk)
    {
        var current = At(at);
        var number = Number(at);
        var slot = current._slots.FirstOrDefault(s => s.Number == number) ?? new Slot(number, 0, 0);
        var counted = isOk ? slot with { Ok = slot.Ok + 1 } : slot with { Failed = slot.Failed + 1 };
        return new([.. current._slots.Where(s => s.Number != number), counted]);
    }

    public static CallWindow Parse(string text) => new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Slot.Parse)]);

    public override string ToString() => string.Join(' ', _slots);

    private static long Number(Instant at) => at.ToUnixTimeSeconds() / SlotSeconds;

    private sealed record Slot(long Number, int Ok, int Failed)
    {
        public static Slot Parse(string text)
        {
            var parts = text.Split('/');
            return new(long.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Ok}/{Failed}");
    }
}
