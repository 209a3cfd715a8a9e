using System.Text;

namespace Gongwen.Crawl;

/// <summary>Base32 (RFC 4648, 6), in which WARC files write their digests.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Without padding: a SHA-1 needs none.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(((bytes.Length * 8) + 4) / 5);
        var (bits, count) = (0, 0);
        foreach (var b in bytes)
        {
            (bits, count) = ((bits << 8) | b, count + 8);
            while (count >= 5)
            {
                text.Append(Alphabet[(bits >> (count - 5)) & 31]);
                count -= 5;
            }

            bits &= (1 << count) - 1;
        }

        return count == 0 ? text.ToString() : text.Append(Alphabet[(bits << (5 - count)) & 31]).ToString();
    }
}
