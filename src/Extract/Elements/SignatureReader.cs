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
    private const int ShortestPhone = 7;

    private readonly RuleTables _rules = rules;
    private readonly SignedNames _names = new(rules);

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

    /// <summary>The organs on the last line of the text, below its last sentence or its attachments, where no date follows them; none if another line stands last.</summary>
    public ImmutableArray<Fact<string>> Undated(string text, ImmutableArray<Line> lines, LineZone[] zones)
    {
        var last = Array.FindLastIndex(zones, z => z is not (LineZone.Colophon or LineZone.Contents));
        if (last < 1 || zones[last] != LineZone.Body || lines[last].Span.Length > LongestOrganLine || !IsOrganLine(text, lines[last])
            || !(zones[last - 1] == LineZone.AttachmentNote || text[lines[last - 1].Span.End - 1] is '。' or '！'))
        {
            return [];
        }

        zones[last] = LineZone.Signature;
        return [.. _names.Read(text, [lines[last].Span])];
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
            return ([.. _names.Read(text, [.. above is { } slipped ? [slipped] : Array.Empty<TextSpan>(), .. lines[first..dateLine].Select(l => WithoutLabel(text, l.Span)), .. inline.Length > 0 ? [inline] : Array.Empty<TextSpan>()])], first);
        }

        if (first > from && (TailOrgan(text, lines[first - 1]) ?? PlainOrgan(text, lines[first - 1])) is { } organ)
        {
            return ([.. _names.Read(text, [organ])], organ == lines[first - 1].Span ? first - 1 : dateLine);
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
        line.Kind != BlockKind.TableCell && line.Number is null && line.Span.Length <= LongestOrganLine && _names.GoOn(text, line.Span, next.Span)
        && text.AsSpan(line.Span.Start, line.Span.Length).IndexOfAny("。；：，") < 0;

    private bool IsOrgans(string text, TextSpan span) =>
        span.Length <= LongestSignatureLine
        && !_rules["signature-never"].IsMatch(text.AsSpan(span.Start, span.Length))
        && _rules["organs"].IsMatch(text.AsSpan(span.Start, span.Length));
}
