using System.Globalization;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>Characters that print nothing themselves, but change what stands beside them: they belong to pictographs and to cursive scripts.</summary>
internal static class Joiners
{
    private const char NonJoiner = '\u200c';
    private const char Joiner = '\u200d';
    private const char TextStyle = '\ufe0e';
    private const char PictureStyle = '\ufe0f';
    private const char Keycap = '\u20e3';

    /// <summary>Whether the character at <paramref name="position"/> is needed where it stands: 👩‍⚕️, 1️⃣, می‌خواهم.</summary>
    public static bool IsNeeded(string text, int position) => text[position] switch
    {
        TextStyle or PictureStyle => IsPictograph(text, position - 1) || (position + 1 < text.Length && text[position + 1] == Keycap),
        Joiner when position > 0 && text[position - 1] is TextStyle or PictureStyle or Joiner => IsPictographFrom(text, position + 1),
        Joiner when IsPictograph(text, position - 1) => IsPictographFrom(text, position + 1),
        Joiner or NonJoiner => position > 0 && IsCursive(text[position - 1]),
        _ => false,
    };

    // Ends at that place, or begins there.
    private static bool IsPictograph(string text, int end) =>
        end >= 0 && (char.IsLowSurrogate(text[end]) ? Rune.TryGetRuneAt(text, Math.Max(0, end - 1), out var rune) && IsPictograph(rune) : Rune.TryGetRuneAt(text, end, out rune) && IsPictograph(rune));

    private static bool IsPictographFrom(string text, int start) => start < text.Length && Rune.TryGetRuneAt(text, start, out var rune) && IsPictograph(rune);

    private static bool IsPictograph(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol;

    // Arabic, Syriac and others; the scripts of India and its neighbours; Mongolian.
    private static bool IsCursive(char c) => c is (>= '\u0600' and <= '\u08ff') or (>= '\u0900' and <= '\u109f') or (>= '\u1780' and <= '\u18af');
}
