using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds main items that lost their line end: where 二、 follows at the start of a line, the 一、 within a line before it begins one too.</summary>
internal static class GluedNumbers
{
    private const int LongestNumber = 12;
    private const int LongestFirstLine = 40;
    private const int MostMissing = 4;

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

        return cut.Count == lines.Length ? lines : cut.ToImmutable();
    }

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
