using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Splits a list of units or recipients into its entries.</summary>
/// <remarks>
/// 、 splits unless the left side only shares the tail of the right one (市、县文明办); 和、及、以及 split only two complete
/// names; nothing splits inside brackets or quotation marks.
/// </remarks>
internal sealed class UnitList(RuleTables rules)
{
    private const string Separators = "、，,；;";
    private const int LongestName = 60;
    private const int MostTails = 4;

    private readonly UnitWords _words = new(rules);

    private enum Separator
    {
        /// <summary>The start of the list, ， or ；: what follows is an entry of its own.</summary>
        Hard,

        /// <summary>、</summary>
        Enumeration,
    }

    private readonly record struct Part(TextSpan Span, Separator Before);

    /// <summary>The entries of the list at <paramref name="span"/>, in order, without 等部门, 按职责分工负责 and closing marks.</summary>
    public ImmutableArray<TextSpan> Split(string text, TextSpan span)
    {
        var list = Trim(text, span);
        var parts = new List<Part>();
        foreach (var part in Marks(text, list))
        {
            Divide(text, part, parts);
        }

        return Join(text, parts);
    }

    /// <summary><paramref name="span"/> without white space and marks around it and without the words that end a list.</summary>
    public TextSpan Trim(string text, TextSpan span)
    {
        var list = TrimEdges(text, span);
        for (var round = 0; round < MostTails; round++)
        {
            // The tail's words are short: only the end of the list is looked at.
            var drop = _words.TailLength(text[Math.Max(list.Start, list.End - LongestName)..list.End]);
            if (drop == 0)
            {
                break;
            }

            list = TrimEdges(text, TextSpan.Between(list.Start, list.End - drop));
        }

        return list;
    }

    private static TextSpan TrimEdges(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && IsEdge(text[start]))
        {
            start++;
        }

        while (end > start && IsEdge(text[end - 1]))
        {
            end--;
        }

        return TextSpan.Between(start, end);
    }

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || c is '、' or '，' or ',' or '；' or ';' or '。' or '：' or ':';

    // The parts between 、 ， ； outside brackets.
    private static List<Part> Marks(string text, TextSpan list)
    {
        if (text.AsSpan(list.Start, list.Length).IndexOfAny(Separators) < 0)
        {
            return [new Part(list, Separator.Hard)];
        }

        var parts = new List<Part>();
        var enclosed = Enclosure.Find(text, list);
        var (start, before) = (list.Start, Separator.Hard);
        for (var i = list.Start; i < list.End; i++)
        {
            if (enclosed[i - list.Start] || !Separators.Contains(text[i], StringComparison.Ordinal))
            {
                continue;
            }

            parts.Add(new Part(TextSpan.Between(start, i), before));
            (start, before) = (i + 1, text[i] == '、' ? Separator.Enumeration : Separator.Hard);
        }

        parts.Add(new Part(TextSpan.Between(start, list.End), before));
        return parts;
    }

    // Splits a part at 和、及、以及 and at white space where both sides are complete names.
    private void Divide(string text, Part part, List<Part> parts)
    {
        var cuts = Cuts(text, part.Span);
        if (cuts.Count == 0)
        {
            parts.Add(part);
            return;
        }

        var (start, before) = (part.Span.Start, part.Before);
        var enclosed = Enclosure.Find(text, part.Span);
        foreach (var cut in cuts)
        {
            var (left, right) = (TextSpan.Between(start, Math.Max(start, cut.Start)), TextSpan.Between(cut.End, part.Span.End));
            if (!enclosed[cut.Start - part.Span.Start] && left.Length is > 0 and <= LongestName && AreTwo(text, left, right))
            {
                if (!IsRest(text, part.Span, left))
                {
                    parts.Add(new Part(left, before));
                }

                (start, before) = (cut.End, Separator.Hard);
            }
        }

        parts.Add(new Part(TextSpan.Between(start, part.Span.End), before));
    }

    // 单位 in 商会等有关部门和单位及各地区: of the others that 等 speaks of.
    private bool IsRest(string text, TextSpan part, TextSpan left) =>
        left.Start > part.Start && _words.Is("bare-kind", text.AsSpan(left.Start, left.Length)) && text.AsSpan(part.Start, left.Start - part.Start).Contains('等');

    private bool AreTwo(string text, TextSpan left, TextSpan right) =>
        right.Length <= 2 * LongestName && _words.AreTwo(Name(text, left), Name(text, right));

    private List<TextSpan> Cuts(string text, TextSpan span)
    {
        var cuts = new List<TextSpan>();
        foreach (var cut in _words.Conjunctions(text[span.Start..span.End]))
        {
            cuts.Add(new TextSpan(span.Start + cut.Start, cut.Length));
        }

        for (var i = span.Start; i < span.End; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                cuts.Add(new TextSpan(i, 1));
            }
        }

        cuts.Sort((a, b) => a.Start.CompareTo(b.Start));
        return cuts;
    }

    // From the right: whether 、 splits depends on the name after it.
    private ImmutableArray<TextSpan> Join(string text, List<Part> parts)
    {
        var entries = new List<TextSpan>();
        var (first, last) = (default(TextSpan), default(TextSpan));
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            var span = Trim(text, parts[i].Span);
            if (span.Length == 0)
            {
                continue;
            }

            if (last.Length > 0 && !(parts[i + 1].Before == Separator.Enumeration && (first.Length == 1 || SharesTail(Name(text, span), Name(text, first), Name(text, last)))))
            {
                entries.Add(TextSpan.Between(first.Start, last.End));
                last = default;
            }

            (first, last) = (span, last.Length > 0 ? last : span);
        }

        if (last.Length > 0)
        {
            entries.Add(TextSpan.Between(first.Start, last.End));
        }

        entries.Reverse();
        return [.. entries];
    }

    // 甲区、乙区、丙区政府; 教育、科技、财政主管部门: each place or field shares the tail of the last name. 各区、县级市 share none.
    private bool SharesTail(string name, string first, string last) =>
        !(_words.Is("level-group", name) && _words.Is("level", last)) && (_words.SharesTail(name, first) || (first != last && !_words.Is("level", name) && (_words.IsPlace(name) || _words.IsField(name)) && _words.SharesTail(name, last)));

    private string Name(string text, TextSpan span) => Spacing.Squeeze(text, Trim(text, span));
}
