namespace Gongwen.Ingest;

/// <summary>Finds the likeliest text behind bytes of which some are known, some are not, and some were never broken.</summary>
/// <remarks>
/// A Viterbi search with bounded width over the positions of the bytes. At each the text may go on as it stands, or be read anew
/// by <see cref="IReading"/>. To begin to read anew has a price: so sound stretches stay, and what is read anew is likelier by
/// more than that price.
/// </remarks>
internal sealed class Lattice(string text, ShownBytes bytes, IReading reading)
{
    private const int Width = 24;
    private const int Reach = 8; // more than the longest edge
    private const int Hopeless = 20 * ProseModel.Bit; // behind the best, besides what it costs to begin

    private readonly List<Node> _nodes = [];
    private readonly Node[] _waiting = new Node[Reach * Width];
    private readonly int[] _counts = new int[Reach];
    private readonly EdgeList _edges = new();
    private int _entry;
    private int _exit;

    /// <param name="Cost">Of all up to here.</param>
    /// <param name="Parent">The node before it.</param>
    /// <param name="Start">The first byte it took.</param>
    /// <param name="Read">What it reads them as; nothing where the text goes on as it stands.</param>
    /// <param name="Last">The last character up to here.</param>
    /// <param name="IsAnew">Whether it is among what is read anew.</param>
    /// <param name="Brackets">What is open up to here.</param>
    private readonly record struct Node(int Cost, int Parent, int Start, Edge Read, char Last, bool IsAnew, Brackets Brackets);

    /// <summary>Reads the bytes.</summary>
    /// <param name="entry">What it costs to begin to read anew.</param>
    /// <param name="start">The same at the start.</param>
    /// <param name="exit">What it costs to go on as the text stands.</param>
    public Reading Find(int entry, int start, int exit = Price.Exit)
    {
        (_entry, _exit) = (entry, exit);
        var before = bytes.At(0) == 0 ? '\n' : text[bytes.At(0) - 1];
        var next = bytes.End < text.Length ? text[bytes.End] : '\n';
        Wait(0, new Node(0, -1, 0, default, before, false, default));
        Wait(0, new Node(start, -1, 0, default, before, true, default));
        for (var position = 0; position < bytes.Count; position++)
        {
            Extend(position);
        }

        var best = Settle(bytes.Count);
        for (var i = best; i < _nodes.Count; i++)
        {
            best = CostBefore(next, i) < CostBefore(next, best) ? i : best;
        }

        return new Reading(CostOfStanding() - _nodes[best].Cost, Edits(best));
    }

    private int CostBefore(char next, int node) => _nodes[node].Cost + ProseModel.Instance.Cost(_nodes[node].Last, next) + _nodes[node].Brackets.Then(next).Cost;

    // Moves the nodes that wait at a position to those that are done; the index of the first.
    private int Settle(int position)
    {
        var first = _nodes.Count;
        var slot = position % Reach;
        foreach (var node in _waiting.AsSpan(slot * Width, _counts[slot]))
        {
            _nodes.Add(node);
        }

        _counts[slot] = 0;
        return first;
    }

    private void Extend(int position)
    {
        var first = Settle(position);
        var end = _nodes.Count;
        if (first == end)
        {
            return;
        }

        var least = int.MaxValue;
        for (var i = first; i < end; i++)
        {
            least = Math.Min(least, _nodes[i].Cost);
        }

        var isStart = bytes.IsStart(position);
        var isPlain = IsPlain(position);
        _edges.Clear();
        if (bytes[position] < 0x80)
        {
            _edges.Add(1, isStart ? '\0' : (char)bytes[position]);
        }
        else
        {
            reading.Read(bytes, position, _edges);
            _edges.Add(1, '\ufffd');
        }

        for (var i = first; i < end; i++)
        {
            var node = _nodes[i];
            if (node.Cost > least + Hopeless + _entry)
            {
                continue;
            }

            if (isStart)
            {
                Stand(i, node, position, isPlain && node.IsAnew);
            }

            if (node.IsAnew || isStart)
            {
                foreach (ref readonly var edge in _edges.Edges)
                {
                    if (node.IsAnew || edge.First != '\ufffd')
                    {
                        Follow(i, node, position, edge, node.IsAnew ? 0 : _entry);
                    }
                }
            }
        }
    }

