using System.Buffers;
using System.Globalization;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds where the texts of listed attachments begin inside a flat text, where no line end sets them off: 附件2工作步骤一、…….</summary>
/// <remarks>What counts is that a name of the 附件说明 stands again behind its label, whatever its marks.</remarks>
internal sealed class FlatAttachments(RuleTables rules)
{
    private const string Label = "附件";
    private const string AfterNumber = ".．、，,";
    private const string BeforeMention = "（(《“、，和及与或见写照按将把填据的在为";
    private const int MostNames = 40;
    private const int LongestName = 100;
    private const int LongestList = 1000;
    private const int ShortestName = 4;
    private const int LongestPrefix = 6;
    private const int LongestRemark = 20;
    private const int ShortestText = 60;
    private const int LongestTitle = 120;

    private static readonly SearchValues<char> ToFill = SearchValues.Create("Xx×*＊_某");

    private readonly RuleSet _links = rules["flat-attachment-links"];

    /// <summary>Where each text's label begins, where its name begins, and where that ends, in order.</summary>
    /// <param name="flat">The text.</param>
    /// <param name="signatures">Where its signatures stand.</param>
    public IEnumerable<int> Find(string flat, IReadOnlyList<TextSpan> signatures)
    {
        var note = Note(flat);
        if (note < 0)
        {
            yield break;
        }

        var list = note + Label.Length + 1;
        var next = flat.IndexOf(Label, list, StringComparison.Ordinal);
        var end = Math.Min(Math.Min(list + LongestList, next < 0 ? flat.Length : next), signatures.FirstOrDefault(s => s.Start >= list, new TextSpan(flat.Length, 0)).Start);
        var names = Names(flat[list..end]);
        for (var at = flat.IndexOf(Label, end, StringComparison.Ordinal); at >= 0; at = next)
        {
            next = flat.IndexOf(Label, at + Label.Length, StringComparison.Ordinal);
            if (!BeforeMention.Contains(flat[at - 1]) && !IsNote(flat, at) && Name(flat, at + Label.Length, names) is { } name && IsText(flat.AsSpan(name.End, Math.Max(0, (next < 0 ? flat.Length : next) - name.End))))
            {
                yield return at;
                yield return name.Start;
                yield return name.End;
            }
        }
    }

    // Names alone are links; behind the last of them another document may begin, or a note on their tables.
    private bool IsText(ReadOnlySpan<char> below) => below.Length >= ShortestText && !_links.IsMatch(below[..Math.Min(below.Length, LongestTitle)]);

    private static int Note(string flat)
    {
        var at = flat.IndexOf("附件：", StringComparison.Ordinal);
        var half = flat.IndexOf("附件:", StringComparison.Ordinal);
        return at < 0 || (half >= 0 && half < at) ? half : at;
    }

    private static bool IsNote(string flat, int at) => flat.AsSpan(at + Label.Length).TrimStart() is ['：' or ':', ..];

    // 1.台账2.汇总表, or one name without a number.
    private static List<string> Names(string list)
    {
        var names = new List<string>();
        var start = NumberAt(list, 0, 1);
        for (var i = start; start > 0 && i < list.Length && names.Count < MostNames; i++)
        {
            if (NumberAt(list, i, names.Count + 2) is > 0 and var length)
            {
                names.Add(list[start..i]);
                i = start = i + length;
            }
        }

        names.Add(list[start..]);
        return names;
    }

    // With no mark behind it a number stands right behind a bracket: 2.总结（模板）3汇总表.
    private static int NumberAt(string list, int i, int number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        if (i + digits.Length >= list.Length || !list.AsSpan(i).StartsWith(digits) || (i > 0 && char.IsAsciiDigit(list[i - 1])))
        {
            return 0;
        }

        return AfterNumber.Contains(list[i + digits.Length]) ? digits.Length + 1 : i > 0 && list[i - 1] is '）' or ')' ? digits.Length : 0;
    }

    // Behind the label stands its number, if any, and the name of that number, or a few letters and then the name.
    private static TextSpan? Name(string flat, int from, List<string> names)
    {
        var digits = 0;
        while (digits < 2 && from + digits < flat.Length && char.IsAsciiDigit(flat[from + digits]))
        {
            digits++;
        }

        for (; digits >= 0; digits--)
        {
            var number = digits == 0 ? 1 : int.Parse(flat.AsSpan(from, digits), CultureInfo.InvariantCulture);
            var name = number >= 1 && number <= names.Count ? names[number - 1] : "";
            for (var prefix = 0; prefix <= LongestPrefix; prefix++)
            {
                if (Alike(flat, from + digits + prefix, name) is { } end)
                {
                    return TextSpan.Between(from + digits, end);
                }
            }
        }

        return null;
    }

    // Where the letters of the name end that stand from there on, with a remark in brackets: marks may be of other width.
    private static int? Alike(string flat, int from, string name)
    {
        var (i, letters) = (from, 0);
        foreach (var c in name.Length <= LongestName ? name : "")
        {
            if (!char.IsLetterOrDigit(c))
            {
                continue;
            }

            while (i < flat.Length && !char.IsLetterOrDigit(flat[i]) && letters > 0 && i - from < LongestName + LongestRemark)
            {
                i++;
            }

            if (i >= flat.Length || flat[i] != c)
            {
                return null;
            }

            (i, letters) = (i + 1, letters + 1);
        }

        if (letters < ShortestName)
        {
            return null;
        }

        while (i < flat.Length && flat[i] is '）' or ')' or '》' or '”')
        {
            i++;
        }

        return i + RemarkLength(flat.AsSpan(i, Math.Min(LongestRemark, flat.Length - i)));
    }

    // （34个）, but not （××公司）, which is to be filled in.
    private static int RemarkLength(ReadOnlySpan<char> words) =>
        words is ['（' or '(', ..] && words.IndexOfAny('）', ')') is > 0 and var close && !words[..close].ContainsAny(ToFill) ? close + 1 : 0;
}
