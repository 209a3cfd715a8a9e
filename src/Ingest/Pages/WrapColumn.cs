namespace Gongwen.Ingest;

/// <summary>The width at which the lines of running text were broken, as PDF readers and word processors copy it.</summary>
/// <param name="Width">Width of the fullest lines, as <see cref="TextWidth"/> counts.</param>
/// <param name="IsIndented">Whether paragraphs begin with an indent, so that a line without one goes on.</param>
/// <param name="IsSpaced">Whether a blank line stands between any two lines, so that it means nothing.</param>
internal readonly record struct WrapColumn(int Width, bool IsIndented, bool IsSpaced)
{
    /// <summary>No column is wider; what is wider was not broken.</summary>
    public const int Widest = 120;

    /// <summary>A full line may fall short of the column by so much: a mark or number that did not fit went to the next line.</summary>
    public const int Slack = 6;

    private const int Narrowest = 30;
    private const int DeepestIndent = 8;
    private const int FewestLines = 6;

    // Where a column breaks text, few of its lines happen to end with a sentence, and all carry marks of running text.
    private const double LeastOpen = 0.6;
    private const double MostWider = 0.05;
    private const double LeastMarks = 0.7;

    private const string Ends = "。！？；：:;!?";
    private const string Marks = "，。、；,;";

    /// <summary>The column of some lines; null when they were not broken at one.</summary>
    public static WrapColumn? Find(IReadOnlyList<string> lines)
    {
        var filled = lines.Where(l => !string.IsNullOrWhiteSpace(l) && IndentOf(l) <= DeepestIndent)
            .Select(l => (Text: l.TrimEnd(), Width: TextWidth.Of(l.AsSpan().TrimEnd()))).ToList();
        if (filled.Count < FewestLines)
        {
            return null;
        }

        var counts = new int[Widest + 1];
        filled.ForEach(l => counts[l.Width]++);
        var width = Fullest(counts);
        var full = filled.Where(l => l.Width >= width - Slack && l.Width <= width).ToList();
        var open = full.Count(l => !Ends.Contains(l.Text[^1]));
        return width >= Narrowest && full.Count >= FewestLines
            && filled.Count(l => l.Width > width + 2) <= Math.Max(1, full.Count * MostWider)
            && open >= full.Count * LeastOpen
            && full.Sum(l => l.Text.Count(Marks.Contains)) >= full.Count * LeastMarks
            ? new WrapColumn(width, IsIndentedIn(filled.Select(l => l.Text)), IsSpacedIn(lines))
            : null;
    }

    /// <summary>Whether a line begins with the indent of a paragraph.</summary>
    public static bool BeginsIndented(ReadOnlySpan<char> line) => IndentOf(line) is >= 3 and <= DeepestIndent;

    // A signature set to the right is no line of running text.
    private static int IndentOf(ReadOnlySpan<char> line) => TextWidth.Of(line[..^line.TrimStart().Length]);

    // The right edge of the window that holds the most lines; the rightmost of several.
    private static int Fullest(int[] counts)
    {
        var (best, most, inside) = (0, 0, 0);
        for (var width = 0; width < counts.Length; width++)
        {
            inside += counts[width] - (width > Slack ? counts[width - Slack - 1] : 0);
            (best, most) = inside >= most && counts[width] > 0 ? (width, inside) : (best, most);
        }

        return best;
    }

    private static bool IsIndentedIn(IEnumerable<string> lines)
    {
        var (indented, all) = (0, 0);
        foreach (var line in lines)
        {
            all++;
            indented += BeginsIndented(line) ? 1 : 0;
        }

        return indented >= 2 && indented * 5 < all * 3;
    }

    private static bool IsSpacedIn(IReadOnlyList<string> lines)
    {
        var (pairs, spaced) = (0, 0);
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
            {
                pairs++;
                spaced += string.IsNullOrWhiteSpace(lines[i + 1]) ? 1 : 0;
            }
        }

        return spaced * 10 > pairs * 9;
    }
}
