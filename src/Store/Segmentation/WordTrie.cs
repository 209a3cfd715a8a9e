using System.Numerics;

namespace Gongwen.Store;

/// <summary>The words of a dictionary with how often each occurs, found by walking one character at a time.</summary>
/// <remarks>
/// The first character is an index; each further one is a slot of an open hash table that holds node, character and target in
/// one number. So a step is one multiplication and, nearly always, one look into memory, and building is a pass over the words.
/// </remarks>
internal sealed class WordTrie
{
    /// <summary>No word goes on like this.</summary>
    public const int None = 0;

    private const int NodeBits = 24;
    private const ulong Golden = 11400714819323198485;

    private readonly int[] _roots;
    private ulong[] _edges;
    private int _shift;
    private int[] _times;
    private double[] _logs;
    private int _nodes = 1;

    /// <summary>An empty one.</summary>
    /// <param name="nodes">How many distinct beginnings of words to make room for.</param>
    public WordTrie(int nodes)
    {
        _roots = new int[char.MaxValue + 1];
        _edges = new ulong[BitOperations.RoundUpToPowerOf2((uint)nodes * 2)];
        _shift = 64 - BitOperations.Log2((uint)_edges.Length);
        _times = new int[nodes + 1];
        _logs = new double[nodes + 1];
    }

    private WordTrie(WordTrie other)
    {
        _roots = [.. other._roots];
        (_edges, _times, _logs) = ([.. other._edges], [.. other._times], [.. other._logs]);
        (_shift, _nodes, Total) = (other._shift, other._nodes, other.Total);
    }

    /// <summary>How often all words occur together.</summary>
    public long Total { get; private set; }

    public WordTrie Copy() => new(this);

    /// <summary>The node of the words that begin with <paramref name="first"/>.</summary>
    public int Root(char first) => _roots[first];

    /// <summary>The node that <paramref name="next"/> leads to.</summary>
    public int Step(int node, char next)
    {
        var key = Key(node, next);
        for (var slot = Slot(key, _shift); ; slot = (slot + 1) & (_edges.Length - 1))
        {
            var edge = _edges[slot];
            if (edge >> NodeBits == key)
            {
                return (int)(edge & ((1 << NodeBits) - 1));
            }

            if (edge == 0)
            {
                return None;
            }
        }
    }

    /// <summary>How often the word that ends at <paramref name="node"/> occurs; 0 when it is only the beginning of words.</summary>
    public int Times(int node) => _times[node];

    /// <summary>The natural logarithm of <see cref="Times"/>.</summary>
    public double Log(int node) => _logs[node];

    /// <summary>The node of <paramref name="word"/>, also where it is only the beginning of words.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        var node = word.IsEmpty ? None : Root(word[0]);
        for (var i = 1; i < word.Length && node != None; i++)
        {
            node = Step(node, word[i]);
        }

        return node;
    }

    /// <summary>The node of <paramref name="word"/>, made when there is none. Only while nobody else has this trie.</summary>
    public int Ensure(ReadOnlySpan<char> word)
    {
        var node = None;
        for (var i = 0; i < word.Length; i++)
        {
            var next = i == 0 ? Root(word[0]) : Step(node, word[i]);
            node = next == None ? Grow(node, word[i]) : next;
        }

        return node;
    }

    /// <summary>Adds a node that is not there yet.</summary>
    public int Grow(int node, char next)
    {
        if (_nodes * 3L > _edges.Length * 2L || _nodes == _times.Length)
        {
            Enlarge();
        }

        if (node == None)
        {
            _roots[next] = _nodes;
        }
        else
        {
            Put(_edges, _shift, (Key(node, next) << NodeBits) | (uint)_nodes);
        }

        return _nodes++;
    }

    /// <summary>Says that the word which ends at <paramref name="node"/> occurs so often; what was said before counts on in the total, as in jieba.</summary>
    public void Count(int node, int times)
    {
        (_times[node], _logs[node]) = (times, Math.Log(Math.Max(times, 1)));
        Total += times;
    }

    private void Enlarge()
    {
        var edges = new ulong[_edges.Length * 2];
        foreach (var edge in _edges)
        {
            if (edge != 0)
            {
                Put(edges, _shift - 1, edge);
            }
        }

        (_edges, _shift) = (edges, _shift - 1);
        Array.Resize(ref _times, _times.Length * 2);
        Array.Resize(ref _logs, _logs.Length * 2);
    }

    private static void Put(ulong[] edges, int shift, ulong edge)
    {
        var slot = Slot(edge >> NodeBits, shift);
        while (edges[slot] != 0)
        {
            slot = (slot + 1) & (edges.Length - 1);
        }

        edges[slot] = edge;
    }

    private static ulong Key(int node, char next) => ((ulong)(uint)node << 16) | next;

    private static int Slot(ulong key, int shift) => (int)((key * Golden) >> shift);
}
