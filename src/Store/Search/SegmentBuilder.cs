using System.Buffers;

namespace Gongwen.Store;

/// <summary>Turns the terms of documents into the documents of terms. Keeps its memory from one batch to the next.</summary>
internal sealed class SegmentBuilder
{
    private readonly TermTable _table = new(1 << 16);
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private int[] _numbers = [];
    private ulong[] _postings = []; // slot, counted from the place before the first, and value
    private int[] _starts = [];

    /// <summary>Writes the terms of <paramref name="documents"/>, which have the segment's slots in order.</summary>
    public void Build(IReadOnlyList<DocumentTerms> documents, BlockWriter blocks)
    {
        Number(documents);
        var (terms, order) = Sort(documents.Sum(d => d.Terms.Length));
        Place(documents);
        for (var i = 0; i < terms.Length; i++)
        {
            // Placing has moved each start to the end of its postings.
            var (from, to, before) = (i == 0 ? 0 : _starts[order[i - 1]], _starts[order[i]], 0);
            _bytes.ResetWrittenCount();
            foreach (var posting in _postings.AsSpan(from, to - from))
            {
                var slot = (int)(posting >> 32);
                PostingWriter.Write(_bytes, slot - before, (uint)posting);
                before = slot;
            }

            blocks.Add(new TermEntry(terms[i], to - from, before), _bytes.WrittenSpan);
        }

        blocks.Flush();
    }

    private void Number(IReadOnlyList<DocumentTerms> documents)
    {
        _table.Clear();
        Room(ref _numbers, documents.Sum(d => d.Terms.Length));
        var i = 0;
        foreach (var document in documents)
        {
            foreach (var term in document.Terms)
            {
                _numbers[i++] = _table.NumberOf(term);
            }
        }
    }

    // The terms in ascending order and the number of each; then, by number, where its postings begin when they are laid out in that order.
    private (ulong[] Terms, int[] Order) Sort(int total)
    {
        Room(ref _starts, _table.Count);
        var counts = _starts.AsSpan(0, _table.Count);
        counts.Clear();
        foreach (var number in _numbers.AsSpan(0, total))
        {
            counts[number]++;
        }

        var terms = _table.Terms.ToArray();
        var order = new int[terms.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(terms, order);
        var next = 0;
        foreach (var number in order)
        {
            (counts[number], next) = (next, next + counts[number]);
        }

        return (terms, order);
    }

    private void Place(IReadOnlyList<DocumentTerms> documents)
    {
        Room(ref _postings, documents.Sum(d => d.Terms.Length));
        var i = 0;
        for (var document = 0; document < documents.Count; document++)
        {
            var slot = (ulong)(document + 1) << 32;
            foreach (var value in documents[document].Values)
            {
                _postings[_starts[_numbers[i++]]++] = slot | value;
            }
        }
    }

    private static void Room<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[length + (length / 4)];
        }
    }
}
