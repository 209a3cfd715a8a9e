using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Knows the names of the 附件说明 again where the text of an attachment begins.</summary>
internal static class ListedAttachments
{
    private const int LongestName = 100;

    /// <summary>The name that stands at line <paramref name="i"/>, on a line of its own or on two, and how many more lines it takes.</summary>
    public static (Fact<string> Name, int NameLines)? Find(string text, ImmutableArray<Line> lines, int i, List<Fact<string>> names)
    {
        var words = Spacing.Squeeze(text, lines[i].Span);
        if (names.Find(n => Spacing.Squeeze(n.Value) == words) is { } listed)
        {
            return (listed with { Evidence = new Evidence(lines[i].Span, "attachment.listed-name", 0.9) }, 0);
        }

        return i + 2 < lines.Length && lines[i + 1].Number is null && words + Spacing.Squeeze(text, lines[i + 1].Span) is { Length: < LongestName } both
            && names.Find(n => Spacing.Squeeze(n.Value) == both) is { } broken
            ? (broken with { Evidence = new Evidence(TextSpan.Between(lines[i].Span.Start, lines[i + 1].Span.End), "attachment.listed-name", 0.9) }, 1)
            : null;
    }

    /// <summary>Whether <paramref name="words"/> are but the beginning of a listed name.</summary>
    public static bool GoesOn(string text, TextSpan words, List<Fact<string>> names)
    {
        var squeezed = Spacing.Squeeze(text, words);
        return names.Exists(n => Spacing.Squeeze(n.Value) is var listed && listed.Length > squeezed.Length && listed.StartsWith(squeezed, StringComparison.Ordinal));
    }
}
