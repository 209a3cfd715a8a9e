using System.Buffers;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Takes the names of organs apart that stand in one signature: one below the other, in columns, or run together.</summary>
internal sealed class SignedNames(RuleTables rules)
{
    private const int ColumnGap = 4;
    private const int ShortestName = 3;

    private static readonly SearchValues<char> BetweenNames = SearchValues.Create(" \t\u00A0\u2002\u2003\u2009\u3000、，,");

    private readonly RuleTables _rules = rules;

    /// <summary>Each organ of <paramref name="lines"/>, in order.</summary>
    public IEnumerable<Fact<string>> Read(string text, TextSpan[] lines)
    {
        var rows = lines.Select(l => Columns(text, l)).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            // 河南省　　　　河南省 above 财政厅　　　　商务厅: names set in columns go on below.
            if (i + 1 < rows.Length && rows[i].Length > 1 && rows[i].Length == rows[i + 1].Length && !rows[i].All(c => IsName(text, c)))
            {
                for (var c = 0; c < rows[i].Length; c++)
                {
                    yield return Organ(text, TextSpan.Between(rows[i][c].Start, rows[i][c].End), rows[i + 1][c]);
                }

                i++;
                continue;
            }

            var isContinued = i + 1 < rows.Length && rows[i].Length > 0 && Continues(text, rows[i][^1], lines[i + 1]);
            foreach (var column in isContinued ? rows[i][..^1] : rows[i])
            {
                foreach (var name in Names(text, column).SelectMany(n => Unjoined(text, n)))
                {
                    yield return Organ(text, name, null);
                }
            }

            if (isContinued)
            {
                var names = Unjoined(text, rows[i][^1]);
                for (var n = 0; n < names.Count; n++)
                {
                    yield return Organ(text, names[n], n == names.Count - 1 ? lines[i + 1] : null);
                }

                i++;
            }
        }
    }

    private static Fact<string> Organ(string text, TextSpan name, TextSpan? continued)
    {
        var value = Spacing.Squeeze(text, name) + (continued is { } below ? Spacing.Squeeze(text, below) : "");
        return new Fact<string>(value, new Evidence(name, "signature.organ", continued is null ? 0.95 : 0.8));
    }

    private static TextSpan[] Columns(string text, TextSpan line)
    {
        var columns = new List<TextSpan>();
        var (start, gap) = (line.Start, 0);
        for (var i = line.Start; i <= line.End; i++)
        {
            if (i < line.End && char.IsWhiteSpace(text[i]))
            {
                gap++;
                continue;
            }

            if (i == line.End || gap >= ColumnGap)
            {
                columns.Add(LineReader.Trim(text, TextSpan.Between(start, i)));
                start = i;
            }

            gap = 0;
        }

        return [.. columns.Where(c => c.Length > 0)];
    }

    private List<TextSpan> Unjoined(string text, TextSpan names)
    {
        // 国家税务总局云溪市税务局: what follows the head office is its own branch.
        var words = text.AsSpan(names.Start, names.Length);
        var whole = _rules.FirstMatch("organ-branches", words) is { Match.Index: 0 } branch ? branch.Match.Length : 0;
        var second = 0;
        while (_rules.FirstMatch("organ-joints", words[second..]) is { } joint)
        {
            second += joint.Match.Groups["before"].Index;
            if (second >= whole)
            {
                return [TextSpan.Between(names.Start, names.Start + second), .. Unjoined(text, TextSpan.Between(names.Start + second, names.End))];
            }
        }

        return [names];
    }

    // Two or more names of their own on one line stand apart by a space; 财 政 厅 is one name, beside others too.
    private List<TextSpan> Names(string text, TextSpan column)
    {
        var words = text.AsSpan(column.Start, column.Length);
        var (parts, spaced) = (new List<TextSpan>(), false);
        foreach (var range in words.SplitAny(BetweenNames))
        {
            var part = TextSpan.Between(column.Start + range.Start.GetOffset(words.Length), column.Start + range.End.GetOffset(words.Length));
            if (part.Length == 1 && spaced)
            {
                parts[^1] = TextSpan.Between(parts[^1].Start, part.End);
            }
            else if (part.Length > 0)
            {
                parts.Add(part);
                spaced = part.Length == 1;
            }
        }

        return parts.Count > 1 && parts.All(p => p.Length >= ShortestName) && IsName(text, parts[0]) && !_rules["organ-departments"].IsMatch(words) ? parts : [column];
    }

    /// <summary>Whether the name at the end of the line <paramref name="above"/> goes on in the line <paramref name="below"/>: 中国银行保险监督管理 above 委员会云溪监管局.</summary>
    public bool GoOn(string text, TextSpan above, TextSpan below) => Continues(text, Columns(text, above)[^1], below);

    private bool IsTail(string text, TextSpan line) => _rules["organ-tails"].IsMatch(text.AsSpan(line.Start, line.Length));

    // 中央应对新型冠状病毒感染 above 肺炎疫情工作领导小组
    private bool Continues(string text, TextSpan above, TextSpan below) =>
        IsTail(text, below) || (!IsName(text, above) && _rules["organ-heads"].IsMatch(text.AsSpan(above.Start, above.Length)) && Columns(text, below).Length == 1);

    private bool IsName(string text, TextSpan column) => _rules["organ-names"].IsMatch(Spacing.Squeeze(text, column));
}
