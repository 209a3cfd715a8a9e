using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Reads what stands above the body: breadcrumb, headline, publication bar, information table.</summary>
internal sealed class MastheadReader(PageLines lines, BarReader bars, HeadTitles titles)
{
    // Right above the bar hardly anything else stands; a shorter line there is the name of a column.
    private const int ShortestHeadline = 6;

    // How far above its body a headline may stand, an information table between them.
    private const int Reach = 40;

    // More lines than any red head and title have.
    private const int LongestTitle = 12;

    private const double LeastLikeness = 2;

    // Nothing but its words tells the headline of a text, and more of the bar stands between.
    private const double LeastLikenessOfText = 1.5;

    private const int LongestNeighbour = 60;

    // A title is broken into no more lines.
    private const int MostTitleLines = 5;

    public Masthead Read(LineRange body)
    {
        var opening = FirstOpening(body);
        var bar = Bar(body, opening);
        return bar.IsEmpty ? WithoutBar(body, opening) : WithBar(body, opening, bar);
    }

    private Masthead WithBar(LineRange body, int opening, ImmutableArray<int> bar)
    {
        var headline = Headline(Above(body), BarTop(bar));
        var end = Math.Min(opening, body.End);
        var start = SkipChrome(Resume(bar[^1] + 1, body), end);
        return headline.IsEmpty && lines.IsHtml
            ? new Masthead(Headline(start, Math.Min(end, start + LongestTitle)), bar, start, KeepsHeadline: false)
            : new Masthead(headline, bar, start, Keeps(headline, start, opening));
    }

    private Masthead WithoutBar(LineRange body, int opening)
    {
        var below = Math.Min(Math.Min(opening + 1, body.Start + 4), lines.Count);
        var headline = lines.IsHtml ? Headline(Above(body), below) : default;
        var start = SkipChrome(headline.IsEmpty ? body.Start : headline.Start, Math.Min(opening, body.End));
        return new Masthead(headline, [], start, Keeps(headline, start, opening));
    }

    private ImmutableArray<int> Bar(LineRange body, int opening)
    {
        var bar = bars.Find(new LineRange(Above(body), Math.Min(opening, body.Start + Reach)), titles);
        return bar.IsEmpty || lines.IsHtml || IsAllChrome(bar[0]) ? bar : [];
    }

    private static int Above(LineRange body) => Math.Max(0, body.Start - Reach);

    private bool Keeps(LineRange headline, int start, int opening) =>
        !headline.IsEmpty && headline.End <= start && !HasOwnTitle(headline, start, opening);

    private int FirstOpening(LineRange body)
    {
        for (var line = body.Start; line < body.End; line++)
        {
            if (lines.IsOpening(line) && !bars.IsBar(line) && !lines.Is(line, LineRole.Crumb) && !lines.Is(line, LineRole.Header))
            {
                return line;
            }
        }

        return body.End;
    }

    // Between the bar and the element of the body may stand a red head of the notice, or tools of the page.
    private int Resume(int line, LineRange body)
    {
        var start = Math.Max(line, body.Start);
        while (start > line && !lines.IsLink(start - 1) && !IsChrome(start - 1))
        {
            start--;
        }

        return start;
    }

    // The lowest run of bar lines, and not an information table far above it.
    private static int BarTop(ImmutableArray<int> bar)
    {
        var top = bar.Length - 1;
        while (top > 0 && bar[top - 1] == bar[top] - 1)
        {
            top--;
        }

        return bar[top];
    }

    private bool IsChrome(int line) =>
        lines.Is(line, LineRole.Header) || lines.Is(line, LineRole.Crumb) || lines.Is(line, LineRole.Bar) || lines.Is(line, LineRole.End)
        || bars.IsBar(line);

    private bool IsFoot(int line) => lines.Is(line, LineRole.Foot) || lines.Is(line, LineRole.WeakFoot);

