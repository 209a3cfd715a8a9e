using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Counts how many lines of a mixed file are in which charset.</summary>
internal static class CharsetLines
{
    /// <returns>Charsets with the number of their lines that hold more than ASCII, the most first; empty for a file in one charset.</returns>
    public static IReadOnlyList<(string Charset, int Lines)> Count(SourceText text, ImmutableArray<MixedCharsets.Part> parts) =>
        parts.Length < 2 ? [] :
        [
            .. from part in parts
               let span = text.Map.ToText(SourceSpan.Between(part.Start, part.End))
               where span is not null
               group LinesBeyondAscii(text.Text.AsSpan(span.Value.Start, span.Value.Length)) by part.Charset into lines
               let count = lines.Sum()
               where count > 0
               orderby count descending
               select (lines.Key, count),
        ];

    private static int LinesBeyondAscii(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var line in text.EnumerateLines())
        {
            count += System.Text.Ascii.IsValid(line) ? 0 : 1;
        }

        return count;
    }
}
