using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds items that lost their line end: the 一、 within a line where 二、 begins a later one, and the 3. behind a sentence where 2. came last and a heading follows.</summary>
internal static class GluedNumbers
{
    private const int LongestNumber = 12;
    private const int LongestFirstLine = 40;
    private const int MostMissing = 4;
    private const int LongestHeading = 14;

    /// <summary>The lines, cut before the main numbers that the sequence misses.</summary>
    public static ImmutableArray<Line> Cut(string text, ImmutableArray<Line> lines)
    {
        var cut = lines.ToBuilder();
        var (last, from) = (0, 0);
        for (var i = 0; i < cut.Count; i++)
        {
            if (cut[i].Kind == BlockKind.TableCell || cut[i].Number is not { Style: NumberStyle.Chinese } number)
            {
                continue;
            }

            for (var value = last + 1; value < number.Value && number.Value - last <= MostMissing && Find(text, cut, (from, i), value) is { } place; value++)
            {
                from = place.Line + 1;
                i += Split(text, cut, place);
            }

            (last, from) = (number.Value, i);
        }

        return CutNext(text, cut.Count == lines.Length ? lines : cut.ToImmutable());
    }

    // ……完善数据库。3.服务成长发展。搭建平台……: the next number of the list, right behind a sentence, before a heading of its own.
    private static ImmutableArray<Line> CutNext(string text, ImmutableArray<Line> lines)
    {
        var cut = ImmutableArray.CreateBuilder<Line>(lines.Length);
        var last = 0;
        foreach (var line in lines)
        {
            last = line.Number switch
            {
                { Style: NumberStyle.Arabic } number => number.Value,
                { Style: NumberStyle.Chinese or NumberStyle.ChineseBracketed or NumberStyle.Chapter or NumberStyle.Article } => 0,
                _ => last,
            };
            var rest = line;
            while (last > 0 && line is { Flat: false, Kind: not BlockKind.TableCell } && Next(text, rest.Span, last + 1) is { } place)
            {
                cut.Add(rest with { Span = TextSpan.Between(rest.Span.Start, place) });
                var span = TextSpan.Between(place, line.Span.End);
                rest = line with { Span = span, Number = OutlineNumberReader.Read(text.AsSpan(span.Start, span.Length)) };
                last++;
            }

            cut.Add(rest);
        }

        return cut.Count == lines.Length ? lines : cut.DrainToImmutable();
    }

    private static int? Next(string text, TextSpan line, int value)
    {
        var words = text.AsSpan(line.Start, line.Length);
        for (var stop = words.IndexOf('。'); stop >= 0 && stop + 1 < words.Length; stop = Following(words, stop))
        {
            var rest = words[(stop + 1)..];
            if (char.IsAsciiDigit(rest[0]) && OutlineNumberReader.Read(rest[..Math.Min(LongestNumber, rest.Length)]) is { Style: NumberStyle.Arabic } number && number.Value == value
                && rest[number.Length..].IndexOfAny("。：，；") is > 1 and <= LongestHeading and var end && rest[number.Length + end] is '。' or '：' && number.Length + end + 1 < rest.Length)
            {
                return line.Start + stop + 1;
            }
        }

        return null;
    }

    private static int Following(ReadOnlySpan<char> words, int stop) => words[(stop + 1)..].IndexOf('。') is >= 0 and var next ? stop + 1 + next : -1;

    private static (int Line, int Position)? Find(string text, ImmutableArray<Line>.Builder lines, (int From, int To) range, int value)
    {
        for (var i = range.From; i < range.To; i++)
        {
            for (var p = lines[i].Span.Start + 1; p < lines[i].Span.End && lines[i].Kind != BlockKind.TableCell; p++)
            {
                if (IsNumber(text, p, lines[i].Span.End, value))
                {
                    return (i, p);
                }
            }
        }

        return null;
    }

    // A first number must follow a mark, since 统一、 is none.
    private static bool IsNumber(string text, int position, int end, int value) =>
        "一二三四五六七八九十".Contains(text[position], StringComparison.Ordinal)
        && !"第、至年月和及一二三四五六七八九十".Contains(text[position - 1], StringComparison.Ordinal)
        && (value > 1 || "。；：！？.;:）)”".Contains(text[position - 1], StringComparison.Ordinal))
        && OutlineNumberReader.Read(text.AsSpan(position, Math.Min(LongestNumber, end - position))) is { Style: NumberStyle.Chinese } number
        && number.Value == value && number.Length > number.Text.Length && position + number.Length < end;

    // Returns how many lines more there are.
    private static int Split(string text, ImmutableArray<Line>.Builder lines, (int Line, int Position) place)
    {
        var line = lines[place.Line];
        var starts = FlatNumbers.Find(text[place.Position..Math.Min(line.Span.End, place.Position + LongestFirstLine)])
            .Select(p => place.Position + p).Append(place.Position).Append(line.Span.Start).Distinct().Order().ToList();
        lines.RemoveAt(place.Line);
        for (var k = 0; k < starts.Count; k++)
        {
            var span = LineReader.Trim(text, TextSpan.Between(starts[k], k + 1 < starts.Count ? starts[k + 1] : line.Span.End));
            lines.Insert(place.Line + k, line with { Span = span, Number = OutlineNumberReader.Read(text.AsSpan(span.Start, span.Length)) });
        }

        return starts.Count - 1;
    }
}
