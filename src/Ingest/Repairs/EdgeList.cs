namespace Gongwen.Ingest;

/// <summary>The likeliest ways to read the bytes at one position.</summary>
internal sealed class EdgeList
{
    private const int Most = 48;

    private readonly Edge[] _edges = new Edge[Most];
    private readonly int[] _costs = new int[Most];

    public ReadOnlySpan<Edge> Edges => _edges.AsSpan(0, Count);

    public int Count { get; private set; }

    public void Clear() => Count = 0;

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
        var at = Count < Most ? Count++ : Dearest(cost);
        if (at >= 0)
        {
            (_edges[at], _costs[at]) = (edge, cost);
        }
    }

    // Which to give up for one of that cost; -1 for none.
    private int Dearest(int cost)
    {
        var dearest = -1;
        for (var i = 0; i < Most; i++)
        {
            (dearest, cost) = _costs[i] > cost ? (i, _costs[i]) : (dearest, cost);
        }

        return dearest;
    }
}
