using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads 密级, 紧急程度, 签发人 (GB/T 9704-2012, 7.2) and 附注 (7.3.6): short lines of their own.</summary>
internal sealed class MarkingReader(RuleTables rules)
{
    private const int FrontLines = 12;
    private const int LongestLine = 90;
    private const double Confidence = 0.9;

    private readonly ILookup<string, RuleRow> _rows = rules["markings"].ToLookup(r => r["fact"]);

    /// <summary>The value of the first line that states <paramref name="fact"/> of the table <c>markings</c>; null when none does.</summary>
    public Fact<string>? Read(string fact, string text, ImmutableArray<Line> lines)
    {
        foreach (var row in _rows[fact])
        {
            foreach (var line in row["where"] == "front" ? lines.Take(FrontLines) : lines)
            {
                var span = line.Span;
                if (span.Length <= LongestLine && row.Pattern.IsMatch(text.AsSpan(span.Start, span.Length)))
                {
                    var value = row.Pattern.Match(text.Substring(span.Start, span.Length)).Groups["value"];
                    return new Fact<string>(Tidy(value.Value), new Evidence(new TextSpan(span.Start + value.Index, value.Length), row.Id, Confidence));
                }
            }
        }

        return null;
    }

    // 特 急 is one word set wide, 李青 赵禾 are two names.
    private static string Tidy(string value)
    {
        var words = value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.All(w => w.Length > 1) ? string.Join('、', words) : string.Concat(words);
    }
}
