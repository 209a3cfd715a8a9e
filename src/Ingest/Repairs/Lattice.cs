using System.Runtime.InteropServices;

namespace Gongwen.Ingest;

/// <summary>Finds the likeliest text behind bytes of which some are known, some are not, and some were never broken.</summary>
/// <remarks>
/// A Viterbi search over the positions of the bytes. At each the text may go on as it stands, or be read anew by
/// <see cref="IReading"/>. To begin to read anew has a price: so sound stretches stay, and what is read anew is likelier by
/// more than that price. Where the bytes can be read in one way only, one or two nodes are alive; what falls behind the best by
/// more than any later text could make good is given up at once.
/// </remarks>
internal sealed class Lattice(string text, ShownBytes bytes, IReading reading, OwnWords? own = null)
{
    private const int Width = 24;
    private const int Reach = 8; // more than the longest edge
    private const int Hopeless = 14 * ProseModel.Bit; // behind the best, besides what it costs to change over
    private const int Unusual = 16 * ProseModel.Bit; // of the ways to read the same bytes, against the likeliest whatever stands before
    private const int None = int.MaxValue / 2;

    private static readonly PhraseModel Model = PhraseModel.Instance;

    private readonly List<Node> _nodes = new(2 * bytes.Count);
    private readonly Node[] _waiting = new Node[Reach * Width];
    private readonly int[] _counts = new int[Reach];
    private readonly int[] _leastAnew = new int[Reach];
    private readonly int[] _leastStanding = new int[Reach];
    private readonly EdgeList _edges = new();
    private int _entry;
    private int _exit;

    /// <param name="Cost">Of all up to here.</param>
    /// <param name="Parent">The node before it.</param>
    /// <param name="Start">The first byte it took.</param>
    /// <param name="Read">What it reads them as; nothing where the text goes on as it stands.</param>
    /// <param name="Before">What counts of the text up to here.</param>
    /// <param name="IsAnew">Whether it is among what is read anew.</param>
    /// <param name="Brackets">What is open up to here.</param>
    private readonly record struct Node(int Cost, int Parent, int Start, Edge Read, PhraseModel.Context Before, bool IsAnew, Brackets Brackets);

