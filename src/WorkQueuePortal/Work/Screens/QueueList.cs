using WorkQueuePortal.Work.Queries;

namespace WorkQueuePortal.Work.Screens;

/// <summary>The rows on screen. Nothing moves by itself: a changed row keeps its place, a gone one becomes a tombstone there, and new ones wait until they are asked for.</summary>
public sealed class QueueList(QueueView view)
{
    private readonly List<Guid> _order = [];
    private readonly Dictionary<Guid, QueueRow> _rows = [];
    private readonly Dictionary<Guid, QueueRow?> _gone = [];
    private readonly HashSet<Guid> _new = [];
    private QueueCursor? _last;

    public QueueView View => view;
    public int NewCount => _new.Count;
    public bool IsEmpty => _order.Count == 0;
    public bool HasMore { get; private set; }
    public QueueCursor? Last => _last;
    public IReadOnlyCollection<Guid> Ids => _order;

    public QueueRow? Row(Guid? id) => id is { } known && !_gone.ContainsKey(known) ? _rows.GetValueOrDefault(known) : null;

    /// <summary>Every row in its place; Gone is what became of it, with null where it is not this person's to see any more.</summary>
    public IEnumerable<(QueueRow Row, bool IsGone, QueueRow? Gone)> Rows => _order.Select(id => (_rows[id], _gone.ContainsKey(id), _gone.GetValueOrDefault(id)));

    /// <summary>Adds a page behind the rows that are shown.</summary>
    public void Append(IReadOnlyList<QueueRow> page, bool hasMore)
    {
        foreach (var row in page)
        {
            if (_rows.TryAdd(row.Id, row)) _order.Add(row.Id);
            _new.Remove(row.Id);
        }
        HasMore = hasMore;
        if (page is [.., var last]) _last = last.Cursor;
    }

    /// <summary>What is left of these rows after a change, as they were just read.</summary>
    public void Patch(IReadOnlySet<Guid> changed, IReadOnlyList<QueueRow> fresh)
    {
        var found = fresh.ToDictionary(r => r.Id);
        foreach (var id in changed)
        {
            var row = found.GetValueOrDefault(id);
            var belongs = row is not null && view.Holds(row);
            if (_rows.ContainsKey(id)) Keep(id, row, belongs);
            else if (belongs && IsInSight(row!)) _new.Add(id);
            else _new.Remove(id);
        }
    }

    /// <summary>The nearest row that is still there, behind this one if possible: where the focus goes.</summary>
    public Guid? After(Guid id)
    {
        var at = _order.IndexOf(id);
        return _order.Skip(at + 1).Concat(_order.Take(Math.Max(0, at)).Reverse()).Where(i => !_gone.ContainsKey(i)).Cast<Guid?>().FirstOrDefault();
    }

    private void Keep(Guid id, QueueRow? row, bool belongs)
    {
        if (belongs)
        {
            _rows[id] = row!;
            _gone.Remove(id);
        }
        else
        {
            _gone[id] = row;
        }
    }

    /// <summary>A row behind the last one on screen is not new to anybody: it comes with its page.</summary>
    private bool IsInSight(QueueRow row) => !HasMore || _last is not { } last || Comparer.Compare(Place(row.Cursor), Place(last)) <= 0;

    private static readonly Comparer<(int, NodaTime.Instant, int, long, NodaTime.Instant, long)> Comparer = Comparer<(int, NodaTime.Instant, int, long, NodaTime.Instant, long)>.Default;

    private static (int, NodaTime.Instant, int, long, NodaTime.Instant, long) Place(QueueCursor at) => (at.Lane, at.OrderAt, at.ScoreOrder, at.ValueOrder, at.CreatedAt, at.Number);
}
