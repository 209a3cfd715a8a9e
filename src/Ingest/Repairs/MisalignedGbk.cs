using System.Buffers;

namespace Gongwen.Ingest;

/// <summary>Puts GBK right that lost a byte, so that everything up to the next ASCII character was read one byte off.</summary>
/// <remarks>
/// <c>（一）加强</c> behind half of an ideographic space reads <c>。ㄒ唬┘忧</c>: bytes A1 A3 A8 D2 BB … in place of A1 A1 A3 A8 D2 BB ….
/// Pairs that GBK does not assign have vanished from the text, and half a character may be left at the end. The repair goes
/// back to the bytes (<see cref="ShiftedGbkReading"/>), and is made only when that reads clearly better.
/// </remarks>
internal static class MisalignedGbk
{
    // A shifted （ or ） begins with its second byte, A8 or A9: pinyin letters, bopomofo, box drawing, description characters.
    // The byte behind it is the first of the next character, and no Chinese one begins with A4 to A9: so bars and rules of tables are none.
    private static readonly SearchValues<char> Signs = SearchValues.Create(
        [.. from lead in (int[])[0xA8, 0xA9] from trail in Enumerable.Range(Gbk.FirstTrail, Gbk.End - Gbk.FirstTrail)
            where trail is < 0xA4 or > 0xA9
            let c = Gbk.Character(lead, trail) where IsSign(c) select c]);

    // How far before the first sign the byte may have been lost, and how much of one line is looked at.
    private const int Before = 8;
    private const int Longest = 4096;
    private const int LongestSameSign = 1;

    // Six bits at either end: some sixty times likelier than the text as it stands, which holds signs that prose does not.
    private const int ClearlyBetter = 6 * ProseModel.Bit;

    public static IReadOnlyList<Edit> Find(string text)
    {
        if (!MayHoldSigns(text))
        {
            return [];
        }

        var edits = new List<Edit>();
        var (lattice, reading) = (default(Lattice), default(ShiftedGbkReading));
        for (var i = 0; i < text.Length;)
        {
            var sign = text.AsSpan(i).IndexOfAny(Signs);
            if (sign < 0)
            {
                break;
            }

            sign += i;
            if (IsOfSyllable(text, sign))
            {
                i = sign + 1; // guān: the reading of a character, of which a page may hold hundreds
                continue;
            }

            if (RepeatsFrom(text, sign) is > LongestSameSign and var same)
            {
                i = sign + same; // ──: a dash or a rule, not text
                continue;
            }

            var run = RunAround(text, sign, i);
            i = Math.Max(run.End, sign + 1);
            if (run.Length > 1 && IsAmongHanzi(text, run))
            {
                if (lattice is null || reading is null)
                {
                    var own = new OwnWords(text, line => !line.ContainsAny(Signs));
                    lattice = new Lattice(text, own);
                    reading = new ShiftedGbkReading(text, new VanishedPhrases(own.Triples), at => text.AsSpan(at, Math.Min(Before, text.Length - at)).IndexOfAny(Signs) >= 0);
                }

                _ = lattice.Read(ByteView.Gb.Show(text, run), reading, new Prices(ClearlyBetter, ClearlyBetter, ClearlyBetter), edits);
            }
        }

        return edits;
    }

    private static int RepeatsFrom(string text, int sign)
    {
        var end = text.AsSpan(sign).IndexOfAnyExcept(text[sign]);
        return end < 0 ? text.Length - sign : end;
    }

    private static bool IsOfSyllable(string text, int sign) =>
        (sign > 0 && char.IsAsciiLetter(text[sign - 1])) || (sign + 1 < text.Length && char.IsAsciiLetter(text[sign + 1]));

    private static bool IsSign(char c) =>
        c is (>= '\u00e0' and <= '\u0261') or (>= '\u2500' and <= '\u2595') or (>= '\u2ff0' and <= '\u2fff') or (>= '\u3100' and <= '\u312f');

    // A few ranges are searched many times faster than a set of many characters; most texts hold none of them.
    private static bool MayHoldSigns(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\u00e0', '\u0261') || text.ContainsAnyInRange('\u2500', '\u2595')
        || text.ContainsAnyInRange('\u2ff0', '\u2fff') || text.ContainsAnyInRange('\u3100', '\u312f');

    // The run or what follows it: all of a short heading may have become signs.
    private static bool IsAmongHanzi(string text, TextSpan run) =>
        text.AsSpan(run.Start, Math.Min(run.Length + 4, text.Length - run.Start)).IndexOfAnyInRange('一', '鿿') >= 0;

    private static TextSpan RunAround(string text, int sign, int earliest)
    {
        var start = sign;
        while (start > earliest && start > sign - Before && Gbk.Code(text[start - 1]) != 0)
        {
            start--;
        }

        var end = sign;
        while (end < text.Length && end < sign + Longest && text[end] != '\n' && (text[end] < 0x80 || Gbk.Code(text[end]) != 0))
        {
            end++;
        }

        return TextSpan.Between(start, end);
    }
}
