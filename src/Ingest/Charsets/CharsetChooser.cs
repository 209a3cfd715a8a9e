using System.Text.Unicode;

namespace Gongwen.Ingest;

/// <summary>Chooses the charset: byte order mark, then valid UTF-8, then which of the charsets makes the better prose.</summary>
/// <remarks>A declared charset is believed unless the bytes speak clearly against it.</remarks>
internal static class CharsetChooser
{
    // Statistics need no more than this many bytes.
    private const int Sample = 16384;

    // What a declaration is worth, in eighths of a bit: two wrong characters, or one bit in each of many.
    private const int DeclarationWorth = 320;

    private const int MostAccidents = 8;

    public static CharsetChoice Choose(ReadOnlySpan<byte> bytes, string? declared) =>
        FromMark(bytes) ?? FromNuls(bytes) ?? FromUtf8(bytes) ?? FromProse(bytes, declared);

    private static CharsetChoice? FromMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? new CharsetChoice(CharsetLabels.Utf8, 1, 3)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? new CharsetChoice(CharsetLabels.Utf16LittleEndian, 1, 2)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? new CharsetChoice(CharsetLabels.Utf16BigEndian, 1, 2)
        : null;

    // UTF-16 without a mark gives itself away by the NULs of its line ends, digits and tags: nearly all on one side (一 is 4E00).
    private static CharsetChoice? FromNuls(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        var (even, odd) = (0, 0);
        for (var i = sample.IndexOf((byte)0); i >= 0 && i < sample.Length; i++)
        {
            if (sample[i] == 0)
            {
                (even, odd) = i % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
            }
        }

        return (even + odd) * 100 < sample.Length || even + odd < 2 ? null
            : even * 3 < odd ? new CharsetChoice(CharsetLabels.Utf16LittleEndian, 0.95)
            : odd * 3 < even ? new CharsetChoice(CharsetLabels.Utf16BigEndian, 0.95)
            : null;
    }

    private static CharsetChoice? FromUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(WithoutCutCharacter(bytes)))
        {
            // A few sequences of two bytes may be GBK characters that happen to fit; then GBK reads well.
            return IsMoreThanAccident(bytes) || !IsProse(bytes, CharsetLabels.Gb18030) ? new CharsetChoice(CharsetLabels.Utf8, 1) : null;
        }

        var (good, bad) = CountUtf8(bytes[..Math.Min(bytes.Length, 4 * Sample)]);
        return good > 20 * bad ? new CharsetChoice(CharsetLabels.Utf8, 0.95) : null;
    }

    private static ReadOnlySpan<byte> WithoutCutCharacter(ReadOnlySpan<byte> bytes)
    {
        for (var i = 1; i <= Math.Min(3, bytes.Length); i++)
        {
            var b = bytes[^i];
            if (b >= 0xC0)
            {
                var length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return length > i ? bytes[..^i] : bytes;
            }
        }

        return bytes;
    }

    private static bool IsMoreThanAccident(ReadOnlySpan<byte> bytes) =>
        System.Text.Ascii.IsValid(bytes) || bytes.IndexOfAnyInRange((byte)0xE0, (byte)0xF7) >= 0
        || CountUtf8(bytes[..Math.Min(bytes.Length, Sample)]).Good > MostAccidents;

    private static bool IsProse(ReadOnlySpan<byte> bytes, string charset)
    {
        var (cost, characters) = CostOf(SampleOf(bytes), charset);
        return cost <= (long)ProseModel.Common * characters;
    }

    private static (int Good, int Bad) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = (0, 0);
        for (var i = 0; i < bytes.Length;)
        {
            var length = bytes[i] < 0x80 ? 1 : default(Utf8Reader).Read(bytes[i..], out _);
            (good, bad) = length > 1 ? (good + 1, bad) : length == 0 ? (good, bad + 1) : (good, bad);
            i += Math.Max(1, length);
        }

        return (good, bad);
    }

    private static CharsetChoice FromProse(ReadOnlySpan<byte> bytes, string? declared)
    {
        var sample = SampleOf(bytes);
        string[] candidates = [CharsetLabels.Gb18030, CharsetLabels.Big5, CharsetLabels.Utf8];
        var ranked = candidates.Append(declared ?? candidates[0]).Where(c => !c.StartsWith("utf-16", StringComparison.Ordinal)).Distinct();
        var (best, bestCost, nextCost) = ("", long.MaxValue, long.MaxValue);
        foreach (var charset in ranked)
        {
            var cost = CostOf(sample, charset).Cost - (charset == declared ? DeclarationWorth : 0);
            (best, bestCost, nextCost) = cost < bestCost ? (charset, cost, bestCost) : (best, bestCost, Math.Min(nextCost, cost));
        }

        // The difference is in eighths of a bit; neighbouring characters are not independent, so it counts for half.
        return new CharsetChoice(best, 1 / (1 + Math.Pow(2, -Math.Min(800, nextCost - bestCost) / 16.0)));
    }

    // From the first byte that is not ASCII on: there every charset agrees where a character begins.
    private static ReadOnlySpan<byte> SampleOf(ReadOnlySpan<byte> bytes)
    {
        var start = Math.Max(0, bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF));
        return bytes.Slice(start, Math.Min(Sample, bytes.Length - start));
    }

    private static (long Cost, int Characters) CostOf(ReadOnlySpan<byte> bytes, string charset) =>
        charset == CharsetLabels.Utf8 ? CostOf(bytes, default(Utf8Reader)) : CostOf(bytes, CodePage.Of(charset));

    private static (long Cost, int Characters) CostOf<TReader>(ReadOnlySpan<byte> bytes, TReader reader)
        where TReader : ICharacterReader
    {
        var model = ProseModel.Instance;
        var (cost, characters) = (0L, 0);
        var before = '\n';
        for (var i = 0; i < bytes.Length;)
        {
            var length = reader.Read(bytes[i..], out var codePoint);
            var c = length == 0 ? '\ufffd' : codePoint > char.MaxValue ? '\ue000' : (char)codePoint;
            cost += c < 0x80 ? model.Cost(c) : model.Cost(before, c);
            characters++;
            before = c;
            i += Math.Max(1, length);
        }

        return (cost, characters);
    }
}
