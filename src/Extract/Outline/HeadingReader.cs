using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Tells a heading from a numbered sentence.</summary>
/// <remarks>
/// A run-in heading ends at its first 。 or ：; it is at most two short parallel clauses, and text follows it. An item that is
/// a whole sentence, or ends in ；, has no heading of its own.
/// </remarks>
internal sealed class HeadingReader(RuleTables rules)
{
    private const int LongestLine = 60;
    private const int LongestClause = 25;
    private const int LongestParallelClause = 14;
    private const int LongestLabel = 32;
    private const int ShortestText = 5;

    private readonly ImmutableArray<RuleRow> _notHeadings = rules["heading-exceptions"];
    private readonly ImmutableArray<RuleRow> _flat = rules["flat-headings"];
    private readonly ImmutableArray<RuleRow> _unitBrackets = rules["heading-brackets"];

    /// <summary>The heading in the item's first line.</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="line">The line after its number.</param>
    /// <param name="flat">Whether no line end sets the heading off from the text.</param>
    /// <param name="follows">Whether lines or items that belong to the item follow it, and the mark that its own text ends in.</param>
    /// <returns>Where the heading's words stand; empty when the item has none.</returns>
    public TextSpan Read(string text, TextSpan line, bool flat, (bool Text, char Mark) follows)
    {
        var words = text.AsSpan(line.Start, line.Length);
        var end = Marks.IndexOutside(words, "。：:；;");
        if (flat && FlatHeading(words[..Math.Min(line.Length, LongestLine)]) is > 0 and var length && (end < 0 || end > LongestClause || length < end - ShortestText))
        {
            return new TextSpan(line.Start, length);
        }

        var head = (end < 0 ? words : words[..end]).TrimEnd();
        var rest = end < 0 ? [] : words[(end + 1)..].Trim();
        head = WithoutUnits(head);
        rest = WithoutUnits(rest);
        return head.Length > 0 && follows.Mark is not ('；' or ';') && IsHeading(head, end < 0 ? '\0' : words[end], follows.Text || rest.Length > 0)
            ? new TextSpan(line.Start, head.Length)
            : new TextSpan(line.Start, 0);
    }

    private bool IsHeading(ReadOnlySpan<char> head, char mark, bool textFollows)
    {
        if (IsException(head))
        {
            return false;
        }

        var clauses = Clauses(head);
        return mark switch
        {
            '\0' => head.Length <= LongestLine && clauses.Count <= 3 && head[^1] is not ('，' or ',' or '、' or '！'),
            '：' or ':' => head.Length <= LongestLabel && clauses.Count <= 2,
            _ => textFollows && (clauses is [<= LongestClause] or [<= LongestParallelClause, <= LongestParallelClause]),
        };
    }

    // 一、活动主题清河护岸: the words of known headings are all there is to go by.
    private int FlatHeading(ReadOnlySpan<char> words)
    {
        foreach (var rule in _flat)
        {
            foreach (var match in rule.Pattern.EnumerateMatches(words))
            {
                return match.Length;
            }
        }

        return 0;
    }

    private bool IsException(ReadOnlySpan<char> head)
    {
        foreach (var rule in _notHeadings)
        {
            if (rule.Pattern.IsMatch(head))
            {
                return true;
            }
        }

        return false;
    }

    // A trailing bracket that names units is no part of the heading.
    private ReadOnlySpan<char> WithoutUnits(ReadOnlySpan<char> head)
    {
        foreach (var rule in _unitBrackets)
        {
            foreach (var match in rule.Pattern.EnumerateMatches(head))
            {
                return head[..match.Index].TrimEnd();
            }
        }

        return head;
    }

    // What stands in quotes and brackets does not make a clause long.
    private static int BareLength(ReadOnlySpan<char> clause)
    {
        var length = 0;
        for (var i = 0; i < clause.Length; i++, length++)
        {
            i = Marks.SkipBracket(clause, i);
        }

        return length;
    }

    private static List<int> Clauses(ReadOnlySpan<char> head)
    {
        var lengths = new List<int>();
        while (true)
        {
            var end = Marks.IndexOutside(head, "，,");
            lengths.Add(BareLength(end < 0 ? head : head[..end]));
            if (end < 0)
            {
                return lengths;
            }

            head = head[(end + 1)..];
        }
    }
}
