namespace Gongwen.Ingest;

/// <summary>How usual the letters of other languages are beside each other, as far as script and case tell.</summary>
/// <remarks>In the unit of <see cref="ProseModel"/>. A word is in one script; Latin letters with marks seldom stand together.</remarks>
internal static class AlphabetModel
{
    private const int Hangul = 92;
    private const int Hiragana = 52;
    private const int Katakana = 68;
    private const int HalfKatakana = 108;

    private const int Inside = 48;
    private const int Capitals = 64;
    private const int Marked = 72;
    private const int Begins = 80;
    private const int TwoMarked = 112;
    private const int OddCase = 160;

    /// <summary>Cost of <paramref name="c"/> after <paramref name="before"/>.</summary>
    public static int Cost(char before, char c) => c switch
    {
        >= '\u3041' and <= '\u309f' => Hiragana,
        >= '\u30a0' and <= '\u30ff' => Katakana,
        >= '\uff61' and <= '\uff9f' => HalfKatakana,
        >= '\uac00' and <= '\ud7a3' => Hangul,
        >= '\u00c0' and < '\u2000' when char.IsLetter(c) => IsLatin(c) ? Latin(before, c) : OtherAlphabet(before, c),
        _ => ProseModel.Foreign,
    };

    public static bool IsLatin(char c) => c < '\u0250';

    private static int Latin(char before, char c) =>
        !char.IsLetter(before) ? Begins
        : !IsLatin(before) || (char.IsUpper(c) && char.IsLower(before)) ? OddCase
        : char.IsAscii(before) ? Marked
        : TwoMarked;

    private static int OtherAlphabet(char before, char c) =>
        !char.IsLetter(before) ? Capitals
        : before >> 8 != c >> 8 || (char.IsUpper(c) && char.IsLower(before)) ? OddCase
        : char.IsUpper(c) ? Capitals
        : Inside;
}
