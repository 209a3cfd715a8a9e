using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds 署名 and 成文日期 inside a flat text, where no line end sets them off.</summary>
/// <remarks>
/// What counts is the evidence on both sides of a full date: before it, back to the nearest mark, nothing but names of
/// organs, or at least the organ that the title names; behind it no words that a date within a sentence is followed by.
/// </remarks>
internal sealed class FlatSignatures(RuleTables rules)
{
    private const int LongestOrgans = 70;
    private const int LongestSigner = 100;
    private const int LongestTitle = 200;
    private const int ShortestSigner = 4;
    private const int LookAhead = 12;
    private const int LongestDate = 24;

    private readonly RuleTables _rules = rules;

    /// <summary>Each signature of <paramref name="flat"/>, from its first organ to the end of its date, in order.</summary>
    public ImmutableArray<TextSpan> Find(string flat)
    {
        var signer = SignerOf(flat);
        var found = ImmutableArray.CreateBuilder<TextSpan>();
        for (var i = 1; i < flat.Length; i++)
        {
            if (!MayBegin(flat, i) || !FullDate.TryRead(flat.AsSpan(i), out var date, out var length) || date.Day is null)
            {
                continue;
            }

            var after = flat.AsSpan(i + length, Math.Min(LookAhead, flat.Length - i - length));
            if (!_rules["signature-prose"].IsMatch(after) && OrgansBefore(flat, i, signer) is { } start)
            {
                found.Add(TextSpan.Between(start, i + length));
            }

            i += length - 1;
        }

        return found.ToImmutable();
    }

    /// <summary>The signature behind the last sentence of a paragraph; null when it ends in none.</summary>
    public TextSpan? Last(ReadOnlySpan<char> paragraph)
    {
        if (paragraph.Length < 2 || paragraph[^1] != '日' || paragraph.IndexOfAny('。', '！') < 0)
        {
            return null;
        }

        var from = Math.Max(0, paragraph.Length - LongestOrgans - LongestDate);
        var found = Find(paragraph[from..].ToString());
        return !found.IsEmpty && from + found[^1].End == paragraph.Length && paragraph[..(from + found[^1].Start)].TrimEnd() is [.., '。' or '！']
            ? TextSpan.Between(from + found[^1].Start, paragraph.Length)
            : null;
    }

    private static bool MayBegin(string flat, int i) =>
        flat[i] is '1' or '2' or '一' or '二' && !char.IsAsciiDigit(flat[i - 1]);

    // The words that end in the organ whose notice it is: what stands before 关于, letterhead included, or the organ of a plan's title.
    private string SignerOf(string flat)
    {
        return _rules.FirstMatch("title-abouts", flat.AsSpan(0, Math.Min(LongestTitle, flat.Length))) is { Match.Index: > 0 and var about }
            ? flat[Math.Max(0, about - LongestSigner)..about]
            : _rules.FirstMatch("title-signers", flat.AsSpan(0, Math.Min(LongestSigner, flat.Length)))?.Match.Groups["organ"].Value ?? "";
    }

    private int? OrgansBefore(string flat, int date, string signer)
    {
        var words = flat.AsSpan(0, date).TrimEnd();
        var end = words.Length;
        var own = OwnSigner(words, signer);
        if (Name(flat, end) is not { } start)
        {
            return own;
        }

        // 2.典型案例（模板）云溪市教育局: the last name of a list stands before the organ.
        if (own - start >= ShortestSigner && !IsOrgans(flat.AsSpan(start, own!.Value - start)))
        {
            return own;
        }

        // 武装部　　校工会　　2022年5月9日: names apart by wide spaces.
        while (start > 1 && IsWide(flat, start - 1) && Name(flat, flat.AsSpan(0, start).TrimEnd().Length) is { } above)
        {
            start = above;
        }

        return start;
    }

    // Where the organ that the title names begins, if the words before the date end in it.
    private int? OwnSigner(ReadOnlySpan<char> words, string signer)
    {
        var common = 0;
        while (common < signer.Length && common < words.Length && signer[^(common + 1)] == words[^(common + 1)])
        {
            common++;
        }

        var isWhole = common == signer.Length || !char.IsLetter(signer[^(common + 1)]) || _rules["letterhead-ends"].IsMatch(signer.AsSpan(0, signer.Length - common));
        return isWhole && common >= ShortestSigner && IsOrgans(words[^common..]) ? words.Length - common : null;
    }

    private int? Name(string flat, int end) =>
        Boundary(flat, end) is { } from && Unlisted(flat, from, end) is var own && IsOrgans(flat.AsSpan(own, end - own)) ? own : null;

    // …工作台账云溪市教育局: the organ behind the last name of a list.
    private int Unlisted(string flat, int start, int end)
    {
        for (var cut = start; ;)
        {
            if (_rules.FirstMatch("flat-list-ends", flat.AsSpan(cut, end - cut)) is not { } found)
            {
                return cut;
            }

            cut += found.Match.Groups["before"].Index;
        }
    }

    // Right behind the nearest mark, wide space, closing bracket without its opening one, or figure.
    private static int? Boundary(string flat, int end)
    {
        var depth = 0;
        for (var i = end - 1; i >= 0 && end - i <= LongestOrgans; i--)
        {
            var c = flat[i];
            depth += c is '）' or ')' ? 1 : c is '（' or '(' ? -1 : 0;
            if (depth < 0 || "。；：！？，;:,!?”》".Contains(c) || IsWide(flat, i))
            {
                return i + 1;
            }

            if (depth == 0 && char.IsAsciiLetterOrDigit(c) && i + 1 < end && flat[i + 1] > '\u3000')
            {
                return i + 1;
            }

            // （责任单位：省科协）云溪市人民政府: a remark in brackets stands before the organ.
            if (c is '（' or '(' && depth == 0 && i > 0 && "。；！？".Contains(flat[i - 1]))
            {
                return flat.AsSpan(i, end - i).IndexOfAny('）', ')') + i + 1;
            }
        }

        return end <= LongestOrgans ? 0 : null;
    }

    private static bool IsWide(string flat, int i) => char.IsWhiteSpace(flat[i]) && i > 0 && char.IsWhiteSpace(flat[i - 1]);

    private bool IsOrgans(ReadOnlySpan<char> words) =>
        words.Trim().Length > 2 && _rules["organs"].IsMatch(words.Trim()) && !_rules["signature-never"].IsMatch(words.Trim());
}
