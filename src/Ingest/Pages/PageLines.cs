using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>The lines of a page, and what the rules and the layout say of each.</summary>
internal sealed partial class PageLines
{
    // No line of chrome is longer; what is longer is not even asked about.
    private const int LongestChrome = 240;

    // More links below one label are a list of other pages.
    private const int MostListed = 20;

    private readonly int[] _starts;

    // For each line one bit a role: whether it was asked, and the answer.
    private readonly int[] _asked;
    private readonly int[] _answers;
    private readonly PageRules _rules;

    public PageLines(PageText page, PageRules rules)
    {
        Page = page;
        _rules = rules;
        _starts = new int[page.Lines.Length + 1];
        (_asked, _answers) = (new int[page.Lines.Length], new int[page.Lines.Length]);
        var line = 1;
        for (var i = 0; i < Text.Length && line < page.Lines.Length; i++)
        {
            if (Text[i] == '\n')
            {
                _starts[line++] = i + 1;
            }
        }

        _starts[^1] = Text.Length + 1;
    }

    public PageText Page { get; }

    public int Count => Page.Lines.Length;

    public bool IsHtml => Page.Elements is not null && !Page.StandsAlone;

    public string Text => Page.Source.Text;

    /// <summary>A line without its line end.</summary>
    public ReadOnlySpan<char> this[int line] => Text.AsSpan(_starts[line], _starts[line + 1] - _starts[line] - 1);

    /// <summary>Where a line stands in the page's text, its line end left out.</summary>
    public TextSpan SpanOf(int line) => TextSpan.Between(_starts[line], _starts[line + 1] - 1);

    /// <summary>Several lines joined as a title is, without a space.</summary>
    public string Between(LineRange range) =>
        string.Concat(Enumerable.Range(range.Start, range.End - range.Start).Select(i => this[i].Trim().ToString()));

    public bool IsBlank(int line) => this[line].IsWhiteSpace();

    public bool Is(int line, LineRole role)
    {
        var bit = 1 << (int)role;
        if ((_asked[line] & bit) == 0)
        {
            _asked[line] |= bit;
            _answers[line] |= this[line].Trim() is { IsEmpty: false, Length: <= LongestChrome } text && _rules[role].IsMatch(text) ? bit : 0;
        }

        return (_answers[line] & bit) != 0;
    }

    /// <summary>Whether several lines together are a title.</summary>
    public bool IsTitle(string text) => text.Length <= LongestChrome && _rules[LineRole.Title].IsMatch(text);

    /// <summary>Where the pattern of <paramref name="role"/> first matches in a line; null if it does not.</summary>
    public (int Start, int Length)? Match(int line, LineRole role)
    {
        foreach (var match in _rules[role].EnumerateMatches(this[line]))
        {
            return (match.Index, match.Length);
        }

        return null;
    }

    /// <summary>Whether a line may be the value of a label alone on the line above it.</summary>
    public bool MayBeValue(int line) =>
        line < Count && Page.Lines[line].Kind != BlockKind.Heading && this[line] is { IsEmpty: false, Length: < 80 };

    /// <summary>From the first to the last line of a table's cells; empty for an empty table.</summary>
    public static LineRange LinesOf(PageTable table)
    {
        var filled = table.Cells.Where(c => c.FirstLine < c.EndLine).ToList();
        return filled.Count == 0 ? default : new LineRange(filled.Min(c => c.FirstLine), filled.Max(c => c.EndLine));
    }

    /// <summary>Whether a line ends as the last line of a notice may: with its date or the note of its printing.</summary>
    public bool EndsWithDate(int line) => EndsWithDate(this[line]);

    /// <summary>Whether <paramref name="text"/> ends with a date or the note of its printing.</summary>
    public static bool EndsWithDate(ReadOnlySpan<char> text)
    {
        var tail = text.TrimEnd();
        tail = tail[Math.Max(0, tail.Length - 24)..];
        return tail.EndsWith("印发") || WrittenOut().IsMatch(tail) || (PageDate.Last(tail.ToString()) is { } date && tail.Length - date.Span.End < 3);
    }

    /// <summary>Whether most of a line stands in links.</summary>
    public bool IsLink(int line) => Page.Lines[line].LinkLength * 2 > this[line].Trim().Length;

    /// <summary>Whether the id and classes of an element say that it holds no notice.</summary>
    public bool IsOutside(string hooks) => _rules[LineRole.Outside].IsMatch(hooks);

    /// <summary>Whether a line names or links a file that belongs to the notice.</summary>
    public bool IsAttachment(int line) => Page.Lines[line].LinksToFile || Is(line, LineRole.Attachment) || IsListedAttachment(line);

    /// <summary>Whether a line is a label like 附件： that nothing stands behind.</summary>
    public bool IsLoneLabel(int line) =>
        this[line].Length < 8 && Is(line, LineRole.Attachment) && !Page.Lines[line].LinksToFile && (line + 1 == Count || !IsAttachment(line + 1));

    // Links under 附件： whatever they lead to.
    private bool IsListedAttachment(int line)
    {
        var label = line;
        while (label > 0 && line - label < MostListed && IsLink(label) && !Is(label, LineRole.Attachment) && !Is(label, LineRole.End))
        {
            label--;
        }

        return label < line && (IsLink(label) || this[label].Length < 8) && Is(label, LineRole.Attachment);
    }

    /// <summary>Whether a line is a sentence or more of running text.</summary>
    public bool IsProse(int line)
    {
        var text = this[line].Trim();
        return text.Length >= 30 && !IsLink(line) && text.IndexOfAny("，。；,;") >= 0
            && (text.Length >= 90 || "。；;：:！!.…）)”」".Contains(text[^1]) || text.Contains('。'))
            && !(text.Length < 150 && Is(line, LineRole.Title));
    }

    /// <summary>Whether no title comes after a line: it is running text, recipients or a numbered heading.</summary>
    public bool IsOpening(int line) => !IsLink(line) && (IsProse(line) || Is(line, LineRole.Opening));

    [GeneratedRegex("[〇○Ｏ零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日$")]
    private static partial Regex WrittenOut();
}
