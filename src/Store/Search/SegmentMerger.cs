using System.Buffers;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Puts segments whose slots follow each other together: postings are laid end to end, only the first distance of each run changes; those of dead slots are left out.</summary>
internal static class SegmentMerger
{
    /// <summary>Writes all terms of <paramref name="segments"/>, which are in order of their slots.</summary>
    /// <param name="connection">The corpus.</param>
    /// <param name="segments">At least one.</param>
    /// <param name="dead">The dead slots of all of them.</param>
    /// <param name="blocks">Takes the terms.</param>
    public static void Merge(SqliteConnection connection, IReadOnlyList<Segment> segments, HashSet<int> dead, BlockWriter blocks)
    {
        var thinned = segments.Where(s => dead.Any(slot => slot >= s.First && slot < s.End)).ToHashSet();
        var all = segments.Select(s => new SegmentCursor(connection, s)).ToList();
        try
        {
            var open = all.Where(c => c.Next()).ToList();
            var postings = new ArrayBufferWriter<byte>();
            while (open.Count > 0)
            {
                var term = Least(open);
                postings.ResetWrittenCount();
                var (count, last) = (0, segments[0].Base);
                foreach (var cursor in open)
                {
                    if (cursor.Entry.Term == term)
                    {
                        count += thinned.Contains(cursor.Segment) ? Thin(cursor, dead, ref last, postings) : Append(cursor, ref last, postings);
                    }
                }

                if (count > 0)
                {
                    blocks.Add(new TermEntry(term, count, last - segments[0].Base), postings.WrittenSpan);
                }

                open.RemoveAll(c => c.Entry.Term == term && !c.Next());
            }

            blocks.Flush();
        }
        finally
        {
            all.ForEach(c => c.Dispose());
        }
    }

    private static ulong Least(List<SegmentCursor> cursors)
    {
        var least = ulong.MaxValue;
        foreach (var cursor in cursors)
        {
            least = Math.Min(least, cursor.Entry.Term);
        }

        return least;
    }

    private static int Append(SegmentCursor cursor, ref int last, ArrayBufferWriter<byte> postings)
    {
        var rest = cursor.Postings;
        var head = Varint.Read(ref rest);
        var distance = (ulong)(cursor.Segment.Base + (int)(head >> 1) - last);
        postings.Advance(Varint.Write(postings.GetSpan(Varint.MaxLength), (distance << 1) | (head & 1)));
        postings.Write(rest);
        last = cursor.Segment.Base + cursor.Entry.Last;
        return cursor.Entry.Count;
    }

    private static int Thin(SegmentCursor cursor, HashSet<int> dead, ref int last, ArrayBufferWriter<byte> postings)
    {
        var (own, left) = (new Postings(cursor.Entry.Count), 0);
        var rest = cursor.Postings;
        own.Append(ref rest, cursor.Entry.Count, cursor.Segment);
        for (var i = 0; i < own.Count; i++)
        {
            var slot = own.Slots[i];
            if (!dead.Contains(slot))
            {
                PostingWriter.Write(postings, slot - last, own.Values[i]);
                (last, left) = (slot, left + 1);
            }
        }

        return left;
    }
}
