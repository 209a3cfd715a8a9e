namespace Gongwen.Extract;

/// <summary>Finds marks that stand outside quotation marks, brackets and 《》, where alone they end anything.</summary>
internal static class Marks
{
    private const string Opening = "“「『《〈（(〔[［【";
    private const string Closing = "”」』》〉）)〕]］】";
    private const int LongestBracket = 200;

    /// <summary>Index of the first of <paramref name="marks"/> outside quotes and brackets; -1 when there is none.</summary>
    /// <remarks>An opening mark that is not closed within 200 characters opens nothing.</remarks>
    public static int IndexOutside(ReadOnlySpan<char> text, ReadOnlySpan<char> marks)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (marks.Contains(text[i]) && !IsClock(text, i))
            {
                return i;
            }

            i = SkipBracket(text, i);
        }

        return -1;
    }

    // 16:00 and 4：3
    private static bool IsClock(ReadOnlySpan<char> text, int i) =>
        text[i] is ':' or '：' && i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);

    /// <summary>Index of the mark that closes what opens at <paramref name="i"/>; <paramref name="i"/> itself when nothing does.</summary>
    public static int SkipBracket(ReadOnlySpan<char> text, int i)
    {
        var kind = Opening.IndexOf(text[i]);
        if (kind < 0)
        {
            return i;
        }

        var depth = 0;
        var end = Math.Min(text.Length, i + LongestBracket);
        for (var j = i; j < end; j++)
        {
            if (SameKind(Opening.IndexOf(text[j]), kind))
            {
                depth++;
            }
            else if (SameKind(Closing.IndexOf(text[j]), kind) && --depth == 0)
            {
                return j;
            }
        }

        return i;
    }

    // Half- and full-width round brackets close each other in real text, as do the square ones.
    private static bool SameKind(int a, int b) => a == b || (a >= 5 && b >= 5 && Class(a) == Class(b));

    private static int Class(int kind) => kind is 5 or 6 ? 0 : kind is 7 or 8 or 9 ? 1 : 2;
}
