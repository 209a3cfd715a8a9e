using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace Gongwen.Ingest;

/// <summary>Chooses the charset: what only one charset can be, then whichever candidate makes the best prose.</summary>
/// <remarks>A declared charset is believed unless the bytes speak clearly against it.</remarks>
public sealed class CharsetChooser : ICharsetDetector
{
    private const int Head = 16384;
    private const int Glance = 1024;
    private const int MostAccidents = 8;

    // A winner that reads well and is so far ahead needs no closer look.
    private const int ClearLead = 8 * 200;

    // What speaks against charsets that nobody declared, in eighths of a bit: these are Chinese documents.
    private const int WesternPenalty = 8 * 4;
    private const int ForeignPenalty = 8 * 30;

    private const double LeastConfidence = 0.001;

    private static readonly string[] Chinese = [CharsetLabels.Gb18030, CharsetLabels.Big5, CharsetLabels.Utf8];
    private static readonly string[] Foreign = ["shift_jis", "euc-jp", "euc-kr", "windows-1251", "koi8-r"];

    private CharsetChooser()
    {
    }

    /// <summary>The one there is.</summary>
    public static CharsetChooser Default { get; } = new();

    /// <inheritdoc/>
    public CharsetChoice Choose(ReadOnlySpan<byte> bytes, ImmutableArray<CharsetDeclaration> declared)
    {
        var mark = ByteOrderMark.Find(bytes);
        var rest = bytes[mark.Length..];
        if (mark.Length > 0 && (mark.Charset != CharsetLabels.Utf8 || Utf8.IsValid(rest)))
        {
            return new CharsetChoice(mark.Charset, 1) { Reason = "it begins with its byte order mark" };
        }

        return Utf16Signs.Find(rest) ?? FromEscapes(rest) ?? FromUtf8(rest) ?? Weigh(rest, declared);
    }

    // Seven bits: a charset that switches between sets of characters, when what it makes of the bytes is prose.
    private static CharsetChoice? FromEscapes(ReadOnlySpan<byte> bytes)
    {
        if (!Ascii.IsValid(bytes))
        {
            return null;
        }

        var charset = bytes.IndexOf("\e$B"u8) >= 0 || bytes.IndexOf("\e$@"u8) >= 0 ? CharsetLabels.Iso2022Jp
            : bytes.IndexOf("\e$"u8) >= 0 ? CharsetLabels.Iso2022Cn
            : bytes.IndexOf("~{"u8) >= 0 ? CharsetLabels.Hz
            : null;
        return charset is not null && CharsetReading.Of(bytes[..Math.Min(bytes.Length, Head)], charset) is { IsProse: true }
            ? new CharsetChoice(charset, 0.99) { Reason = "its escape sequences make prose" }
            : null;
    }

    private static CharsetChoice? FromUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(WithoutCutCharacter(bytes)))
        {
            // A few sequences of two bytes may be GBK characters that happen to fit.
            return IsMoreThanAccident(bytes) ? new CharsetChoice(CharsetLabels.Utf8, 1) { Reason = "all of them are valid UTF-8" } : null;
        }

        var (good, bad) = CountUtf8(CharsetSample.Of(bytes));
        return good > 20 * bad ? new CharsetChoice(CharsetLabels.Utf8, 0.95) { Reason = $"{good} sequences are valid UTF-8 and {bad} are broken" } : null;
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
        Ascii.IsValid(bytes) || bytes.IndexOfAnyInRange((byte)0xE0, (byte)0xF7) >= 0
        || CountUtf8(bytes[..Math.Min(bytes.Length, Head)]).Good > MostAccidents;

    private static (int Good, int Bad) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = (0, 0);
        for (var i = 0; i < bytes.Length;)
        {
            var length = bytes[i] < 0x80 ? 1 : default(Utf8Reader).Read(bytes[i..], out _);
            (good, bad) = length > 1 ? (good + 1, bad) : length == 0 ? (good, bad + 1) : (good, bad);
            i += length > 0 ? length : Utf8Reader.BrokenLength(bytes[i..]);
        }

        return (good, bad);
    }

    private static CharsetChoice Weigh(ReadOnlySpan<byte> bytes, ImmutableArray<CharsetDeclaration> declared)
    {
        var sample = CharsetSample.Of(bytes);
        var named = declared.Select(d => d.Charset).OfType<string>().Where(CharsetLabels.IsSuperset).ToArray();
        var readings = new List<CharsetReading>();
        foreach (var charset in Chinese.Union(named))
        {
            readings.Add(CharsetReading.Of(sample[..Math.Min(sample.Length, Glance)], charset));
        }

        // Where a glance ends it may cut a character.
        var ranked = Rank(readings, declared);
        if (!(ranked[0].Reading is { IsProse: true, Malformed: <= 1 } && ranked[1].Cost - ranked[0].Cost > ClearLead))
        {
            readings.Clear();
            foreach (var charset in Chinese.Union(named).Append(CharsetLabels.Windows1252).Union(ranked[0].Reading.IsProse ? [] : Foreign))
            {
                readings.Add(CharsetReading.OfDamaged(sample, charset));
            }

            ranked = Rank(readings, declared);
        }

        return Choice(ranked);
    }

    private static List<(CharsetReading Reading, long Cost)> Rank(List<CharsetReading> readings, ImmutableArray<CharsetDeclaration> declared)
    {
        var ranked = readings.ConvertAll(r => (Reading: r, Cost: r.Cost + Prior(r.Charset, declared)));
        ranked.Sort((a, b) => a.Cost.CompareTo(b.Cost));
        return ranked;
    }

    private static long Prior(string charset, ImmutableArray<CharsetDeclaration> declared)
    {
        var worth = declared.Where(d => d.Charset == charset).Sum(d => d.Worth);
        return worth > 0 ? -worth : Chinese.Contains(charset) ? 0 : charset == CharsetLabels.Windows1252 ? WesternPenalty : ForeignPenalty;
    }

    private static CharsetChoice Choice(List<(CharsetReading Reading, long Cost)> ranked)
    {
        // The difference is in eighths of a bit; neighbouring characters are not independent, so it counts for half.
        var weights = ranked.ConvertAll(r => Math.Pow(2, -Math.Min(800, r.Cost - ranked[0].Cost) / 16.0));
        var sum = weights.Sum();
        return new CharsetChoice(ranked[0].Reading.Charset, weights[0] / sum)
        {
            Readings = [.. ranked.Select(r => r.Reading)],
            Alternatives =
            [
                .. ranked.Zip(weights, (r, weight) => new CharsetGuess(r.Reading.Charset, weight / sum)).Skip(1).Where(g => g.Confidence >= LeastConfidence),
            ],
        };
    }
}
