namespace Gongwen.Ingest;

/// <summary>The likeliest ways to read the bytes at one position.</summary>
internal sealed class EdgeList
{
    /// <summary>No list has more.</summary>
    public const int Most = 96;

    private const int None = int.MaxValue / 2;
    private const int Unusual = 16 * ProseModel.Bit; // against the likeliest, whatever stands before

    private readonly Edge[] _edges = new Edge[Most];
    private readonly int[] _costs = new int[Most];
    private readonly char[] _firsts = new char[Most];
    private readonly byte[] _firstOf = new byte[Most];
    private int _dearest;
    private int _least = None;
    private bool _isSorted;

    public ReadOnlySpan<Edge> Edges => _edges.AsSpan(0, Count);

    /// <summary>Whether some write more or less than one character.</summary>
    public bool IsBranched { get; private set; }

    /// <summary>The characters that edges begin with, as <see cref="Group"/> found them.</summary>
    public int Firsts { get; private set; }

    /// <summary>Which of <see cref="Firsts"/> an edge begins with.</summary>
    public int FirstOf(int edge) => _firstOf[edge];

    public int Count { get; private set; }

    public void Clear() => (Count, _dearest, _least, _isSorted, IsBranched) = (0, 0, None, true, false);

    /// <summary>Whether a way of that cost is too unlikely beside the others to be kept.</summary>
    public bool IsUnusual(int cost) => cost - Unusual > _least;

    /// <summary>Leaves out what is unusual, and sorts the rest, the cheapest first.</summary>
    public void Cut()
    {
        if (!_isSorted)
        {
            Array.Sort(_costs, _edges, 0, Count);
        }

        while (Count > 0 && IsUnusual(_costs[Count - 1]))
        {
            Count--;
        }
    }

    /// <summary>Finds edges that begin with the same character.</summary>
    public void Group()
    {
        Firsts = 0;
        for (var i = 0; i < Count && IsBranched; i++)
        {
            var first = _firsts.AsSpan(0, Firsts).IndexOf(_edges[i].First);
            _firstOf[i] = (byte)(first < 0 ? Firsts : first);
            if (first < 0)
            {
                _firsts[Firsts++] = _edges[i].First;
            }
        }
    }

    /// <summary>Adds the character, if it is one, unless there are many that are likelier.</summary>
    public void Add(int length, char character, int extra = 0)
    {
        if (character != '\0')
        {
            Add(new Edge(length, character, extra), ProseModel.Instance.Cost(character) + extra);
        }
    }

    /// <summary>Adds a character of which a byte is a guess, if it is one.</summary>
    public void AddGuess(int length, char character, int extra = 0)
    {
        if (character != '\0')
        {
            AddGuess(length, Guess.Of(character), extra);
        }
    }

    /// <summary>Adds a guess, unless there are many that are likelier.</summary>
    public void AddGuess(int length, Guess guess, int extra = 0) => Add(new Edge(length, guess.Character, guess.Extra + extra), guess.Cost + extra);

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
        _least = Math.Min(_least, cost);
        IsBranched |= edge.Second != '\0' || edge.First == '\0';
        _isSorted &= Count == 0 || cost >= _costs[Count - 1];
        if (Count < Most)
        {
            (_edges[Count], _costs[Count]) = (edge, cost);
            Count++;
            _dearest = cost > _costs[_dearest] ? Count - 1 : _dearest;
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
        for (var i = _dearest = 0; i < Count; i++)
        {
            _dearest = _costs[i] > _costs[_dearest] ? i : _dearest;
        }
    }
}
