using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Which files may be pages of one article by their names: <c>x.html</c>, <c>x_1.html</c>, <c>x_2.html</c> …</summary>
internal static partial class PageNames
{
    /// <summary>Puts files together that may be pages of one article; all others stand alone, in their order.</summary>
    public static IEnumerable<ImmutableArray<T>> Group<T>(IReadOnlyList<T> files, Func<T, string> nameOf)
    {
        var names = files.Select(nameOf).ToHashSet(StringComparer.Ordinal);
        var later = files.ToLookup(f => FirstOf(nameOf(f), names), StringComparer.Ordinal);
        foreach (var file in files)
        {
            var name = nameOf(file);
            if (FirstOf(name, names) is null)
            {
                yield return [file, .. later[name].OrderBy(f => NumberOf(nameOf(f)))];
            }
        }
    }

    /// <summary>The number in the name of a later page; 0 for a first one.</summary>
    public static int NumberOf(string name) =>
        Later().Match(name) is { Success: true } match ? int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>The name that a page of a number has beside a first page.</summary>
    public static string Numbered(string first, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{first[..EndOfStem(first)]}_{number}{first[EndOfStem(first)..]}");

    /// <summary>The name without its extensions.</summary>
    public static string StemOf(string first) => first[..EndOfStem(first)];

    // The first page of a later one, if there is such a file, and it is no later page itself.
    private static string? FirstOf(string name, HashSet<string> names) =>
        Before(name) is { } first && names.Contains(first) && !(Before(first) is { } other && names.Contains(other)) ? first : null;

    /// <summary>The name of the first page of the article that a page of that name is a later one of; null if no later page has such a name.</summary>
    public static string? Before(string name) =>
        Later().Match(name) is { Success: true } match ? match.Groups["stem"].Value + match.Groups["extension"].Value : null;

    private static int EndOfStem(string first) => Extension().Match(first) is { Success: true } match ? match.Index : first.Length;

    // A longer number is a date or the number of an article.
    [GeneratedRegex(@"^(?<stem>.*[^/_])_(?<number>[1-9][0-9]{0,2})(?<extension>\.s?html?(?:\.gz)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex(@"\.s?html?(?:\.gz)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Extension();
}