    /// <summary>Reads the bytes.</summary>
    /// <param name="entry">What it costs to begin to read anew.</param>
    /// <param name="start">The same at the start.</param>
    /// <param name="exit">What it costs to go on as the text stands.</param>
    public Reading Find(int entry, int start, int exit = Price.Exit)
    {
        (_entry, _exit) = (entry, exit);
        _leastAnew.AsSpan().Fill(None);
        _leastStanding.AsSpan().Fill(None);
        var before = bytes.At(0) == 0 ? '\n' : text[bytes.At(0) - 1];
        var next = bytes.End < text.Length ? text[bytes.End] : '\n';
        Wait(0, new Node(0, -1, 0, default, PhraseModel.Context.After(before), false, default));
        Wait(0, new Node(start, -1, 0, default, PhraseModel.Context.After(before), true, default));
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

    private int CostBefore(char next, int node) => _nodes[node].Cost + Model.Cost(_nodes[node].Before, next) + _nodes[node].Brackets.Then(next).Cost;

    // Moves the nodes that wait at a position to those that are done, without the hopeless ones; the index of the first.
    private int Settle(int position)
    {
        var first = _nodes.Count;
        var slot = position % Reach;
        var (anew, standing) = (MostAnew(slot), MostStanding(slot));
        foreach (ref readonly var node in _waiting.AsSpan(slot * Width, _counts[slot]))
        {
            if (node.Cost <= (node.IsAnew ? anew : standing))
            {
                _nodes.Add(node);
            }
        }

        (_counts[slot], _leastAnew[slot], _leastStanding[slot]) = (0, None, None);
        if (_nodes.Count > first + 2)
        {
            // The best first: what follows the others is then soon found hopeless.
            CollectionsMarshal.AsSpan(_nodes)[first..].Sort(static (a, b) => a.Cost.CompareTo(b.Cost));
        }

        return first;
    }

    // What nodes may cost that can still come first in the end.
    private int MostAnew(int slot) => Math.Min(_leastAnew[slot], _leastStanding[slot] + _entry) + Hopeless;

    private int MostStanding(int slot) => Math.Min(_leastStanding[slot], _leastAnew[slot] + _exit) + Hopeless;

    private void Extend(int position)
    {
        var entering = MostAnew(position % Reach) - _entry;
        var first = Settle(position);
        var end = _nodes.Count;
        if (first == end)
        {
            return;
        }

        var isStart = bytes.IsStart(position);
        var isPlain = IsPlain(position);
        var isFollowed = false;
        for (var i = first; i < end; i++)
        {
            isFollowed |= _nodes[i].IsAnew || (isStart && _nodes[i].Cost <= entering);
            if (isStart)
            {
                Stand(i, position, isPlain);
            }
        }

        if (!isFollowed)
        {
            return;
        }

        CollectEdges(position, isStart);
        for (var i = first; i < end; i++)
        {
            var node = _nodes[i];
            if (node.IsAnew || (isStart && node.Cost <= entering))
            {
                FollowAll(i, node, position);
            }
        }
    }

    private void FollowAll(int parent, in Node node, int position)
    {
        foreach (ref readonly var edge in _edges.Edges)
        {
            if (position + edge.Length <= bytes.Count && (node.IsAnew || edge.First != '\ufffd'))
            {
                Follow(parent, node, position, edge);
            }
        }
    }

    private void CollectEdges(int position, bool isStart)
    {
        _edges.Clear();
        if (bytes[position] < 0x80)
        {
            _edges.Add(1, isStart ? '\0' : (char)bytes[position]);
        }
        else if (reading.ReadSure(bytes, position, out var character) is > 0 and var length)
        {
            _edges.Add(length, character);
        }
        else
        {
            reading.Read(bytes, position, _edges);
            _edges.Cut(Unusual);
            _edges.Add(1, '\ufffd');
        }
    }

    // ASCII, and a question mark, is the same read anew.
    private bool IsPlain(int position) => bytes.IsStart(position) && (bytes[position] < 0x80 || text[bytes.At(position)] == '?');

    private void Stand(int parent, int position, bool isPlain)
    {
        var node = _nodes[parent];
        var isAnew = isPlain && node.IsAnew;
        var next = bytes.NextStart(position);
        var (cost, before) = (node.Cost + (node.IsAnew && !isAnew ? _exit : 0), node.Before);
        var brackets = node.Brackets;
        for (var i = bytes.At(position); i < bytes.At(next); i++)
        {
            Stand(text[i], ref cost, ref before, ref brackets);
        }

        Wait(next, new Node(cost, parent, position, default, before, isAnew, brackets));
    }

    private void Stand(char c, ref int cost, ref PhraseModel.Context before, ref Brackets brackets)
    {
        (brackets, var unpaired) = brackets.Then(c);
        cost += unpaired + (StandingText.IsProse(c) ? Math.Min(Model.Cost(before, c), own?.Cost(before.Last, c) ?? int.MaxValue) : StandingText.Cost(before.Last, c));
        before = Model.Then(before, c);
    }

    private void Follow(int parent, in Node node, int position, in Edge edge)
    {
        var to = position + edge.Length;
        var (cost, before, brackets) = (node.Cost + (node.IsAnew ? 0 : _entry) + edge.Extra, node.Before, node.Brackets);
        if (cost > MostAnew(to % Reach))
        {
            return;
        }

        var last = edge.First;
        if (last != '\0')
        {
            Emit(last, before, ref cost, ref brackets);
            foreach (var c in (ReadOnlySpan<char>)[edge.Second, edge.Third])
            {
                if (c != '\0')
                {
                    before = Model.Then(before, last);
                    Emit(c, before, ref cost, ref brackets);
                    last = c;
                }
            }
        }

        if (cost <= MostAnew(to % Reach))
        {
            Wait(to, new Node(cost, parent, position, edge, last == '\0' ? before : Model.Then(before, last), true, brackets));
        }
    }

    private void Emit(char c, PhraseModel.Context before, ref int cost, ref Brackets brackets)
    {
        (brackets, var unpaired) = brackets.Then(c);
        cost += Math.Min(Model.Cost(before, c), own?.Cost(before.Last, c) ?? int.MaxValue) + unpaired;
    }

    // Of those that go on alike only the cheapest; of all only the cheapest few.
    private void Wait(int position, in Node node)
    {
        var slot = position % Reach;
        if (node.IsAnew)
        {
            _leastAnew[slot] = Math.Min(_leastAnew[slot], node.Cost);
        }
        else
        {
            _leastStanding[slot] = Math.Min(_leastStanding[slot], node.Cost);
        }

        var waiting = _waiting.AsSpan(slot * Width, _counts[slot]);
        var dearest = -1;
        for (var i = 0; i < waiting.Length; i++)
        {
            ref var other = ref waiting[i];
            if (other.Before == node.Before && other.IsAnew == node.IsAnew && other.Brackets == node.Brackets)
            {
                if (node.Cost < other.Cost)
                {
                    other = node;
                }

                return;
            }

            dearest = dearest < 0 || other.Cost > waiting[dearest].Cost ? i : dearest;
        }

        if (_counts[slot] < Width)
        {
            _waiting[(slot * Width) + _counts[slot]++] = node;
        }
        else if (node.Cost < waiting[dearest].Cost)
        {
            waiting[dearest] = node;
        }
    }

    private int CostOfStanding()
    {
        var (cost, brackets) = (0, default(Brackets));
        var before = PhraseModel.Context.After(bytes.At(0) == 0 ? '\n' : text[bytes.At(0) - 1]);
        for (var i = bytes.At(0); i < bytes.End; i++)
        {
            Stand(text[i], ref cost, ref before, ref brackets);
        }

        return cost;
    }

    private List<Edit> Edits(int node)
    {
        var path = new Stack<(Edge Read, int From, int End)>();
        for (var end = bytes.Count; _nodes[node].Parent >= 0; node = _nodes[node].Parent)
        {
            if (_nodes[node].Read.Length > 0)
            {
                path.Push((_nodes[node].Read, _nodes[node].Start, end));
            }

            end = _nodes[node].Start;
        }

        var edits = new List<Edit>(path.Count);
        foreach (var (read, from, end) in path)
        {
            var span = TextSpan.Between(bytes.At(from), bytes.At(end));
            var isSameGap = read.First == '\ufffd' && edits is [.., { Replacement: "\ufffd" or "" } last] && last.Span.End == span.Start;
            var after = isSameGap ? "" : read.Text;
            if (!text.AsSpan(span.Start, span.Length).SequenceEqual(after))
            {
                edits.Add(new Edit(span, after));
            }
        }

        return edits;
    }
}
