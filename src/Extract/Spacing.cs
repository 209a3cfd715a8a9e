using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>White space that means nothing in Chinese: 财　政　厅 is 财政厅.</summary>
internal static class Spacing
{
    public static string Squeeze(ReadOnlySpan<char> text)
    {
        var kept = new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                kept[length++] = c;
            }
        }

        return new string(kept, 0, length);
    }

    public static string Squeeze(string text, TextSpan span) => Squeeze(text.AsSpan(span.Start, span.Length));
}
