using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads 抄送机关, 印发机关 and 印发日期, and marks 附注 and 主题词.</summary>
internal sealed class ColophonReader(RuleTables rules)
{
    private const int LongestLine = 600;

    private readonly RuleTables _rules = rules;
    private readonly UnitList _units = new(rules);

    public Colophon Read(string text, ImmutableArray<Line> lines, LineZone[] zones)
    {
        var colophon = new Colophon();
        for (var i = 0; i < lines.Length; i++)
        {
            if (zones[i] == LineZone.Front || lines[i].Kind == BlockKind.TableCell || lines[i].Span.Length > LongestLine
                || _rules.FirstMatch("colophon", text.AsSpan(lines[i].Span.Start, lines[i].Span.Length)) is not { } found)
            {
                continue;
            }

            zones[i] = LineZone.Colophon;
            TextSpan Group(string name) => new(lines[i].Span.Start + found.Match.Groups[name].Index, found.Match.Groups[name].Length);
            if (found.Match.Groups["date"].Success && FullDate.TryRead(text.AsSpan(Group("date").Start, Group("date").Length), out var date, out var length))
            {
                colophon = colophon with { PrintDate = new Fact<NoticeDate>(date, new Evidence(Group("date") with { Length = length }, found.Rule, 0.97)) };
            }

            if (found.Match.Groups["office"] is { Success: true, Length: > 1 })
            {
                colophon = colophon with { PrintingOffice = new Fact<string>(Spacing.Squeeze(text, Group("office")), new Evidence(Group("office"), found.Rule, 0.95)) };
            }

            if (found.Match.Groups["copies"].Success)
            {
                var list = Group("copies");
                for (; i + 1 < lines.Length && GoesOn(text, list, lines[i + 1]); i++)
                {
                    list = TextSpan.Between(list.Start, lines[i + 1].Span.End);
                    zones[i + 1] = LineZone.Colophon;
                }

                colophon = colophon with { CopyRecipients = [.. colophon.CopyRecipients, .. Copies(text, list, found.Rule)] };
            }
        }

        return colophon;
    }

    // A list that breaks off at a mark goes on in the next line.
    private bool GoesOn(string text, TextSpan list, Line next) =>
        text[list.End - 1] is '，' or ',' or '、' or '；' && next.Kind != BlockKind.TableCell && next.Span.Length <= LongestLine
        && !_rules["colophon"].IsMatch(text.AsSpan(next.Span.Start, next.Span.Length));

    private IEnumerable<Fact<string>> Copies(string text, TextSpan list, string rule) =>
        _units.Split(text, list).Select(s => new Fact<string>(Spacing.Squeeze(text, s), new Evidence(s, rule, 0.95)));
}
