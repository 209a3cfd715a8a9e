using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Where a notice dumped on one line would have begun new lines.</summary>
internal sealed class FlatBreaks(RuleTables rules)
{
    private const int Beginning = 60;
    private const int SameBeginning = 300;
    private const int CoverLength = 1000;
    private const int ShortestName = 8;
    private const int LongestTitle = 120;
    private const int Gap = 60;
    private const int FrontLength = 300;
    private const int ShortestOrgan = 4;
    private const int LongestOrgan = 40;
    private const int LongestQuotation = 40;

    private readonly RuleSet _breaks = rules["flat-breaks"];
    private readonly RuleSet _names = rules["flat-names"];
    private readonly FlatSignatures _signatures = new(rules);
    private readonly FlatAttachments _attachments = new(rules);

    /// <summary>The positions, in order, without the two ends.</summary>
    public SortedSet<int> Find(string flat)
    {
        var breaks = new SortedSet<int>(_breaks.Candidates(flat).SelectMany(r => r.Pattern.Matches(flat)).Select(m => m.Groups["before"].Index).Where(p => !IsQuoted(flat, p) && !IsInLabel(flat, p)));
        breaks.UnionWith(FlatNumbers.Find(flat, breaks).Where(p => !IsLabelled(flat, p)));
        var signatures = _signatures.Find(flat);
        foreach (var signature in signatures)
        {
            breaks.Add(signature.Start);
            breaks.Add(signature.End);
        }

        breaks.UnionWith(_attachments.Find(flat, signatures));
        if (!signatures.IsEmpty)
        {
            breaks.UnionWith(CarriedTitle(flat, signatures[0].End));
        }

        breaks.Remove(0);
        breaks.UnionWith(Doubled(flat, breaks));
        breaks.UnionWith(TitleAgain(flat, breaks.Min));
        breaks.Remove(flat.Length);
        return breaks;
    }

    /// <summary>How much of <paramref name="flat"/> is one copy of its text: some pages hold it twice.</summary>
    public static int OnceLength(string flat)
    {
        if (flat.Length < 2 * SameBeginning)
        {
            return flat.Length;
        }

        var again = flat.IndexOf(flat[..Beginning], SameBeginning, StringComparison.Ordinal);
        return again > 0 && flat.AsSpan(again).StartsWith(flat.AsSpan(0, Math.Min(SameBeginning, flat.Length - again))) && flat.Length - again > again / 2
            ? again
            : flat.Length;
    }

    // “节约用水  人人有责”主题班会
    private static bool IsQuoted(string flat, int position)
    {
        var before = flat.AsSpan(Math.Max(0, position - LongestQuotation), Math.Min(position, LongestQuotation));
        var after = flat.AsSpan(position, Math.Min(LongestQuotation, flat.Length - position));
        return before.LastIndexOfAny('“', '”') is >= 0 and var open && before[open] == '“' && after.IndexOfAny('“', '”') is >= 0 and var close && after[close] == '”';
    }

    // 组  长：张三
    private static bool IsInLabel(string flat, int position) =>
        position > 1 && position + 1 < flat.Length && flat[position + 1] is '：' or ':' && char.IsLetter(flat[position]) && char.IsWhiteSpace(flat[position - 1]);

    // 附件：1.台账附件：2.汇总表: the number stands behind its label.
    private static bool IsLabelled(string flat, int position) => position > 2 && flat[position - 1] is '：' or ':' && flat[position - 2] == '件';

    // 云溪市教育局云溪市教育局关于……: the letterhead stands before the title.
    private static List<int> Doubled(string flat, SortedSet<int> breaks)
    {
        var found = new List<int>();
        foreach (var start in breaks.TakeWhile(b => b < FrontLength).Prepend(0))
        {
            for (var length = ShortestOrgan; length <= LongestOrgan && start + (2 * length) <= flat.Length; length++)
            {
                if (flat.AsSpan(start + length).StartsWith(flat.AsSpan(start, length)))
                {
                    found.Add(start + length);
                    break;
                }
            }
        }

        return found;
    }

    // The page's links at its end bear the title once more.
    private static IEnumerable<int> TitleAgain(string flat, int end)
    {
        if (end is < ShortestName or > LongestTitle)
        {
            yield break;
        }

        var title = flat[..end].Trim();
        for (var at = flat.IndexOf(title, end, StringComparison.Ordinal); at >= 0; at = flat.IndexOf(title, at + title.Length, StringComparison.Ordinal))
        {
            if (flat[at - 1] is not ('《' or '“' or '〈'))
            {
                yield return at;
            }
        }
    }

    // The plan that the cover notice names in 《》 begins with that name right behind the cover's signature.
    private IEnumerable<int> CarriedTitle(string flat, int signed)
    {
        var cover = flat[..Math.Min(signed, CoverLength)];
        foreach (Match match in _names.Candidates(cover).SelectMany(r => r.Pattern.Matches(cover)))
        {
            var name = match.Groups["name"].Value;
            var at = name.Length < ShortestName ? -1 : flat.IndexOf(name, signed, Math.Min(name.Length + Gap, flat.Length - signed), StringComparison.Ordinal);
            if (at >= 0)
            {
                yield return at;
                yield return at + name.Length;
            }
        }
    }
}
