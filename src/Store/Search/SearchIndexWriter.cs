using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Keeps the index of all documents, inside transactions of its caller.</summary>
/// <remarks>
/// A document that is read again gets a new slot; its old one is dead. Each batch becomes a segment, and eight segments of about the same
/// size one larger segment, so that segments stay few and a document is written anew only some times. Then what is dead is left out; a
/// segment half of which is dead is written anew alone.
/// </remarks>
internal sealed class SearchIndexWriter(SqliteConnection connection) : IDisposable
{
    private const int Together = 8;

    // Larger ones are left as they are: no commit has to write more than a few hundred megabytes.
    private const int MostDocuments = 100_000;

    private readonly SegmentBuilder _builder = new();
    private readonly Rows _segments = new(connection, "SELECT id, first_slot, end_slot FROM search_segment ORDER BY first_slot");
    private readonly Rows _slotOf = new(connection, "SELECT slot FROM search_slot WHERE document = ?");
    private readonly Rows _dead = new(connection, "SELECT slot FROM search_dead WHERE slot >= ? AND slot < ?");
    private readonly Rows _lengths = new(connection, "SELECT lengths, words FROM search_segment WHERE id = ?");
    private readonly Statement _forget = new(connection, "DELETE FROM search_slot WHERE slot = ?");
    private readonly Statement _bury = new(connection, "INSERT INTO search_dead VALUES (?)");
    private readonly Statement _slot = new(connection, "INSERT INTO search_slot VALUES (?, ?)");
    private readonly Statement _segment = new(connection, "INSERT INTO search_segment (first_slot, end_slot, words, lengths, checksum) VALUES (?, ?, ?, ?, ?) RETURNING id");
    private readonly Statement _block = new(connection, "INSERT INTO search_block (segment, first_term, bytes, checksum) VALUES (?, ?, ?, ?)");
    private readonly ImmutableArray<Statement> _drop =
        [new(connection, "DELETE FROM search_block WHERE segment = ?"), new(connection, "DELETE FROM search_segment WHERE id = ?")];

    /// <summary>Indexes a batch.</summary>
    /// <param name="batch">Numbers of documents, and what each can be found by from now on.</param>
    public void Add(IReadOnlyList<(long Document, DocumentTerms Terms)> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var segments = Segments();
        var first = segments.Count == 0 ? 0 : segments[^1].End;
        var buried = new List<int>();
        foreach (var (i, (document, _)) in batch.Index())
        {
            if (Bury(document) is { } slot)
            {
                buried.Add(slot);
            }

            _slot.Run(first + i, document);
        }

        Thin(segments, buried);

        var terms = batch.Select(d => d.Terms).ToList();
        var segment = Create(first, first + batch.Count, terms.Sum(t => (long)t.Length), [.. terms.Select(t => Bm25.LengthCode(t.Length))]);
        _builder.Build(terms, new BlockWriter(_block, segment.Id));
        segments.Add(segment);
        while (Tail(segments) is { Count: >= Together } tail)
        {
            segments.RemoveRange(segments.Count - tail.Count, tail.Count);
            segments.Add(Merge(tail));
        }
    }

    /// <summary>Makes a document one that no query finds.</summary>
    public void Remove(long document)
    {
        if (Bury(document) is { } slot)
        {
            Thin(Segments(), [slot]);
        }
    }

    public void Dispose()
    {
        foreach (var used in (IDisposable[])[_segments, _slotOf, _dead, _lengths, _forget, _bury, _slot, _segment, _block, .. _drop])
        {
            used.Dispose();
        }
    }

    // The last segments that are no larger than the very last one; none when together they are too large.
    private static List<Segment> Tail(List<Segment> segments)
    {
        var level = Level(segments[^1]);
        var tail = segments.AsEnumerable().Reverse().TakeWhile(s => Level(s) <= level).Reverse().ToList();
        return tail.Sum(s => s.Count) > MostDocuments ? [] : tail;
    }

    // Segments of one level differ in size less than eight times.
    private static int Level(Segment segment) => int.Log2(segment.Count) / int.Log2(Together);

    private int? Bury(long document)
    {
        if (!_slotOf.Ask(document).Next())
        {
            return null;
        }

        var slot = (int)_slotOf.Integer(0);
        _slotOf.End();
        _forget.Run(slot);
        _bury.Run(slot);
        return slot;
    }

    // Writes segments anew of which now half, or all, is dead.
    private void Thin(List<Segment> segments, List<int> buried)
    {
        for (var i = 0; buried.Count > 0 && i < segments.Count; i++)
        {
            var segment = segments[i];
            var now = buried.Count(slot => slot >= segment.First && slot < segment.End);
            if (now > 0 && Dead(segment.First, segment.End).Count is var dead && (dead == segment.Count || (dead >= segment.Count / 2 && dead - now < segment.Count / 2)))
            {
                segments[i] = Merge([segment]);
            }
        }
    }

    private HashSet<int> Dead(int first, int end)
    {
        var dead = new HashSet<int>();
        for (_dead.Ask(first, end); _dead.Next();)
        {
            dead.Add((int)_dead.Integer(0));
        }

        return dead;
    }

    private Segment Merge(List<Segment> parts)
    {
        var (lengths, words) = (new byte[parts[^1].End - parts[0].First], 0L);
        foreach (var part in parts)
        {
            _lengths.Ask(part.Id).Next();
            _lengths.Blob(0).CopyTo(lengths.AsSpan(part.First - parts[0].First));
            words += _lengths.Integer(1);
            _lengths.End();
        }

        var merged = Create(parts[0].First, parts[^1].End, words, lengths);
        SegmentMerger.Merge(connection, parts, Dead(merged.First, merged.End), new BlockWriter(_block, merged.Id));
        foreach (var part in parts)
        {
            foreach (var drop in _drop)
            {
                drop.Run(part.Id);
            }
        }

        return merged;
    }

    private Segment Create(int first, int end, long words, byte[] lengths) => new(_segment.Run(first, end, words, lengths, Checksum.Of(first, end, words, lengths))!.Value, first, end);

    private List<Segment> Segments()
    {
        var segments = new List<Segment>();
        for (_segments.Ask(); _segments.Next();)
        {
            segments.Add(new Segment(_segments.Integer(0), (int)_segments.Integer(1), (int)_segments.Integer(2)));
        }

        return segments;
    }
}
