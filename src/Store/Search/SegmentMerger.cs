using System.Buffers;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Puts segments whose slots follow each other together: postings are laid end to end, only the first distance of each run changes.</summary>
internal static class SegmentMerger
{
    /// <summary>Writes all terms of <paramref name="segments"/>, which are in order of their slots.</summary>
    public static void Merge(SqliteConnection connection, IReadOnlyList<Segment> segments, BlockWriter blocks)
    {
        var all = segments.Select(s => new SegmentCursor(connection, s)).ToList();
        try
        {
            var open = all.Where(c => c.Next()).ToList();
            var postings = new ArrayBufferWriter<byte>();
            while (open.Count > 0)
            {
                var term = Least(open);
                postings.ResetWrittenCount();
                blocks.Add(Join(open, term, segments[0].Base, postings), postings.WrittenSpan);
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

    private static TermEntry Join(List<SegmentCursor> cursors, ulong term, int start, ArrayBufferWriter<byte> postings)
    {
        var (count, last) = (0, start);
        foreach (var cursor in cursors)
        {
            if (cursor.Entry.Term == term)
            {
                var rest = cursor.Postings;
                var head = Varint.Read(ref rest);
                var distance = (ulong)(cursor.Segment.Base + (int)(head >> 1) - last);
                postings.Advance(Varint.Write(postings.GetSpan(Varint.MaxLength), (distance << 1) | (head & 1)));
                postings.Write(rest);
                (count, last) = (count + cursor.Entry.Count, cursor.Segment.Base + cursor.Entry.Last);
            }
        }

        return new TermEntry(term, count, last - start);
    }
}
