using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads 发文机关署名 and 成文日期 (GB/T 9704-2012, 7.3.5): organs, then a date, on lines of their own.</summary>
internal sealed class SignatureReader(RuleTables rules)
{
    private const int LongestSignatureLine = 120;
    private const int LongestDateTail = 24;
    private const int LongestOrganLine = 40;
    private const int MostOrganLines = 14;
    private const int ColumnGap = 4;
    private const int ShortestPhone = 7;

    private static readonly SearchValues<char> BetweenNames = SearchValues.Create(" \t\u00A0\u2002\u2003\u2009\u3000、，,");

    private readonly RuleTables _rules = rules;

    /// <summary>The first signature after line <paramref name="from"/>; null when there is none.</summary>
    /// <remarks>A cover notice is signed before the plan that it carries, so the first one that names an organ wins.</remarks>
    public Signature? Read(string text, ImmutableArray<Line> lines, int from, LineZone[] zones)
    {
        Signature? dateOnly = null;
        for (var i = from; i < lines.Length; i++)
        {
            if (DateLine(text, lines[i]) is not { } date)
            {
                continue;
            }

            var organs = Organs(text, lines, from, i, date);
            if (organs.Authorities.Length > 0)
            {
                Array.Fill(zones, LineZone.Signature, organs.FirstLine, i + 1 - organs.FirstLine);
                return new Signature(organs.Authorities, date, i + 1);
            }

            // A month alone, without an organ, is a heading of a chronicle.
            dateOnly = (date.Value.Day is not null || text[date.Evidence.Span!.Value.End - 1] == '日') && (dateOnly is null || lines[i].Span.Length < LongestDateTail) ? new Signature([], date, i + 1) : dateOnly;
        }

        if (dateOnly is not null)
        {
            zones[dateOnly.EndLine - 1] = LineZone.Signature;
        }

        return dateOnly;
    }

    // A line that ends in a full date and holds nothing else but an organ.
    private Fact<NoticeDate>? DateLine(string text, Line line)
    {
        if (line.Kind == BlockKind.TableCell || line.Span.Length > LongestSignatureLine || line.Number is { Style: NumberStyle.Chinese or NumberStyle.ChineseBracketed })
        {
            return null;
        }

        for (var start = line.Span.Start; start < line.Span.End; start++)
        {
            if (FullDate.TryRead(text.AsSpan(start, line.Span.End - start), out var date, out var length))
            {
                var tail = text.AsSpan(start + length, line.Span.End - start - length).Trim("。.)）] \u3000");
                return tail.IsEmpty && text.AsSpan(line.Span.Start, start - line.Span.Start).IndexOfAny("。；！？") < 0
                    && !_rules["signature-never"].IsMatch(text.AsSpan(line.Span.Start, line.Span.Length))
                    ? new Fact<NoticeDate>(date, new Evidence(new TextSpan(start, length), "signature.date", 0.97))
                    : null;
            }
        }

        return null;
    }

    private (ImmutableArray<Fact<string>> Authorities, int FirstLine) Organs(
        string text, ImmutableArray<Line> lines, int from, int dateLine, Fact<NoticeDate> date)
    {
        var inline = WithoutLabel(text, TextSpan.Between(lines[dateLine].Span.Start, date.Evidence.Span!.Value.Start));
        if (inline.Length > 0 && !IsOrgans(text, inline))
        {
            return ([], dateLine);
        }

        var first = dateLine;
        while (first > from && dateLine - first < MostOrganLines && (IsOrganLine(text, lines[first - 1]) || (first < dateLine && GoesOn(text, lines[first - 1], lines[first]))))
        {
            first--;
        }

        if (first < dateLine || inline.Length > 0)
        {
            var above = first > from && first < dateLine ? TailOrgan(text, lines[first - 1]) : null;
            return ([.. Split(text, [.. above is { } slipped ? [slipped] : Array.Empty<TextSpan>(), .. lines[first..dateLine].Select(l => WithoutLabel(text, l.Span)), .. inline.Length > 0 ? [inline] : Array.Empty<TextSpan>()])], first);
        }

        if (first > from && (TailOrgan(text, lines[first - 1]) ?? PlainOrgan(text, lines[first - 1])) is { } organ)
        {
            return ([.. Split(text, [organ])], organ == lines[first - 1].Span ? first - 1 : dateLine);
        }

        return ([], dateLine);
    }