    // Plain text loses nothing above a bar but chrome and one headline; above a breadcrumb all is chrome.
    private bool IsAllChrome(int end)
    {
        var start = end - 1;
        while (start >= 0 && !lines.Is(start, LineRole.Crumb))
        {
            start--;
        }

        var unknown = Enumerable.Range(start + 1, end - start - 1).Count(i => !lines.IsBlank(i) && !IsChrome(i) && !lines.Is(i, LineRole.Nav));
        return unknown <= 2;
    }

    private int SkipChrome(int start, int end)
    {
        while (start < end && (lines.IsBlank(start) || IsChrome(start) || IsMenu(start)))
        {
            start++;
        }

        return start;
    }

    private bool IsMenu(int line) => lines.IsHtml
        ? (lines.IsLink(line) && !lines.IsAttachment(line)) || lines.Is(line, LineRole.Nav)
        : lines.Is(line, LineRole.Nav) && line + 1 < lines.Count && IsChrome(line + 1);

    private LineRange Headline(int from, int above)
    {
        var (best, score) = (-1, lines.IsHtml ? LeastLikeness : LeastLikenessOfText);
        for (var line = above - 1; line >= from && !lines.Is(line, LineRole.Crumb); line--)
        {
            var likeness = Likeness(line) + (line == above - 1 && lines[line].Length > ShortestHeadline ? 2 : 0) - ((above - 1 - line) * 0.05);
            (best, score) = likeness >= score ? (line, likeness + 0.01) : (best, score);
        }

        return best < 0 ? default : WithNeighbours(best, from, above);
    }

    private double Likeness(int line)
    {
        var text = lines[line].Trim().ToString();
        if (text.Length is < 4 or > 160 || lines.IsLink(line) || lines.IsProse(line) || IsChrome(line) || IsFoot(line) || lines.Is(line, LineRole.Nav))
        {
            return -Reach;
        }

        var likeness = titles.Likeness(text);
        return likeness
            + (lines.Page.Lines[line].Kind == BlockKind.Heading ? 2 : 0)
            + (lines.Is(line, LineRole.Title) ? 2 : 0)
            - (likeness == 0 && text.Length < 8 ? 2 : 0);
    }

    // A headline broken into lines: they share an element, and together they are more of the page's title than one alone.
    private LineRange WithNeighbours(int line, int from, int above)
    {
        var element = lines.Page.Lines[line].Element;
        var (start, end) = (line, line + 1);
        while (start > from && Continues(start - 1, TextOf(start - 1, end)))
        {
            start--;
        }

        while (end < above && Continues(end, TextOf(start, end + 1)))
        {
            end++;
        }

        return new LineRange(start, end);

        bool Continues(int neighbour, string together) => lines.IsHtml
            ? lines.Page.Lines[neighbour].Element == element && titles.Likeness(together) > 0
            : neighbour < line && IsAbove(neighbour);
    }

    // Of a text the bar, and so all that stands above it but chrome, is the headline's.
    private bool IsAbove(int line) => !lines.IsBlank(line) && lines[line].Length <= LongestNeighbour && !IsChrome(line) && !IsFoot(line) && !lines.Is(line, LineRole.Nav);

    private bool HasOwnTitle(LineRange headline, int start, int opening)
    {
        var wanted = HeadTitles.Letters(TextOf(headline.Start, headline.End));
        var end = Math.Min(Math.Min(opening, lines.Count), start + LongestTitle);
        for (var first = start; first < end; first++)
        {
            var together = "";
            for (var last = first; last < Math.Min(end, first + MostTitleLines) && !lines.IsLink(last); last++)
            {
                together += lines[last].Trim().ToString();
                if (IsSame(HeadTitles.Letters(together), wanted) || lines.IsTitle(together))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsSame(string letters, string headline) =>
        letters == headline
        || (letters.Length * 3 > headline.Length * 2 && letters.Length > 7 && headline.Contains(letters, StringComparison.Ordinal))
        || (headline.Length > 7 && letters.Length < headline.Length + 40 && letters.Contains(headline, StringComparison.Ordinal));

    private string TextOf(int start, int end) =>
        string.Concat(Enumerable.Range(start, end - start).Select(i => lines[i].Trim().ToString()));
}
