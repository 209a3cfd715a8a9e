using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Divides a file that was put together from parts in several charsets.</summary>
/// <remarks>
/// It is decided stretch by stretch: from one line end or tag to the next, which in UTF-8, GB18030 and Big5 alike stand between
/// characters. A stretch is read otherwise than the whole only where the whole's charset makes no prose of it and another does,
/// or where the whole's charset breaks most of its characters and another none.
/// </remarks>
internal static class MixedCharsets
{
    // What a stretch must gain, in eighths of a bit; nothing when the one before it is in that charset.
    private const int Gain = 8 * 24;

    private const int Longest = 1024;
    private const int LeastCharacters = 2;

    private static readonly string[] Candidates = [CharsetLabels.Utf8, CharsetLabels.Gb18030, CharsetLabels.Big5];

    /// <summary>A range of bytes in one charset.</summary>
    public readonly record struct Part(int Start, int End, string Charset);

    /// <summary>Whether some stretch of <paramref name="text"/>, read in <paramref name="charset"/>, is broken or no Chinese.</summary>
    public static bool IsLikely(ReadOnlySpan<char> text, string charset, int malformed)
    {
        if (!Candidates.Contains(charset) || (charset == CharsetLabels.Utf8 && malformed == 0))
        {
            return false;
        }

        var (cost, beyond, isBroken) = (0, 0, false);
        foreach (var c in text)
        {
            if (c >= 0x80)
            {
                cost += ProseModel.Instance.Cost(c);
                beyond++;
                isBroken |= c == '\ufffd';
            }
            else if (c is '\n' or '>')
            {
                if (isBroken || cost > ProseModel.Common * beyond)
                {
                    return true;
                }

                (cost, beyond) = (0, 0);
            }
        }

        return isBroken || cost > ProseModel.Common * beyond;
    }

    /// <summary>The parts, which tile the bytes from <paramref name="start"/> on; one when all is in <paramref name="whole"/>.</summary>
    public static ImmutableArray<Part> Divide(ReadOnlySpan<byte> bytes, int start, string whole)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var open = new Part(start, bytes.Length, whole);
        for (var at = start; at < bytes.Length;)
        {
            var high = bytes[at..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (high < 0)
            {
                break;
            }

            var (from, to) = StretchAround(bytes, at + high, at);
            var charset = CharsetOf(bytes[from..to], whole, open.Charset);
            if (charset != open.Charset)
            {
                parts.Add(open with { End = from });
                open = new Part(from, bytes.Length, charset);
            }

            at = to;
        }

        parts.Add(open);
        return [.. parts.Where(p => p.End > p.Start)];
    }

    private static (int From, int To) StretchAround(ReadOnlySpan<byte> bytes, int at, int earliest)
    {
        var from = bytes[earliest..at].LastIndexOfAny("\n\r>"u8);
        var to = bytes[at..].IndexOfAny("\n\r>"u8);
        return (from < 0 ? earliest : earliest + from + 1, to < 0 ? bytes.Length : at + to + 1);
    }

    private static string CharsetOf(ReadOnlySpan<byte> stretch, string whole, string before)
    {
        var sample = stretch[..Math.Min(stretch.Length, Longest)];
        var straight = CharsetReading.Of(sample, whole);
        var usual = straight is { IsProse: true, Malformed: 0 } ? straight : CharsetReading.OfDamaged(sample, whole);
        if (usual.IsProse)
        {
            return whole;
        }

        var best = usual;
        var cut = sample.Length < stretch.Length ? 1 : 0;
        foreach (var charset in Candidates)
        {
            var reading = CharsetReading.Of(sample, charset);
            var continues = charset == before && before != whole;
            var isReadable = reading.Malformed <= cut && (reading.IsProse || usual.Malformed * 2 >= usual.Beyond);
            var isEnough = continues || reading.Beyond >= LeastCharacters;
            best = isReadable && isEnough && reading.Cost + (continues ? 0 : Gain) < usual.Cost && reading.Cost < best.Cost ? reading : best;
        }

        return best.Charset;
    }
}
