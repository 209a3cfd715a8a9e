using System.Collections.Immutable;
using System.Text.Unicode;

namespace Gongwen.Ingest;

/// <summary>Divides a file that was put together from parts in several charsets.</summary>
/// <remarks>
/// It is decided stretch by stretch: from one line end or tag to the next, which in UTF-8, GB18030 and Big5 alike stand between
/// characters. A stretch is read otherwise than the whole only where the whole's charset makes no prose of it and another does.
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

    /// <summary>The parts, which tile the bytes from <paramref name="start"/> on; one when all is in <paramref name="whole"/>.</summary>
    public static ImmutableArray<Part> Divide(ReadOnlySpan<byte> bytes, int start, string whole)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var open = new Part(start, bytes.Length, whole);
        if (!Candidates.Contains(whole) || (whole == CharsetLabels.Utf8 && Utf8.IsValid(bytes[start..])))
        {
            return [open];
        }

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
        if (!IsSuspicious(stretch, whole))
        {
            return whole;
        }

        var sample = stretch[..Math.Min(stretch.Length, Longest)];
        var usual = CharsetReading.OfDamaged(sample, whole);
        if (usual.IsProse)
        {
            return whole;
        }

        var best = usual;
        foreach (var charset in Candidates)
        {
            var reading = CharsetReading.Of(sample, charset);
            var cut = sample.Length < stretch.Length ? 1 : 0;
            var gain = charset == before && before != whole ? 0 : Gain;
            best = reading.IsProse && reading.Beyond >= LeastCharacters && reading.Malformed <= cut && reading.Cost + gain < usual.Cost && reading.Cost < best.Cost ? reading : best;
        }

        return best.Charset;
    }

    private static bool IsSuspicious(ReadOnlySpan<byte> stretch, string whole)
    {
        if (whole == CharsetLabels.Utf8)
        {
            return !Utf8.IsValid(stretch);
        }

        var (cost, beyond) = (0L, 0);
        var page = CodePage.Of(whole);
        for (var i = Math.Max(0, stretch.IndexOfAnyInRange((byte)0x80, (byte)0xFF)); i < stretch.Length;)
        {
            var length = page.Read(stretch[i..], out var codePoint);
            if (length == 0)
            {
                return true;
            }

            if (codePoint >= 0x80)
            {
                cost += codePoint > char.MaxValue ? ProseModel.Broken : ProseModel.Instance.Cost((char)codePoint);
                beyond++;
            }

            i += length;
        }

        return cost > (long)ProseModel.Common * beyond;
    }
}
