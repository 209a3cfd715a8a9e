using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Finds the documents that the index does not have as they are stored.</summary>
/// <remarks>
/// Goes once through all postings and once through all documents: for each document the hashes of its terms with their values are added up from
/// either side, and the two sums must agree.
/// </remarks>
internal static class SearchVerifier
{
    private const ulong Golden = 11400714819323198485;

    /// <summary>The numbers of documents that are not in the index, or are there with other terms than they have; in order. One that cannot be read may have any.</summary>
    public static IEnumerable<long> Wrong(SqliteConnection connection)
    {
        var indexed = Indexed(connection);
        using var reader = new SearchableReader(connection);
        using var documents = new Rows(connection, "SELECT d.id, coalesce(s.slot, -1) FROM document d LEFT JOIN search_slot s ON s.document = d.id ORDER BY d.id");
        for (documents.Ask(); documents.Next();)
        {
            var (document, slot) = (documents.Integer(0), documents.Integer(1));
            if (slot < 0 || !indexed.TryGetValue((int)slot, out var sum) || (reader.TryRead(document) is { } notice && sum != SumOf(DocumentTerms.Of(notice))))
            {
                yield return document;
            }
        }
    }

    /// <summary>What is wrong with the places in the index as a whole: each has a document or is dead, and each segment follows the one before.</summary>
    public static IEnumerable<string> WrongSlots(SqliteConnection connection)
    {
        var (end, whole) = (0, true);
        foreach (var segment in Segments(connection))
        {
            (whole, end) = (whole && segment.First == end, segment.End);
        }

        var taken = new HashSet<long>();
        using var slots = new Rows(connection, "SELECT slot FROM search_slot UNION ALL SELECT slot FROM search_dead");
        for (slots.Ask(); slots.Next();)
        {
            whole &= slots.Integer(0) >= 0 && slots.Integer(0) < end && taken.Add(slots.Integer(0));
        }

        if (!whole || taken.Count != end)
        {
            yield return "places in the search index are missing, or taken twice";
        }

        using var lost = new Rows(connection, "SELECT count(*) FROM search_block WHERE segment NOT IN (SELECT id FROM search_segment)");
        if (lost.Ask().Next() && lost.Integer(0) is > 0 and var count)
        {
            yield return $"{count} blocks of the search index belong to no segment";
        }
    }

    private static Dictionary<int, ulong> Indexed(SqliteConnection connection)
    {
        var sums = new Dictionary<int, ulong>();
        foreach (var segment in Segments(connection))
        {
            var own = new ulong[Math.Max(0, segment.Count)];
            if (TryAdd(connection, segment, own))
            {
                foreach (var (i, sum) in own.Index())
                {
                    sums[segment.First + i] = sum;
                }
            }
        }

        return sums;
    }

    private static bool TryAdd(SqliteConnection connection, Segment segment, ulong[] sums)
    {
        try
        {
            using var terms = new SegmentCursor(connection, segment);
            while (terms.Next())
            {
                var postings = new Postings(0);
                var bytes = terms.Postings;
                postings.Append(ref bytes, terms.Entry.Count, segment);
                for (var i = 0; i < postings.Count; i++)
                {
                    sums[postings.Slots[i] - segment.First] += HashOf(terms.Entry.Term, postings.Values[i]);
                }
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false; // none of its documents is found to be right
        }
    }

    private static List<Segment> Segments(SqliteConnection connection)
    {
        var segments = new List<Segment>();
        using var rows = new Rows(connection, "SELECT id, first_slot, end_slot FROM search_segment ORDER BY first_slot");
        for (rows.Ask(); rows.Next();)
        {
            segments.Add(new Segment(rows.Integer(0), (int)rows.Integer(1), (int)rows.Integer(2)));
        }

        return segments;
    }

    private static ulong SumOf(DocumentTerms document)
    {
        var sum = 0UL;
        for (var i = 0; i < document.Terms.Length; i++)
        {
            sum += HashOf(document.Terms[i], document.Values[i]);
        }

        return sum;
    }

    private static ulong HashOf(ulong term, uint value)
    {
        var hash = (term + value) * Golden;
        return (hash ^ (hash >> 29)) * (Golden + (2UL * value));
    }
}
