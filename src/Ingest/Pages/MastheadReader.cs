using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Reads what stands above the body: breadcrumb, headline, publication bar, information table.</summary>
internal sealed class MastheadReader(PageLines lines, BarReader bars, HeadTitles titles)
{
    // How far above its body a headline may stand, an information table between them.
    private const int Reach = 40;

    // More lines than any red head and title have.
    private const int LongestTitle = 12;

    public Masthead Read(LineRange body)
    {
        var opening = FirstOpening(body);
        var from = Math.Max(0, body.Start - Reach);
        var bar = bars.Find(new LineRange(from, Math.Min(opening, body.Start + Reach)), titles);
        if (!lines.IsHtml && !bar.IsEmpty && !IsAllChrome(bar[0]))
        {
            bar = [];
        }

        var headline = lines.IsHtml || !bar.IsEmpty ? Headline(from, bar.IsEmpty ? Math.Min(Math.Min(opening + 1, body.Start + 4), lines.Count) : BarTop(bar)) : default;
        var start = bar.IsEmpty ? body.Start : bar[^1] + 1;
        start = bar.IsEmpty && !headline.IsEmpty ? headline.Start : start;
        start = SkipChrome(bar.IsEmpty ? start : Math.Max(start, Resume(bar[^1] + 1, body)), Math.Min(opening, body.End));
        var keeps = !headline.IsEmpty && headline.End <= start && !HasOwnTitle(headline, start, opening);
        return new Masthead(headline, bar, start, keeps);
    }

    private int FirstOpening(LineRange body)
    {
        for (var line = body.Start; line < body.End; line++)
        {
            if (lines.IsOpening(line) && !bars.IsBar(line) && !lines.Is(line, LineRole.Crumb))
            {
                return line;
            }
        }

        return body.End;
    }

    // Between the bar and the element of the body may stand a red head of the notice, or tools of the page.
    private int Resume(int line, LineRange body)
    {
        var start = body.Start;
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

    // Plain text loses nothing above a bar but chrome and one headline.
    private bool IsAllChrome(int end)
    {
        var unknown = Enumerable.Range(0, end).Count(i => !lines.IsBlank(i) && !IsChrome(i) && !lines.Is(i, LineRole.Nav));
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
        var (best, score) = (-1, 2.0);
        for (var line = above - 1; line >= from && !lines.Is(line, LineRole.Crumb); line--)
        {
            var likeness = Likeness(line) + (line == above - 1 && lines[line].Length > 9 ? 2 : 0) - ((above - 1 - line) * 0.05);
            (best, score) = likeness >= score ? (line, likeness + 0.01) : (best, score);
        }

        return best < 0 ? default : WithNeighbours(best, from, above);
    }

    private double Likeness(int line)
    {
        var text = lines[line].Trim().ToString();
        if (text.Length is < 4 or > 160 || lines.IsLink(line) || lines.IsProse(line) || IsChrome(line) || lines.Is(line, LineRole.Foot) || lines.Is(line, LineRole.Nav))
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

        bool Continues(int neighbour, string together) =>
            lines.IsHtml && lines.Page.Lines[neighbour].Element == element && titles.Likeness(together) > 0;
    }

    private bool HasOwnTitle(LineRange headline, int start, int opening)
    {
        var wanted = HeadTitles.Letters(TextOf(headline.Start, headline.End));
        var end = Math.Min(Math.Min(opening, lines.Count), start + LongestTitle);
        for (var first = start; first < end; first++)
        {
            for (var last = first; last < Math.Min(end, first + 5); last++)
            {
                if (IsSame(HeadTitles.Letters(TextOf(first, last + 1)), wanted))
                {
                    return true;
                }
            }

            if (lines.Is(first, LineRole.Title) && !lines.IsLink(first))
            {
                return true;
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
