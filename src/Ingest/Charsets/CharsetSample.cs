namespace Gongwen.Ingest;

/// <summary>The part of a document by which its charset is judged.</summary>
internal static class CharsetSample
{
    // Statistics need no more than this many bytes.
    private const int Size = 4096;

    // So many ASCII bytes stay on either side of the others.
    private const int Context = 12;

    /// <summary>The first bytes beyond ASCII with a little of what stands around them, at most <see cref="Size"/> bytes.</summary>
    /// <remarks>A title in Chinese is not outvoted by a page of script. Every charset agrees that a character begins where bytes beyond ASCII do.</remarks>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> bytes)
    {
        var start = Math.Max(0, bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF));
        var dense = bytes.Slice(start, Math.Min(Size, bytes.Length - start));
        if (dense.Length < Size || System.Text.Ascii.IsValid(dense[^(Size / 2)..]) is false)
        {
            return dense;
        }

        var sample = new byte[Size];
        var length = 0;
        for (var at = start; at < bytes.Length && length < Size;)
        {
            var quiet = bytes[at..].IndexOfAnyExceptInRange((byte)0x80, (byte)0xFF);
            var end = quiet < 0 ? bytes.Length : Math.Min(at + quiet + Context, bytes.Length);
            var taken = bytes[at..end][..Math.Min(end - at, Size - length)];
            taken.CopyTo(sample.AsSpan(length));
            length += taken.Length;
            var next = bytes[end..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            at = next < 0 ? bytes.Length : end + next;
        }

        return sample.AsSpan(0, length);
    }
}
