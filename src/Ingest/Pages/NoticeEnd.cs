namespace Gongwen.Ingest;

/// <summary>Finds where a notice ends and the page goes on.</summary>
internal sealed class NoticeEnd(PageLines lines)
{
    // What stands behind the end of a notice is short beside it.
    private const int LargestRest = 4;

    private const int NearBy = 8;

    // A longer line is running text, whatever it ends with.
    private const int LongestFooter = 200;

    /// <summary>The lines of the notice between <paramref name="start"/> and, at the latest, <paramref name="end"/>.</summary>
    public IEnumerable<int> Find(int start, int end)
    {
        var sign = lines.IsHtml ? FirstSign(start, end) : end;
        var last = Trim(start, sign < end ? LastAttachment(sign, end) : end);
        while (start < last && IsBare(start))
        {
            start++; // - as a button of the page draws it
        }

        return Enumerable.Range(start, Math.Max(0, last - start)).Where(i => !lines.IsBlank(i) && (i < sign || !EndsNotice(i)));
    }

    private int FirstSign(int start, int end)
    {
        var total = Enumerable.Range(start, Math.Max(0, end - start)).Sum(ProseLength);
        var read = 0;
        for (var line = start; line < end; line++)
        {
            read += ProseLength(line);
            if ((total - read) * LargestRest <= read && read > 0 && EndsNotice(line) && !IsSigned(line + 1, end))
            {
                return line;
            }
        }

        return end;
    }

    // A notice that is signed further down has not ended yet.
    private bool IsSigned(int start, int end)
    {
        for (var line = start; line < Math.Min(end, start + NearBy); line++)
        {
            if (lines[line] is { Length: < 40 } text && text.Contains('年') && !lines.IsLink(line) && lines.EndsWithDate(line) && !lines.Is(line, LineRole.End))
            {
                return true;
            }
        }

        return false;
    }

    // The name of an editor may stand between a notice and its attachments.
    private int LastAttachment(int sign, int end)
    {
        var last = sign;
        for (var line = sign + 1; line < Math.Min(end, sign + NearBy); line++)
        {
            last = lines.IsAttachment(line) ? line + 1 : last;
        }

        return last;
    }

    private int ProseLength(int line) => lines.IsLink(line) ? 0 : lines[line].Length > 20 || lines.IsOpening(line) ? lines[line].Length : 0;

    private bool EndsNotice(int line) =>
        lines.Page.Lines[line].Kind != BlockKind.TableCell && (lines.Is(line, LineRole.End) || lines.Is(line, LineRole.Foot)) && GluedFooter(line) is null;

    /// <summary>Where in a line of the notice a footer begins that was glued to it; null if none was.</summary>
    public int? GluedFooter(int line)
    {
        if (lines.Match(line, LineRole.Suffix) is not { Start: > 0 and var start })
        {
            return null;
        }

        var front = lines[line][..start].TrimEnd();
        return PageLines.EndsWithDate(front) || (front.Length > 0 && "。；！".Contains(front[^1])) || front.Length > LongestFooter ? start : null;
    }

    private int Trim(int start, int end)
    {
        var cut = end;
        var unknown = 0;
        for (var line = end - 1; line > start && unknown < 2; line--)
        {
            if (EndsNotice(line) || IsLooseLink(line))
            {
                (cut, unknown) = (line, 0);
            }
            else if (!IsBare(line) && !IsFileOfDump(line) && !lines.Is(line, LineRole.WeakFoot) && !lines.Is(line, LineRole.Nav))
            {
                // One line that no rule knows may stand between two of a footer; a line of the notice is followed by none.
                unknown += lines.IsHtml || lines[line].Length > 40 ? 2 : 1;
            }
        }

        return cut < lines.Count && lines.Is(cut, LineRole.Foot) ? WithoutContact(start, cut) : SkipBlank(start, cut);
    }

    // Below 【原文下载】 the site offers the notice itself; below 附件 its attachments.
    private bool IsFileOfDump(int line) => !lines.IsHtml && lines.Page.Lines[line].LinksToFile;

    private bool IsLooseLink(int line) => lines.IsLink(line) && !lines.IsAttachment(line) && lines.Page.Lines[line].Kind != BlockKind.TableCell;

    // A contact line above a footer is the site's if the notice ended, with its date, before it.
    private int WithoutContact(int start, int end)
    {
        var line = SkipBlank(start, end);
        var last = line;
        while (last > start && (lines.IsBlank(last - 1) || lines.Is(last - 1, LineRole.WeakFoot)))
        {
            last--;
        }

        return last > start && last < line && lines.EndsWithDate(last - 1) ? SkipBlank(start, last) : line;
    }

    // ---- under the notice is drawn, not written.
    private bool IsBare(int line) => lines.IsBlank(line) || lines[line].Trim().IndexOfAnyExcept("-—=*_") < 0;

    private int SkipBlank(int start, int end)
    {
        while (end > start && IsBare(end - 1))
        {
            end--;
        }

        return end;
    }
}
