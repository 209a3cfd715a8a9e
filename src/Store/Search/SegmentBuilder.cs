using System.Buffers;

namespace Gongwen.Store;

/// <summary>Turns the terms of documents into the documents of terms.</summary>
internal static class SegmentBuilder
{
    /// <summary>Writes the terms of <paramref name="documents"/>, which have the segment's slots in order.</summary>
    public static void Build(IReadOnlyList<DocumentTerms> documents, BlockWriter blocks)
    {
        var (table, numbers) = Number(documents);
        var (terms, order, starts) = Sort(table, numbers);
        var (slots, values) = Place(documents, numbers, starts);
        var postings = new ArrayBufferWriter<byte>();
        for (var i = 0; i < terms.Length; i++)
        {
            // Placing has moved each start to the end of its postings.
            var (from, to, before) = (i == 0 ? 0 : starts[order[i - 1]], starts[order[i]], 0);
            postings.ResetWrittenCount();
            for (var k = from; k < to; k++)
            {
                PostingWriter.Write(postings, slots[k] - before, values[k]);
                before = slots[k];
            }

            blocks.Add(new TermEntry(terms[i], to - from, before), postings.WrittenSpan);
        }

        blocks.Flush();
    }

    private static (TermTable Table, int[] Numbers) Number(IReadOnlyList<DocumentTerms> documents)
    {
        var total = documents.Sum(d => d.Terms.Length);
        var (table, numbers, i) = (new TermTable(total / 4), new int[total], 0);
        foreach (var document in documents)
        {
            foreach (var term in document.Terms)
            {
                numbers[i++] = table.NumberOf(term);
            }
        }

        return (table, numbers);
    }

    // The terms in ascending order, the number of each, and by number where its postings begin when they are laid out in that order.
    private static (ulong[] Terms, int[] Order, int[] Starts) Sort(TermTable table, int[] numbers)
    {
        var counts = new int[table.Count];
        foreach (var number in numbers)
        {
            counts[number]++;
        }

        var terms = table.Terms.ToArray();
        var order = Enumerable.Range(0, terms.Length).ToArray();
        Array.Sort(terms, order);
        var (starts, next) = (new int[terms.Length], 0);
        foreach (var number in order)
        {
            starts[number] = next;
            next += counts[number];
        }

        return (terms, order, starts);
    }

    private static (int[] Slots, uint[] Values) Place(IReadOnlyList<DocumentTerms> documents, int[] numbers, int[] starts)
    {
        var (slots, values, i) = (new int[numbers.Length], new uint[numbers.Length], 0);
        for (var document = 0; document < documents.Count; document++)
        {
            foreach (var value in documents[document].Values)
            {
                var place = starts[numbers[i++]]++;
                (slots[place], values[place]) = (document + 1, value); // distances count from the place before the first
            }
        }

        return (slots, values);
    }
}
