using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>White space that means nothing in Chinese: 财　政　厅 is 财政厅.</summary>
internal static class Spacing
{
    private const int OnStack = 256;

    public static string Squeeze(ReadOnlySpan<char> text)
    {
        Span<char> kept = text.Length <= OnStack ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (!IsSpace(c))
            {
                kept[length++] = c;
            }
        }

        return new string(kept[..length]);
    }

    /// <summary>Whether both begin with the same character, white space left aside.</summary>
    public static bool BeginAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => First(one) == First(other);

    private static char First(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!IsSpace(c))
            {
                return c;
            }
        }

        return '\0';
    }

    // No white space stands behind U+3000, nearly all of a notice does.
    private static bool IsSpace(char c) => c <= '\u3000' && char.IsWhiteSpace(c);

    public static string Squeeze(string text, TextSpan span) => Squeeze(text.AsSpan(span.Start, span.Length));
}
