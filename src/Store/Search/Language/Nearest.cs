using System.Collections.Immutable;

namespace Gongwen.Store;

/// <summary>What may have been meant by a name that nobody knows.</summary>
internal static class Nearest
{
    // More changes than this make another word.
    private const int Most = 2;
    private const int LongestName = 40;

    /// <summary>The names that are few changes of letters away, the nearest first; all names when none is.</summary>
    public static ImmutableArray<string> Of(string typed, ImmutableArray<string> names)
    {
        var near = names.Select(name => (Name: name, Distance: Distance(typed, name))).Where(n => n.Distance <= Most).OrderBy(n => n.Distance).ToList();
        return near.Count == 0 ? names : [.. near.Select(n => n.Name)];
    }

    // Letters to change, add, leave out or swap with the next (optimal string alignment).
    private static int Distance(string a, string b)
    {
        if (a.Length > LongestName)
        {
            return int.MaxValue;
        }

        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var k = 0; k <= b.Length; k++)
            {
                table[i, k] = i == 0 || k == 0 ? i + k
                    : Math.Min(Math.Min(table[i - 1, k], table[i, k - 1]) + 1, table[i - 1, k - 1] + (char.ToLowerInvariant(a[i - 1]) == b[k - 1] ? 0 : 1));
                if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                {
                    table[i, k] = Math.Min(table[i, k], table[i - 2, k - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }
}
