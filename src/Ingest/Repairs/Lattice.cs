namespace Gongwen.Ingest;

/// <summary>Finds the likeliest text behind bytes of which some are known, some are not, and some were never broken.</summary>
/// <remarks>
/// A Viterbi search over the positions of the bytes. At each the text may go on as it stands, or be read anew by an
/// <see cref="IReading"/>. To begin to read anew has a price: so sound stretches stay, and what is read anew is likelier by
/// more than that price. Where the bytes can be read in one way only, one or two ways are alive; what falls far behind the best
/// is given up at once (<see cref="Beam"/>).
/// </remarks>
/// <param name="text">Of which the bytes are shown.</param>
/// <param name="own">Its own words, where they count.</param>
internal sealed class Lattice(string text, OwnWords? own = null)
{
    private const int Unknown = int.MinValue;

    private static readonly PhraseModel Model = PhraseModel.Instance;

    private readonly Beam _beam = new();
    private readonly EdgeList _edges = new();
    private readonly Written[] _firsts = new Written[EdgeList.Most];
    private readonly Retracing _retracing = new(text);
    private ShownBytes _bytes = new(0);
    private Prices _prices;

    /// <summary>Reads the bytes, and adds to <paramref name="edits"/> what changes.</summary>
    /// <returns>By how much that is likelier than what stands there, in the units of <see cref="ProseModel"/>.</returns>
    public int Read(ShownBytes bytes, IReading reading, Prices prices, List<Edit> edits)
    {
        (_bytes, _prices) = (bytes, prices);
        var before = bytes.At(0) == 0 ? '\n' : text[bytes.At(0) - 1];
        _beam.Clear(prices);
        _beam.Add(0, Written.After(before, 0), isAnew: false, new Step(-1, 0, default));
        _beam.Add(0, Written.After(before, prices.Start), isAnew: true, new Step(-1, 0, default));
        for (var position = 0; position < bytes.Count; position++)
        {
            Extend(position, reading);
        }

        var best = Best(_beam.Settle(bytes.Count));
        _retracing.AddEdits(bytes, _beam.Steps, best.Last, edits);
        return CostOfStanding(before) - best.Cost;
    }

    private Way Best(ReadOnlySpan<Way> ways)
    {
        var next = _bytes.End < text.Length ? text[_bytes.End] : '\n';
        var (best, least) = (ways[0], int.MaxValue);
        foreach (ref readonly var way in ways)
        {
            var written = way.Text;
            var cost = written.Cost + Model.Cost(written.Before, next) + written.Brackets.Then(next).Cost;
            (best, least) = cost < least ? (way, cost) : (best, least);
        }

        return best;
    }

    private int CostOfStanding(char before)
    {
        var written = Written.After(before, 0);
        foreach (var c in text.AsSpan(_bytes.At(0), _bytes.End - _bytes.At(0)))
        {
            written = written.WithStanding(c, own);
        }

        return written.Cost;
    }

    private void Extend(int position, IReading reading)
    {
        var isStart = _bytes.IsStart(position);
        var mayEnter = isStart ? _beam.MostAnew(position) - _prices.Entry : int.MinValue;
        var ways = _beam.Settle(position);
        var (isRead, sure) = (false, default(Edge));
        foreach (ref readonly var way in ways)
        {
            if (way.IsAnew || way.Cost <= mayEnter)
            {
                if (!isRead)
                {
                    (isRead, sure) = (true, Look(position, isStart, reading));
                }

                if (sure.Length == 0)
                {
                    ReadAnew(way, position);
                }
                else if (sure.Length > 0)
                {
                    ReadSure(way, position, sure);
                }
            }
        }

        if (isStart)
        {
            foreach (ref readonly var way in ways)
            {
                Stand(way, position);
            }
        }
    }

    // The one way to read on; without length where there may be many, which are collected; negative where there is none.
    private Edge Look(int position, bool isStart, IReading reading)
    {
        if (_bytes[position] < 0x80)
        {
            return isStart ? new Edge(-1, '\0') : new Edge(1, (char)_bytes[position]);
        }

        var length = reading.ReadSure(_bytes, position, out var character);
        if (length == 0)
        {
            CollectEdges(position, reading);
        }

        return new Edge(length, character);
    }

    private void CollectEdges(int position, IReading reading)
    {
        _edges.Clear();
        reading.Read(_bytes, position, _edges);
        _edges.Cut();
        _edges.Add(1, '\ufffd');
        _edges.Group();
    }

    // ASCII, and a question mark, is the same read anew.
    private bool IsPlain(int position) => _bytes[position] < 0x80 || text[_bytes.At(position)] == '?';

    private void Stand(in Way way, int position)
    {
        var isAnew = way.IsAnew && IsPlain(position);
        var next = _bytes.NextStart(position);
        var written = way.IsAnew && !isAnew ? way.Text with { Cost = way.Cost + _prices.Exit } : way.Text;
        var most = isAnew ? _beam.MostAnew(next) : _beam.MostStanding(next);
        for (var i = _bytes.At(position); i < _bytes.At(next) && written.Cost <= most; i++)
        {
            written = written.WithStanding(text[i], own);
        }

        if (written.Cost <= most)
        {
            _beam.Add(next, written, isAnew, new Step(way.Last, position, default));
        }
    }

    private void ReadSure(in Way way, int position, in Edge edge)
    {
        var (end, price) = (position + edge.Length, way.IsAnew ? 0 : _prices.Entry);
        if (way.Text.MayGoOn(edge.First, own, _beam.MostAnew(end) - price, out var written))
        {
            _beam.Add(end, written with { Cost = written.Cost + price }, isAnew: true, new Step(way.Last, position, edge));
        }
    }

    private void ReadAnew(in Way way, int position)
    {
        _firsts.AsSpan(0, _edges.Firsts).Fill(new Written(Unknown, default, default));
        var edges = _edges.Edges;
        for (var i = 0; i < edges.Length; i++)
        {
            ref readonly var edge = ref edges[i];
            var price = edge.Extra + (way.IsAnew ? 0 : _prices.Entry);
            var end = position + edge.Length;
            if (end <= _bytes.Count && (way.IsAnew || edge.First != '\ufffd') && Write(way.Text, i, _beam.MostAnew(end) - price, out var written))
            {
                _beam.Add(end, written with { Cost = written.Cost + price }, isAnew: true, new Step(way.Last, position, edge));
            }
        }
    }

    // What an edge writes, unless that is hopeless.
    private bool Write(in Written before, int at, int most, out Written written)
    {
        ref readonly var edge = ref _edges.Edges[at];
        if (!_edges.IsBranched)
        {
            return before.MayGoOn(edge.First, own, most, out written);
        }

        ref var first = ref _firsts[_edges.FirstOf(at)];
        if (first.Cost == Unknown)
        {
            first = edge.First == '\0' ? before : before.With(edge.First, own);
        }

        written = first;
        return written.Cost <= most
            && (edge.Second == '\0' || written.MayGoOn(edge.Second, own, most, out written))
            && (edge.Third == '\0' || written.MayGoOn(edge.Third, own, most, out written));
    }
}
