using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Tells the lines counted in words (一是……二是……) that are items from those that only divide the text of one.</summary>
/// <remarks>They are items where the notice numbers nothing else, or where most of a count end in a bracket that says who does them.</remarks>
internal sealed class ClauseItems(RuleTables rules)
{
    private const int FewestItems = 2;
    private const int LongestEnd = 16;

    private readonly RuleSet _units = rules["unit-ends"];

    /// <summary>The lines that are items.</summary>
    public ImmutableHashSet<int> Find(string text, ImmutableArray<Line> lines, Frame frame)
    {
        int[] clauses = [.. Enumerable.Range(0, lines.Length).Where(i => frame.InBody(i) && lines[i].Number is { Style: NumberStyle.Clause })];
        if (clauses.Any(i => lines[i].Number is { Value: 2 }) && !lines.Any(l => l.Kind != BlockKind.TableCell && l.Number is { Style: NumberStyle.Chinese or NumberStyle.ChineseBracketed or NumberStyle.Arabic }))
        {
            return [.. clauses];
        }

        var found = ImmutableHashSet.CreateBuilder<int>();
        for (var (from, to) = (0, 1); from < clauses.Length; from = to++)
        {
            while (to < clauses.Length && lines[clauses[to]].Number!.Value.Value == lines[clauses[to - 1]].Number!.Value.Value + 1)
            {
                to++;
            }

            var count = clauses.AsSpan(from, to - from);
            if (count.Length >= FewestItems && 2 * EndInUnits(text, lines, count) > count.Length)
            {
                found.UnionWith(count.ToArray());
            }
        }

        return found.ToImmutable();
    }

    private int EndInUnits(string text, ImmutableArray<Line> lines, ReadOnlySpan<int> items)
    {
        var ending = 0;
        foreach (var item in items)
        {
            var last = item;
            while (last + 1 < lines.Length && lines[last + 1].Number is null && lines[last + 1].Kind != BlockKind.TableCell)
            {
                last++;
            }

            var end = lines[last].Span.End;
            ending += _units.IsMatch(text.AsSpan(Math.Max(lines[last].Span.Start, end - LongestEnd)..end)) ? 1 : 0;
        }

        return ending;
    }
}
