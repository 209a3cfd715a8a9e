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
    private ShownBytes _bytes = new(0);
    private Prices _prices;

    /// <summary>Reads the bytes.</summary>
    public Reading Find(ShownBytes bytes, IReading reading, Prices prices)
    {
        (_bytes, _prices) = (bytes, prices);
        var before = bytes.At(0) == 0 ? '\n' : text[bytes.At(0) - 1];
        _beam.Clear(prices);
        _beam.Add(0, new Way(Written.After(before, 0), IsAnew: false, -1, 0, default));
        _beam.Add(0, new Way(Written.After(before, prices.Start), IsAnew: true, -1, 0, default));
        for (var position = 0; position < bytes.Count; position++)
        {
            Extend(position, reading);
        }

        var best = Best(_beam.Settle(bytes.Count));
        return new Reading(CostOfStanding(before) - _beam.Ways[best].Cost, Retracing.Edits(text, bytes, _beam.Ways, best));
    }

    private int Best(int first)
    {
        var next = _bytes.End < text.Length ? text[_bytes.End] : '\n';
        var (best, least) = (first, int.MaxValue);
        for (var i = first; i < _beam.Ways.Length; i++)
        {
            var written = _beam.Ways[i].Text;
            var cost = written.Cost + Model.Cost(written.Before, next) + written.Brackets.Then(next).Cost;
            (best, least) = cost < least ? (i, cost) : (best, least);
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
        var entering = _beam.MostAnew(position) - _prices.Entry;
        var first = _beam.Settle(position);
        var ways = _beam.Ways;
        var isStart = _bytes.IsStart(position);
        var isRead = false;
        for (var i = first; i < ways.Length; i++)
        {
            if (ways[i].IsAnew || (isStart && ways[i].Cost <= entering))
            {
                if (!isRead)
                {
                    CollectEdges(position, isStart, reading);
                    isRead = true;
                }

                ReadAnew(i, ways[i], position);
            }
        }

        for (var i = first; i < ways.Length && isStart; i++)
        {
            Stand(i, ways[i], position);
        }
    }

    private void CollectEdges(int position, bool isStart, IReading reading)
    {
        _edges.Clear();
        if (_bytes[position] < 0x80)
        {
            _edges.Add(1, isStart ? '\0' : (char)_bytes[position]);
        }
        else if (reading.ReadSure(_bytes, position, out var character) is > 0 and var length)
        {
            _edges.Add(length, character);
        }
        else
        {
            reading.Read(_bytes, position, _edges);
            _edges.Cut();
            _edges.Add(1, '\ufffd');
        }

        _edges.Group();
    }

    // ASCII, and a question mark, is the same read anew.
    private bool IsPlain(int position) => _bytes[position] < 0x80 || text[_bytes.At(position)] == '?';

    private void Stand(int parent, in Way way, int position)
    {
        var isAnew = way.IsAnew && IsPlain(position);
        var next = _bytes.NextStart(position);
        var written = way.IsAnew && !isAnew ? way.Text with { Cost = way.Cost + _prices.Exit } : way.Text;
        if (written.Cost > (isAnew ? _beam.MostAnew(next) : _beam.MostStanding(next)))
        {
            return;
        }

        for (var i = _bytes.At(position); i < _bytes.At(next); i++)
        {
            written = written.WithStanding(text[i], own);
        }

        _beam.Add(next, new Way(written, isAnew, parent, position, default));
    }

    private void ReadAnew(int parent, in Way way, int position)
    {
        _firsts.AsSpan(0, _edges.Firsts).Fill(new Written(Unknown, default, default));
        var edges = _edges.Edges;
        for (var i = 0; i < edges.Length; i++)
        {
            ref readonly var edge = ref edges[i];
            var extra = edge.Extra + (way.IsAnew ? 0 : _prices.Entry);
            var end = position + edge.Length;
            if (end > _bytes.Count || (!way.IsAnew && edge.First == '\ufffd') || way.Cost + extra > _beam.MostAnew(end))
            {
                continue;
            }

            ref var first = ref _firsts[_edges.FirstOf(i)];
            if (first.Cost == Unknown)
            {
                first = edge.First == '\0' ? way.Text : way.Text.With(edge.First, own);
            }

            if (Follow(first with { Cost = first.Cost + extra }, edge, _beam.MostAnew(end)) is { } written)
            {
                _beam.Add(end, new Way(written, IsAnew: true, parent, position, edge));
            }
        }
    }

    // What an edge writes behind its first character, unless that is hopeless.
    private Written? Follow(Written written, in Edge edge, int most)
    {
        if (written.Cost <= most && edge.Second != '\0')
        {
            written = written.With(edge.Second, own);
            if (written.Cost <= most && edge.Third != '\0')
            {
                written = written.With(edge.Third, own);
            }
        }

        return written.Cost <= most ? written : null;
    }
}
