using System.Text;

namespace Gongwen.Store;

/// <summary>What the index has documents for, packed into a number: the kind in the first byte, then what stands for the text, so that sorted terms share beginnings.</summary>
/// <remarks>
/// A hanzi, or two that follow each other, fit whole. Of a Latin word there are the first seven letters, of any other the first
/// three: whoever asks for a longer word looks at the text of the documents found (<see cref="IsWhole"/>).
/// </remarks>
internal static class Term
{
    private const int RuneBits = 21;
    private const int AsciiLetters = 7;
    private const int OtherLetters = 3;
    private const ulong Payload = (1UL << 56) - 1;

    /// <summary>A hanzi of the text, alone or with the next one.</summary>
    public static ulong Hanzi(int first, int second = 0) => Pair(TermKind.Hanzi, first, second);

    /// <summary>Two letters, digits or hanzi that follow each other in a name, or one.</summary>
    public static ulong Pair(TermKind kind, int first, int second = 0) => Pack(kind, ((ulong)(uint)first << RuneBits) | (uint)second);

    /// <summary>A number as it is.</summary>
    public static ulong Number(TermKind kind, int number) => Pack(kind, (uint)number);

    /// <summary>The beginning of a word that is not hanzi.</summary>
    public static ulong Word(ReadOnlySpan<char> word) => Ascii.IsValid(word) ? Letters(TermKind.Word, word, AsciiLetters, 8) : Letters(TermKind.OtherWord, word, OtherLetters, 16);

    /// <summary>Whether <see cref="Word"/> has all of that word.</summary>
    public static bool IsWhole(ReadOnlySpan<char> word) => word.Length <= (Ascii.IsValid(word) ? AsciiLetters : OtherLetters);

    /// <summary>The terms of all words that begin so; of Latin letters there are two ranges, because words with others among them are packed otherwise.</summary>
    public static IEnumerable<TermRange> Beginning(string letters)
    {
        if (Ascii.IsValid(letters))
        {
            yield return Beginning(TermKind.Word, letters, AsciiLetters, 8);
        }

        yield return Beginning(TermKind.OtherWord, letters, OtherLetters, 16);
    }

    private static TermRange Beginning(TermKind kind, string letters, int most, int bits)
    {
        var first = Letters(kind, letters, most, bits);
        var open = bits * Math.Max(0, most - letters.Length);
        return new TermRange(first, first | ((1UL << open) - 1));
    }

    private static ulong Letters(TermKind kind, ReadOnlySpan<char> word, int most, int bits)
    {
        var packed = 0UL;
        for (var i = 0; i < most; i++)
        {
            packed = (packed << bits) | (i < word.Length ? word[i] : 0UL);
        }

        return Pack(kind, packed);
    }

    private static ulong Pack(TermKind kind, ulong payload) => ((ulong)kind << 56) | (payload & Payload);
}
