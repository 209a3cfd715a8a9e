using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Reads the index, inside transactions of its caller.</summary>
internal sealed class SearchIndexReader(SqliteConnection connection) : IDisposable
{
    private readonly Rows _segments = new(connection, "SELECT id, first_slot, end_slot, words FROM search_segment ORDER BY first_slot");
    private readonly Rows _lengths = new(connection, "SELECT lengths FROM search_segment WHERE id = ?");
    private readonly Rows _dead = new(connection, "SELECT slot FROM search_dead");
    private readonly Rows _block = new(
        connection, "SELECT bytes, first_term FROM search_block WHERE segment = ? AND first_term <= ? ORDER BY first_term DESC LIMIT 1");
    private readonly Rows _blocks = new(
        connection, "SELECT bytes, first_term FROM search_block WHERE segment = ? AND first_term > ? AND first_term <= ? ORDER BY first_term");

    private List<Segment> _current = [];
    private byte[] _lengthCodes = [];

    /// <summary>All slots that there are, dead ones included.</summary>
    public int Slots => _current.Count == 0 ? 0 : _current[^1].End;

    /// <summary>What ranking needs to know of all documents.</summary>
    public Bm25 Ranking { get; private set; }

    /// <summary>The length of each document: <see cref="Bm25.LengthCode"/>.</summary>
    public ReadOnlySpan<byte> LengthCodes => _lengthCodes;

    /// <summary>Takes note of what others have written since; to be called in each transaction first.</summary>
    public void Refresh()
    {
        var (segments, words) = (new List<Segment>(), 0L);
        for (_segments.Ask(); _segments.Next();)
        {
            segments.Add(new Segment(_segments.Integer(0), (int)_segments.Integer(1), (int)_segments.Integer(2)));
            words += _segments.Integer(3);
        }

        if (words != Ranking.Words || !segments.SequenceEqual(_current))
        {
            (_current, _lengthCodes) = (segments, new byte[segments.Count == 0 ? 0 : segments[^1].End]);
            foreach (var segment in segments.Where(s => _lengths.Ask(s.Id).Next()))
            {
                _lengths.Blob(0).CopyTo(_lengthCodes.AsSpan(segment.First));
                _lengths.End();
            }
        }

        Ranking = new Bm25(Slots, words);
    }

    /// <summary>The slots of documents as they are now.</summary>
    public SlotSet Live()
    {
        var dead = new SlotSet(Slots);
        for (_dead.Ask(); _dead.Next();)
        {
            dead.Add((int)_dead.Integer(0));
        }

        return dead.Not();
    }

    /// <summary>The documents that have <paramref name="term"/>.</summary>
    public Postings Find(ulong term)
    {
        var found = new Postings(0);
        foreach (var segment in _current)
        {
            if (_block.Ask(segment.Id, (long)term).Next())
            {
                var block = _block.Blob(0);
                var before = (ulong)_block.Integer(1);
                while (!block.IsEmpty && before <= term)
                {
                    var entry = TermEntry.Read(ref block, before, out var postings);
                    before = entry.Term;
                    if (entry.Term == term)
                    {
                        found.Append(ref postings, entry.Count, segment);
                        break;
                    }
                }

                _block.End();
            }
        }

        return found;
    }

    /// <summary>The documents that have any term of <paramref name="range"/>, with their values added up.</summary>
    public Postings Find(TermRange range)
    {
        var values = new uint[Slots];
        Visit(range, (_, postings) =>
        {
            for (var i = 0; i < postings.Count; i++)
            {
                ref var value = ref values[postings.Slots[i]];
                value = TermValue.Add(value, postings.Values[i]);
            }
        });
        return Postings.Of(values);
    }

    /// <summary>Gives every term of <paramref name="range"/> with its documents, a segment at a time.</summary>
    /// <param name="range">The terms.</param>
    /// <param name="visit">Is given postings that are gone after it.</param>
    public void Visit(TermRange range, Action<ulong, Postings> visit)
    {
        var postings = new Postings(0);
        foreach (var segment in _current)
        {
            if (_block.Ask(segment.Id, (long)range.First).Next())
            {
                VisitBlock(_block, segment, range);
            }

            _block.End();
            for (_blocks.Ask(segment.Id, (long)range.First, (long)range.Last); _blocks.Next();)
            {
                VisitBlock(_blocks, segment, range);
            }
        }

        void VisitBlock(Rows rows, Segment segment, TermRange range)
        {
            var block = rows.Blob(0);
            var before = (ulong)rows.Integer(1);
            while (!block.IsEmpty && before <= range.Last)
            {
                var entry = TermEntry.Read(ref block, before, out var bytes);
                before = entry.Term;
                if (before >= range.First && before <= range.Last)
                {
                    postings.Clear();
                    postings.Append(ref bytes, entry.Count, segment);
                    visit(before, postings);
                }
            }
        }
    }

    public void Dispose()
    {
        foreach (var rows in (Rows[])[_segments, _lengths, _dead, _block, _blocks])
        {
            rows.Dispose();
        }
    }
}
