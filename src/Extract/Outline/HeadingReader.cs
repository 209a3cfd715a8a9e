using System.Buffers;
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
    private const int LongestDoubtful = 40;
    private const int LongestDoubtfulParallel = 28;
    private const int LongestLabel = 32;
    private const int ShortestText = 5;
    private const int CompoundHalf = 2;
    private const int OwnWords = 4;
    private const string HeadingEnds = "。：:；;\t";

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("，,、。：:；;\t");

    private readonly RuleSet _notHeadings = rules["heading-exceptions"];
    private readonly RuleSet _conditions = rules["heading-conditions"];
    private readonly RuleSet _doubts = rules["heading-doubts"];
    private readonly RuleSet _flat = rules["flat-headings"];
    private readonly RuleSet _compounds = rules["flat-compounds"];
    private readonly RuleSet _verbs = rules["flat-verbs"];
    private readonly RuleSet _starters = rules["flat-starters"];
    private readonly RuleSet _unitBrackets = rules["heading-brackets"];

    /// <summary>The heading in the item's first line.</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="line">The line after its number.</param>
    /// <param name="flat">Whether no line end sets the heading off from the text.</param>
    /// <param name="follows">Whether lines or items that belong to the item follow it, whether items do so at once, the mark that its own text ends in, and whether its number is one of main sections (一、).</param>
    public HeadingChoice Read(string text, TextSpan line, bool flat, (bool Text, bool Items, char Mark, bool Main) follows)
    {
        var words = text.AsSpan(line.Start, line.Length);
        var none = line with { Length = 0 };
        var marked = Marked(words, follows);
        var own = line with { Length = marked.Length };
        var end = Marks.IndexOutside(words, HeadingEnds);
        var isWhole = end < 0 && follows.Text && line.Length <= LongestClause && IsWhole(words);
        var isMarked = marked.Certainty != Certainty.None && end is >= 0 and <= LongestClause && words[end] is not ('：' or ':');
        var opening = words[..Math.Min(line.Length, LongestLine)];
        var length = flat && !isWhole && FlatHeading(opening) is > 0 and var known && RunsOn(words, known, end) ? known : 0;
        if (flat && !isWhole && Started(opening, follows.Main && !isMarked) is > 0 and var before && !IsRepeated(words[..before]) && (length == 0 || before < length + ShortestText || !char.IsLetter(words[length])))
        {
            return new HeadingChoice(line with { Length = before }, none);
        }

        if (length > 0)
        {
            var heading = line with { Length = length };
            return new HeadingChoice(heading, marked.Certainty < Certainty.Likely ? none : marked.Length > length && end >= 0 && words[end] == '。' ? own : heading);
        }

        return marked.Certainty switch
        {
            Certainty.Firm => new HeadingChoice(own, own),
            Certainty.Likely => new HeadingChoice(own, none),
            Certainty.Possible => new HeadingChoice(none, own),
            Certainty.Unlikely => new HeadingChoice(none, own, IsUnlikely: true),
            _ => new HeadingChoice(none, none),
        };
    }

    // A flat line that ends where an item below it begins is all heading, unless it goes on with a figure or with its own words.
    private static bool IsWhole(ReadOnlySpan<char> words) =>
        words.IndexOfAnyInRange('0', '9') < 0 && !IsRepeated(words);

    // 参赛对象参赛对象为在校学生: text that begins with the heading's own words.
    private static bool IsRepeated(ReadOnlySpan<char> words) => words[1..].IndexOf(words[..Math.Min(words.Length, OwnWords)]) >= 0;

    // Where the text behind a heading begins that runs into it; 0 when no such words tell.
    private int Started(ReadOnlySpan<char> words, bool withMain)
    {
        var first = int.MaxValue;
        foreach (var rule in _starters.Candidates(words))
        {
            if (!withMain && rule["items"] == "main")
            {
                continue;
            }

            first = rule.Pattern.Regex.Match(words.ToString()) is { Success: true } match ? Math.Min(first, match.Groups["before"].Index) : first;
        }

        return first == int.MaxValue ? Doubled(words) : first;
    }

    // 竞赛内容竞赛内容主要包括……: text that begins with the whole heading, its bracket aside.
    private static int Doubled(ReadOnlySpan<char> words)
    {
        var clause = words[..(words.IndexOfAny(ClauseEnds) is >= 0 and var end ? end : words.Length)];
        var again = clause.Length > OwnWords ? clause[OwnWords..].IndexOf(clause[..OwnWords]) + OwnWords : 0;
        var bracket = again < OwnWords ? -1 : clause[..again].IndexOfAny('（', '(');
        var bare = bracket > 0 && clause[again - 1] is '）' or ')' ? bracket : again;
        return again >= OwnWords && again <= LongestClause && clause[again..].StartsWith(clause[..bare]) ? again : 0;
    }

    // What the words up to the first mark are, by themselves.
    private (int Length, Certainty Certainty) Marked(ReadOnlySpan<char> words, (bool Text, bool Items, char Mark, bool Main) follows)
    {
        var end = Marks.IndexOutside(words, HeadingEnds);
        var head = WithoutUnits((end < 0 ? words : words[..end]).TrimEnd());
        var rest = end < 0 ? [] : WithoutUnits(words[(end + 1)..].Trim());
        return head.Length > 0 && follows.Mark is not ('；' or ';') && !rest.StartsWith("//")
            ? (head.Length, Judge(head, end < 0 ? '\0' : words[end], rest.Length > 0, (follows.Text, follows.Items)))
            : (0, Certainty.None);
    }

    // The words of a known heading go on with text, or with the label of its first line.
    private bool RunsOn(ReadOnlySpan<char> words, int length, int end) => !IsInCompound(words, length) && !_verbs.IsMatch(words[..length]) && (
        end is < 0 or > LongestClause || length < end - ShortestText
            || (length < end && words[end] is '：' or ':' && FlatHeading(words[length..end]) == end - length));

    // 强化领导 ends within 强化领导干部教育.
    private bool IsInCompound(ReadOnlySpan<char> words, int length) =>
        _compounds.IsMatch(words[Math.Max(0, length - CompoundHalf)..Math.Min(words.Length, length + CompoundHalf)]);

    private Certainty Judge(ReadOnlySpan<char> head, char mark, bool textInLine, (bool Text, bool Items) below)
    {
        var clauses = Clauses(head);
        if (_notHeadings.IsMatch(head))
        {
            return mark == '。' && textInLine && clauses is [<= LongestClause] ? Certainty.Unlikely : Certainty.None;
        }

        if (!(mark == '。' && textInLine && clauses is [<= LongestParallelClause]) && _conditions.IsMatch(head))
        {
            return Certainty.None;
        }

        var likely = _doubts.IsMatch(head) ? Certainty.Likely : Certainty.Firm;
        return mark switch
        {
            '\0' when head.Length <= LongestLine && clauses.Count <= 3 && head[^1] is not ('，' or ',' or '、' or '！') =>
                below.Text ? likely : Certainty.Likely,
            '\t' when head.Length <= LongestLabel && clauses.Count <= 2 => Certainty.Firm,
            '：' or ':' when head.Length <= LongestLabel && clauses.Count <= 2 => Certainty.Firm,
            '。' when (textInLine || below.Text) && clauses is [<= LongestClause] or [<= LongestParallelClause, <= LongestParallelClause] => likely,
            '。' when !textInLine && below.Items && clauses.Count <= 3 && head.Length <= LongestLine => Certainty.Possible,
            '。' when textInLine && likely == Certainty.Firm && !ContainsSpace(head) && clauses is [<= LongestDoubtful] or [<= LongestDoubtfulParallel, <= LongestDoubtfulParallel] => Certainty.Possible,
            _ => Certainty.None,
        };
    }

    private static bool ContainsSpace(ReadOnlySpan<char> head)
    {
        foreach (var c in head)
        {
            if (char.IsWhiteSpace(c))
            {
                return true;
            }
        }

        return false;
    }

    private enum Certainty
    {
        None,
        Unlikely,
        Possible,
        Likely,
        Firm,
    }

    // 一、活动主题清河护岸: the words of known headings are all there is to go by.
    private int FlatHeading(ReadOnlySpan<char> words)
    {
        foreach (var rule in _flat.Candidates(words))
        {
            foreach (var match in rule.Pattern.Regex.EnumerateMatches(words))
            {
                return match.Length;
            }
        }

        return 0;
    }

    // A trailing bracket that names units is no part of the heading.
    private ReadOnlySpan<char> WithoutUnits(ReadOnlySpan<char> head)
    {
        foreach (var rule in _unitBrackets.Candidates(head))
        {
            foreach (var match in rule.Pattern.Regex.EnumerateMatches(head))
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
