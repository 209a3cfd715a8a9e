using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Finds tags that stand in text as characters: in dumps of pages, and in pages that were escaped once too often.</summary>
internal static partial class LeftoverMarkup
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Breaking = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "br", "p", "div", "tr", "li", "ul", "ol", "table", "tbody", "h1", "h2", "h3", "h4", "h5", "h6")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A tag in text.</summary>
    /// <param name="Span">Where it stands.</param>
    /// <param name="BreaksLine">Whether what follows it would begin a new line.</param>
    internal readonly record struct Tag(TextSpan Span, bool BreaksLine);

    /// <summary>The tags in <paramref name="text"/>, in order.</summary>
    public static IReadOnlyList<Tag> Find(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
        {
            return [];
        }

        var tags = new List<Tag>();
        foreach (var match in Tags().EnumerateMatches(text))
        {
            var inside = text.AsSpan(match.Index + 1, match.Length - 2).TrimStart("/ \t");
            var end = inside.IndexOfAny(" \t/");
            tags.Add(new Tag(new TextSpan(match.Index, match.Length), Breaking.Contains(end < 0 ? inside : inside[..end])));
        }

        return tags;
    }

    // Names that mean nothing else; what stands in the tag is short and on one line.
    [GeneratedRegex("""<[ \t]?/?[ \t]?(?:br|p|div|tr|li|ul|ol|table|tbody|h[1-6]|td|th|span|font|strong|b|i|u|em|a|img|o:p|st1:[a-z]{1,20})(?:[ \t][^<>\n]{0,400})?[ \t]?/?>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();
}