    // ASCII, and a question mark, is the same read anew.
    private bool IsPlain(int position) => bytes.IsStart(position) && (bytes[position] < 0x80 || text[bytes.At(position)] == '?');

    private void Stand(int parent, in Node node, int position, bool isAnew)
    {
        var next = bytes.NextStart(position);
        var (cost, last) = (node.Cost + (node.IsAnew && !isAnew ? _exit : 0), node.Last);
        var brackets = node.Brackets;
        for (var i = bytes.At(position); i < bytes.At(next); i++)
        {
            (brackets, var unpaired) = brackets.Then(text[i]);
            cost += StandingText.Cost(last, text[i]) + unpaired;
            last = text[i];
        }

        Wait(next, new Node(cost, parent, position, default, last, isAnew, brackets));
    }

    private void Follow(int parent, in Node node, int position, in Edge edge, int entry)
    {
        if (position + edge.Length > bytes.Count)
        {
            return;
        }

        var (cost, last, brackets) = (node.Cost + entry + edge.Extra, node.Last, node.Brackets);
        Emit(edge.First);
        Emit(edge.Second);
        Emit(edge.Third);
        Wait(position + edge.Length, new Node(cost, parent, position, edge, last, true, brackets));

        void Emit(char c)
        {
            if (c != '\0')
            {
                (brackets, var unpaired) = brackets.Then(c);
                cost += ProseModel.Instance.Cost(last, c) + unpaired;
                last = c;
            }
        }
    }

    // Of those that go on alike only the cheapest; of all only the cheapest few.
    private void Wait(int position, in Node node)
    {
        var slot = position % Reach;
        var waiting = _waiting.AsSpan(slot * Width, Width);
        var dearest = -1;
        for (var i = 0; i < _counts[slot]; i++)
        {
            if (waiting[i].Last == node.Last && waiting[i].IsAnew == node.IsAnew && waiting[i].Brackets == node.Brackets)
            {
                waiting[i] = node.Cost < waiting[i].Cost ? node : waiting[i];
                return;
            }

            dearest = dearest < 0 || waiting[i].Cost > waiting[dearest].Cost ? i : dearest;
        }

        if (_counts[slot] < Width)
        {
            waiting[_counts[slot]++] = node;
        }
        else if (node.Cost < waiting[dearest].Cost)
        {
            waiting[dearest] = node;
        }
    }

    private int CostOfStanding()
    {
        var cost = Straight.CostOfStanding(text, bytes.Span);
        var brackets = default(Brackets);
        for (var i = bytes.At(0); i < bytes.End; i++)
        {
            (brackets, var unpaired) = brackets.Then(text[i]);
            cost += unpaired;
        }

        return cost;
    }

    private List<Edit> Edits(int node)
    {
        var path = new Stack<(Node Node, int End)>();
        for (var end = bytes.Count; _nodes[node].Parent >= 0; node = _nodes[node].Parent)
        {
            if (_nodes[node].Read.Length > 0)
            {
                path.Push((_nodes[node], end));
            }

            end = _nodes[node].Start;
        }

        var edits = new List<Edit>(path.Count);
        foreach (var ((_, _, from, read, _, _, _), end) in path)
        {
            var span = TextSpan.Between(bytes.At(from), bytes.At(end));
            var isSameGap = read.First == '\ufffd' && edits is [.., { Replacement: "\ufffd" or "" } last] && last.Span.End == span.Start;
            var after = isSameGap || read.First == '\0' ? "" : string.Concat([read.First, .. read.Second == '\0' ? [] : (ReadOnlySpan<char>)[read.Second], .. read.Third == '\0' ? [] : (ReadOnlySpan<char>)[read.Third]]);
            if (!text.AsSpan(span.Start, span.Length).SequenceEqual(after))
            {
                edits.Add(new Edit(span, after));
            }
        }

        return edits;
    }
}
