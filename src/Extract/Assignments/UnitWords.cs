using System.Collections.Frozen;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>What the words of a name say of it: whether it is complete, speaks of a group, or is only a place.</summary>
internal sealed class UnitWords(RuleTables rules)
{
    private const int LongestName = 60;

    private readonly FrozenDictionary<string, RuleSet> _kinds = rules["unit-suffixes"].By("kind");

    /// <summary>Whether <paramref name="words"/> are of that kind of the table <c>unit-suffixes</c>; longer than any name, they are of none.</summary>
    public bool Is(string kind, ReadOnlySpan<char> words) =>
        words.Length is > 0 and <= LongestName && _kinds.TryGetValue(kind, out var rows) && rows.IsMatch(words);

    /// <summary>Whether <paramref name="words"/> end as the name of an organ does, a bracket such as 厅（局） left aside.</summary>
    public bool IsOrgan(ReadOnlySpan<char> words) => words.Length > 1 && Is("organ", WithoutBracket(words));

    /// <summary>Whether <paramref name="words"/> name a kind of unit (单位、有关部门), not a unit.</summary>
    public bool IsGeneric(ReadOnlySpan<char> words) => Is("generic", words);

    /// <summary>Whether <paramref name="words"/> speak of all of a kind (各科室).</summary>
    public bool IsGroup(ReadOnlySpan<char> words) => Is("group", words);

    /// <summary>Whether <paramref name="words"/> are only a place, with no organ of its own.</summary>
    public bool IsPlace(ReadOnlySpan<char> words) =>
        !IsOrgan(words) && (IsBarePlace(words) || Is("level", words) || Is("level-group", words) || Is("zone", words) || Is("town", words) || Is("area", words));

    /// <summary>Whether <paramref name="words"/> are only a field of work (教育), or that of a place (各市教育), with no organ of its own.</summary>
    public bool IsField(ReadOnlySpan<char> words) => Is("field-name", words) || Is("field-of-all", words);

    /// <summary>Whether 左、右 is one name of which <paramref name="left"/> only shares the tail (市、县文明办).</summary>
    public bool SharesTail(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (Is("level", left))
        {
            return right[0] != '各';
        }

        // 教育、科技主管部门
        if (IsField(left))
        {
            return Is("field-organ", right) || Is("company", right);
        }

        if (IsOrgan(left))
        {
            return false;
        }

        if (Is("level-group", left))
        {
            return Is("level-organ", right) || Is("level", right) || Is("field-of-all", right) || (Is("area-organ", right) && !Is("zone-organ", right));
        }

        if (Is("zone", left))
        {
            return Is("zone-organ", right) || Is("zone", right);
        }

        // 检修、建设公司
        if (left.Length > 1 && (!IsPlace(left) || IsBarePlace(left)) && Is("company", right))
        {
            return true;
        }

        if (IsBarePlace(left))
        {
            return Is("bare-organ", right);
        }

        return Is("town", left)
            ? Is("town-organ", right)
            : Is("area", left) && (Is("field-of-all", right) || (Is("area-organ", right) && !Is("zone-organ", right)) || Is("level", right));
    }

    /// <summary>Whether 左和右 is two complete names, not one (市教育局和市民政局, but 各科室及二级机构).</summary>
    public bool AreTwo(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (!(IsOrgan(left) || (IsGroup(left) && IsPlace(left))) || !(IsOrgan(right) || (IsGroup(right) && IsPlace(right))))
        {
            return false;
        }

        return !Is("half", left) && !Is("rest", right) && !Is("bare-kind", right) && (!IsGeneric(right) || Is("others", right)) && !(IsPlace(left) && SharesTail(left, right));
    }

    /// <summary>How many characters at the end of <paramref name="words"/> are no part of a list (等部门、按职责分工负责); 0 when all are.</summary>
    public int TailLength(string words)
    {
        foreach (var row in _kinds["tail"].Candidates(words))
        {
            if (row.Pattern.Regex.Match(words) is { Success: true } match)
            {
                return words.Length - match.Groups["drop"].Index;
            }
        }

        return 0;
    }

    /// <summary>Where 和、及、以及 stand in <paramref name="words"/>.</summary>
    public IEnumerable<TextSpan> Conjunctions(string words)
    {
        foreach (var row in _kinds["conjunction"].Candidates(words))
        {
            for (var match = row.Pattern.Regex.Match(words); match.Success; match = match.NextMatch())
            {
                yield return new TextSpan(match.Index, match.Length);
            }
        }
    }

    // 云溪 in 云溪、青禾市政府.
    private bool IsBarePlace(ReadOnlySpan<char> words) =>
        Is("bare-place", words) && !Is("field", words) && !Is("level", words) && !Is("area", words) && !Is("zone", words) && !Is("town", words);

    private static ReadOnlySpan<char> WithoutBracket(ReadOnlySpan<char> words) =>
        words[^1] is '）' or ')' && words.LastIndexOfAny('（', '(') is var open and > 1 ? words[..open] : words;
}
