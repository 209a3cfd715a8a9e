using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds items whose number follows a word: 模块一：…… 模块二：……, 专栏1 …… 专栏2 …….</summary>
/// <remarks>Any word may count so; that the same one goes on to count from 1 tells it from 高中一年级.</remarks>
internal static partial class LabelledNumbers
{
    private const int LongestLabel = 16;
    private const string BoxLabel = "专栏";

    /// <summary>The lines, those numbered that such a count begins or goes on with.</summary>
    public static ImmutableArray<Line> Read(string text, ImmutableArray<Line> lines)
    {
        var read = default(ImmutableArray<Line>.Builder);
        var last = new Dictionary<string, (int Line, OutlineNumber Number)>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Number is not null || lines[i].Kind == BlockKind.TableCell || Labelled(text, lines[i].Span) is not { } found)
            {
                continue;
            }

            var (label, number) = found;
            if (last.TryGetValue(label, out var before) && number.Value == before.Number.Value + 1)
            {
                read ??= lines.ToBuilder();
                read[before.Line] = lines[before.Line] with { Number = before.Number };
                read[i] = lines[i] with { Number = number };
                last[label] = (i, number);
            }
            else if (number.Value == 1)
            {
                last[label] = (i, number);
            }
        }

        return read?.DrainToImmutable() ?? lines;
    }

    private static (string Label, OutlineNumber Number)? Labelled(string text, TextSpan line)
    {
        var match = Number().Match(text, line.Start, Math.Min(line.Length, LongestLabel));
        if (!match.Success || match.Index + match.Length == line.End)
        {
            return null;
        }

        var digits = match.Groups["number"];
        var value = char.IsAsciiDigit(digits.ValueSpan[0]) ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : OutlineNumberReader.ReadChinese(digits.ValueSpan).Value;
        var label = match.Groups["label"].Value;
        return (label, new OutlineNumber(label == BoxLabel ? NumberStyle.Box : NumberStyle.Labelled, value, text[line.Start..(digits.Index + digits.Length)], match.Length));
    }

    // 附件1 names an attachment, 星期一 a day.
    [GeneratedRegex(@"^(?<label>(?:[一-龥-[附第表图一二三四五六七八九十]][一-龥-[件表期一二三四五六七八九十]]|[一-龥-[附第一二三四五六七八九十]]{3,5}))\s?(?<number>[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:\s*[：:、.．]\s*|\s+)(?=[^\s0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
