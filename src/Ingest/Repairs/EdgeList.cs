namespace Gongwen.Ingest;

/// <summary>The likeliest ways to read the bytes at one position.</summary>
internal sealed class EdgeList
{
    private const int Most = 96;

    private readonly Edge[] _edges = new Edge[Most];
    private readonly int[] _costs = new int[Most];
    private int _dearest;

    public ReadOnlySpan<Edge> Edges => _edges.AsSpan(0, Count);

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    /// <summary>Leaves out what is dearer than the cheapest by more than <paramref name="margin"/>.</summary>
    public void Cut(int margin)
    {
        var least = int.MaxValue;
        foreach (var cost in _costs.AsSpan(0, Count))
        {
            least = Math.Min(least, cost);
        }

        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (_costs[i] - least <= margin)
            {
                (_edges[kept], _costs[kept++]) = (_edges[i], _costs[i]);
            }
        }

        Count = kept;
    }

    /// <summary>Adds the character, if it is one, unless there are many that are likelier.</summary>
    public void Add(int length, char character, int extra = 0)
    {
        if (character != '\0')
        {
            Add(new Edge(length, character, extra), ProseModel.Instance.Cost(character) + extra);
        }
    }

    /// <summary>Adds a character of which a byte is a guess: none that only Traditional text has, while another will do.</summary>
    public void AddGuess(int length, char character, int extra = 0) =>
        Add(length, character, extra + (ProseModel.Instance.IsTraditional(character) ? Price.Traditional : 0));

    /// <summary>Adds any code point.</summary>
    public void AddCodePoint(int length, int codePoint)
    {
        if (codePoint is >= 0x10000 and <= 0x10FFFF)
        {
            var pair = char.ConvertFromUtf32(codePoint);
            Add(new Edge(length, pair[0], pair[1], '\0', 0), ProseModel.Foreign);
        }
        else if (codePoint <= char.MaxValue)
        {
            Add(length, (char)codePoint, 0);
        }
    }

    /// <summary>Adds <paramref name="edge"/> unless there are many that are likelier.</summary>
    public void Add(Edge edge, int cost)
    {
        if (Count < Most)
        {
            (_edges[Count], _costs[Count]) = (edge, cost);
            Count++;
            FindDearest();
        }
        else if (cost < _costs[_dearest])
        {
            (_edges[_dearest], _costs[_dearest]) = (edge, cost);
            FindDearest();
        }
    }

    // Which to give up for one that is likelier, once there are many.
    private void FindDearest()
    {
        for (var i = _dearest = 0; i < Count && Count == Most; i++)
        {
            _dearest = _costs[i] > _costs[_dearest] ? i : _dearest;
        }
    }
}