    // 云溪大学考点: right above the date even a name of no known kind signs.
    private TextSpan? PlainOrgan(string text, Line line) =>
        line.Kind != BlockKind.TableCell && line.Number is null && line.Span.Length <= LongestDateTail
        && !_rules["signature-never"].IsMatch(text.AsSpan(line.Span.Start, line.Span.Length))
        && _rules["signature-plain"].IsMatch(text.AsSpan(line.Span.Start, line.Span.Length))
            ? line.Span
            : null;

    // …发送至邮箱。云溪市教育局, 电话：0000-1234567云溪市教育局: the organ slipped to the end of the last paragraph.
    private TextSpan? TailOrgan(string text, Line line)
    {
        var words = text.AsSpan(line.Span.Start, line.Span.Length);
        var stop = Math.Max(words.LastIndexOfAny("。；！"), PhoneEnd(words));
        var tail = LineReader.Trim(text, TextSpan.Between(line.Span.Start + stop + 1, line.Span.End));
        return stop > 0 && tail.Length > 2 && IsOrgans(text, tail) ? tail : null;
    }

    // The last digit of the line, when it ends the number of a telephone.
    private static int PhoneEnd(ReadOnlySpan<char> words)
    {
        var last = words.LastIndexOfAnyInRange('0', '9');
        var digits = last < 0 ? 0 : last - words[..(last + 1)].LastIndexOfAnyExceptInRange('0', '9');
        return digits >= ShortestPhone ? last : -1;
    }

    // 主办方：云溪学院
    private TextSpan WithoutLabel(string text, TextSpan span)
    {
        var label = _rules.FirstMatch("signature-labels", text.AsSpan(span.Start, Math.Min(span.Length, LongestDateTail)));
        return LineReader.Trim(text, TextSpan.Between(span.Start + (label?.Match.Length ?? 0), span.End));
    }

    private bool IsOrganLine(string text, Line line) =>
        line.Kind != BlockKind.TableCell && line.Number is null && IsOrgans(text, WithoutLabel(text, line.Span));

    // 中国银行保险监督管理 above 委员会云溪监管局: a name broken over two lines.
    private bool GoesOn(string text, Line line, Line next) =>
        line.Kind != BlockKind.TableCell && line.Number is null && line.Span.Length <= LongestOrganLine && Continues(text, Columns(text, line.Span)[^1], next.Span)
        && text.AsSpan(line.Span.Start, line.Span.Length).IndexOfAny("。；：，") < 0;

    private bool IsTail(string text, TextSpan line) => _rules["organ-tails"].IsMatch(text.AsSpan(line.Start, line.Length));

    // 中央应对新型冠状病毒感染 above 肺炎疫情工作领导小组
    private bool Continues(string text, TextSpan above, TextSpan below) =>
        IsTail(text, below) || (!IsName(text, above) && _rules["organ-heads"].IsMatch(text.AsSpan(above.Start, above.Length)) && Columns(text, below).Length == 1);

    private bool IsOrgans(string text, TextSpan span) =>
        span.Length <= LongestSignatureLine
        && !_rules["signature-never"].IsMatch(text.AsSpan(span.Start, span.Length))
        && _rules["organs"].IsMatch(text.AsSpan(span.Start, span.Length));

    private bool IsName(string text, TextSpan column) => _rules["organ-names"].IsMatch(Spacing.Squeeze(text, column));

    private IEnumerable<Fact<string>> Split(string text, TextSpan[] lines)
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

        return parts.Count > 1 && parts.All(p => p.Length >= 3) && IsName(text, parts[0]) ? parts : [column];
    }
}
