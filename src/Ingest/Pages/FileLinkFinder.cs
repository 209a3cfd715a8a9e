using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Finds the files that a page links with its notice.</summary>
internal sealed class FileLinkFinder(PageLines lines, PageRules rules, PageAddresses addresses)
{
    // A box of attachments stands right below the notice.
    private const int ReachBelow = 20;
    private const int MostFiles = 200;
    private const int LongestTarget = 2048;
    private const int LongestName = 200;

    private readonly FileName _names = new(rules);

    /// <summary>The files linked in the lines of <paramref name="notice"/> and right below them.</summary>
    public ImmutableArray<PageAttachment> Find(LineRange notice)
    {
        var end = EndOf(notice);
        return
        [
            .. lines.Page.Links.Where(l => notice.Start <= l.Line && l.Line < end).Select(Read).OfType<PageAttachment>()
                .GroupBy(a => a.Link, StringComparer.Ordinal).Select(g => g.MaxBy(a => a.Name.Length)!).Take(MostFiles),
        ];
    }

    private int EndOf(LineRange notice)
    {
        var last = Math.Min(lines.Count, notice.End + ReachBelow);
        for (var line = notice.End; line < last; line++)
        {
            if (lines.Is(line, LineRole.Foot))
            {
                return line;
            }
        }

        return last;
    }

    private PageAttachment? Read(PageLink link)
    {
        var source = lines.Page.Elements!.Entries[link.Element].Text;
        var words = WordsOf(source);
        if (!IsFile(link, words))
        {
            return null;
        }

        var (name, number) = _names.Read(words);
        if (name.Length == 0)
        {
            // 1.申报表.docx  下载
            var (beside, besideNumber) = _names.Read(lines[link.Line].Length <= LongestName ? lines[link.Line].ToString() : "");
            (name, number) = (beside, number ?? besideNumber);
        }

        name = name.Length > 0 ? name : _names.OfTarget(link.Target) is { Length: > 0 } own ? own : words;
        return name.Length == 0 ? null : new PageAttachment(name, number, link.Target.Trim(), addresses.Resolve(link.Target), source);
    }

    private bool IsFile(PageLink link, string words) =>
        link.Target.Length is > 0 and <= LongestTarget && words.Length <= LongestName
        && !link.Target.StartsWith('#') && !link.Target.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        && (rules.FileTarget.IsMatch(link.Target) || (rules.FileName.IsMatch(words) && !link.Target.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
            || (rules.FileScript.IsMatch(link.Target) && words.Length > 0));

    private string WordsOf(SourceSpan source) =>
        source.Length > 0 && lines.Page.Source.Map.ToText(source) is { Length: > 0 } span
            ? lines.Text.Substring(span.Start, span.Length).ReplaceLineEndings("").Trim()
            : "";
}
