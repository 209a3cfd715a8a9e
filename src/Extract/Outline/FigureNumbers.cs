using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds items whose heading begins with a figure: 7.121人才项目 is no 7.121 between 6. and 8.</summary>
internal static class FigureNumbers
{
    /// <summary>The lines, those numbered that stand where the running numbers miss one.</summary>
    public static ImmutableArray<Line> Read(string text, ImmutableArray<Line> lines)
    {
        var read = default(ImmutableArray<Line>.Builder);
        var (last, candidate) = (0, -1);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Number is not { } number)
            {
                candidate = candidate < 0 && last > 0 && Begins(text, lines[i], last + 1) ? i : candidate;
                continue;
            }

            if (number.Style != NumberStyle.Arabic)
            {
                continue;
            }

            if (candidate >= 0 && number.Value == last + 2)
            {
                var digits = (last + 1).ToString(CultureInfo.InvariantCulture);
                read ??= lines.ToBuilder();
                read[candidate] = lines[candidate] with { Number = new OutlineNumber(NumberStyle.Arabic, last + 1, digits, digits.Length + 1) };
            }

            (last, candidate) = (number.Value, -1);
        }

        return read?.DrainToImmutable() ?? lines;
    }

    private static bool Begins(string text, Line line, int value)
    {
        var words = text.AsSpan(line.Span.Start, line.Span.Length);
        var digits = value.ToString(CultureInfo.InvariantCulture);
        return line.Kind != BlockKind.TableCell && words.Length > digits.Length + 1 && words.StartsWith(digits)
            && words[digits.Length] is '.' or '．' && char.IsAsciiDigit(words[digits.Length + 1]);
    }
}
