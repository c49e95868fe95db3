namespace WorkQueuePortal.Bench.Circuits;

/// <summary>What stands at one place of the page: an element, a component, or text.</summary>
internal sealed class Node(string? tag, int component, string? text)
{
    public string? Tag { get; } = tag;
    public int Component { get; } = component;
    public string? Own { get; set; } = text;
    public List<Node> Children { get; } = [];
    public Dictionary<string, string?> Attributes { get; } = [];
    /// <summary>By the name of the event: "click".</summary>
    public Dictionary<string, long> Handlers { get; } = [];

    public IEnumerable<Node> All() => Children.SelectMany(c => c.All()).Prepend(this);

    public string Text => string.Concat(All().Select(n => n.Own));

    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public void Set(Frame frame)
    {
        if (frame.Handler == 0) Attributes[frame.First!] = frame.Second;
        else if (frame.First!.StartsWith("on", StringComparison.Ordinal)) Handlers[frame.First[2..]] = frame.Handler;
    }
}

/// <summary>The page as a browser would have it, kept by the edits of every render batch; without styles and layout, which no measure here needs.</summary>
internal sealed class Tree
{
    public const int ElementFrame = 1, TextFrame = 2, AttributeFrame = 3, ComponentFrame = 4, RegionFrame = 5, MarkupFrame = 8;

    private readonly Dictionary<int, Node> _components = [];
    private readonly HashSet<int> _inner = [];

    public IEnumerable<Node> All() => _components.Where(c => !_inner.Contains(c.Key)).SelectMany(c => c.Value.All());

    public void Apply(RenderBatch batch)
    {
        foreach (var (component, edits) in batch.Diffs()) Apply(batch, Of(component), edits);
        foreach (var gone in batch.Disposed())
        {
            _components.Remove(gone);
            _inner.Remove(gone);
        }
    }

    private Node Of(int component)
    {
        if (!_components.TryGetValue(component, out var node)) _components[component] = node = new Node(null, component, null);
        return node;
    }

    private void Apply(RenderBatch batch, Node component, IReadOnlyList<Edit> edits)
    {
        var parents = new Stack<Node>([component]);
        var moves = new List<(int From, int To)>();
        foreach (var edit in edits)
        {
            var children = parents.Peek().Children;
            switch (edit.Kind)
            {
                case 1: Insert(batch, parents.Peek(), edit.Sibling, edit.FrameOrTo); break;
                case 2: children.RemoveAt(edit.Sibling); break;
                case 3: children[edit.Sibling].Set(batch.Frame(edit.FrameOrTo)); break;
                case 4:
                    children[edit.Sibling].Attributes.Remove(edit.Name!);
                    if (edit.Name!.StartsWith("on", StringComparison.Ordinal)) children[edit.Sibling].Handlers.Remove(edit.Name[2..]);
                    break;
                case 5 or 8: children[edit.Sibling].Own = batch.Frame(edit.FrameOrTo).First; break;
                case 6: parents.Push(children[edit.Sibling]); break;
                case 7: parents.Pop(); break;
                case 9: moves.Add((edit.Sibling, edit.FrameOrTo)); break;
                default:
                    var moved = moves.ConvertAll(m => (m.To, Node: children[m.From]));
                    foreach (var (to, node) in moved) children[to] = node;
                    moves.Clear();
                    break;
            }
        }
    }

    /// <returns>How many children this frame became: a region becomes as many as stand in it, a reference none.</returns>
    private int Insert(RenderBatch batch, Node parent, int place, int index)
    {
        var frame = batch.Frame(index);
        switch (frame.Kind)
        {
            case ElementFrame:
                var element = new Node(frame.First, 0, null);
                parent.Children.Insert(place, element);
                var at = index + 1;
                for (; at < index + frame.Number && batch.Frame(at) is { Kind: AttributeFrame } attribute; at++) element.Set(attribute);
                Range(batch, element, 0, at, index + frame.Number);
                return 1;
            case TextFrame or MarkupFrame:
                parent.Children.Insert(place, new Node(null, 0, frame.First));
                return 1;
            case ComponentFrame:
                _inner.Add(frame.Component);
                parent.Children.Insert(place, Of(frame.Component));
                return 1;
            case RegionFrame:
                return Range(batch, parent, place, index + 1, index + frame.Number);
            default:
                return 0;
        }
    }

    private int Range(RenderBatch batch, Node parent, int place, int from, int to)
    {
        var first = place;
        for (var index = from; index < to;)
        {
            var frame = batch.Frame(index);
            place += Insert(batch, parent, place, index);
            index += frame.Kind is ElementFrame or ComponentFrame or RegionFrame ? frame.Number : 1;
        }
        return place - first;
    }
}
