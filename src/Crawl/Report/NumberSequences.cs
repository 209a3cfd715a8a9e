using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongwen.Crawl;

/// <summary>Finds gaps in sequences of 发文字号 (GB/T 9704-2012, 7.2.5). Pure.</summary>
public static partial class NumberSequences
{
    // Of a bureau that publishes one in three of its documents every third is no gap, and where many in a row are missing,
    // they were never published.
    private const double KnownShare = 0.5;
    private const int LongestGap = 10;
    private const int LongestNumber = 60;

    /// <summary>The gaps in the sequences that <paramref name="fresh"/> numbers belong to.</summary>
    /// <param name="known">All numbers that are known, in any order, the fresh ones included or not.</param>
    /// <param name="fresh">Those that this run has found.</param>
    public static ImmutableArray<NumberGap> Gaps(IEnumerable<string> known, IReadOnlyCollection<string> fresh)
    {
        var touched = fresh.Select(Read).OfType<(string Series, int Number)>().Select(n => n.Series).ToHashSet(StringComparer.Ordinal);
        var series = new SortedDictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        foreach (var number in known.Concat(fresh))
        {
            if (Read(number) is var (name, running) && touched.Contains(name))
            {
                series.TryAdd(name, []);
                series[name].Add(running);
            }
        }

        return [.. series.Select(s => Gap(s.Key, s.Value)).OfType<NumberGap>()];
    }

    private static NumberGap? Gap(string series, SortedSet<int> numbers)
    {
        ImmutableArray<(int First, int Last)> missing = [.. Stretches(numbers).SelectMany(Missing)];
        return missing.IsEmpty ? null : new NumberGap(series, numbers.Count, missing);
    }

    private static IEnumerable<List<int>> Stretches(SortedSet<int> numbers)
    {
        var stretch = new List<int>();
        foreach (var number in numbers)
        {
            if (stretch.Count > 0 && number - stretch[^1] - 1 > LongestGap)
            {
                yield return stretch;
                stretch = [];
            }

            stretch.Add(number);
        }

        yield return stretch;
    }

    private static IEnumerable<(int First, int Last)> Missing(List<int> stretch) => stretch.Count < (stretch[^1] - stretch[0] + 1) * KnownShare
        ? []
        : stretch.Zip(stretch.Skip(1)).Where(pair => pair.Second > pair.First + 1).Select(pair => (pair.First + 1, pair.Second - 1));

    private static (string Series, int Number)? Read(string number)
    {
        var match = number.Length <= LongestNumber ? Pattern().Match(number) : Match.Empty;
        return match.Success
            ? ($"{match.Groups["agency"].Value.Trim()}〔{match.Groups["year"].Value}〕", int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"^\s*(?<agency>[^\d\s〔\[（(【]{1,30})\s*[〔\[（(【](?<year>(?:19|20)\d\d)[〕\]）)】]\s*第?\s*(?<number>\d{1,5})\s*号\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
