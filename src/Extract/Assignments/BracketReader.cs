using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads brackets without labels that say who does an item: 〔市教育局、市民政局负责〕（A牵头，B、C配合）.</summary>
internal sealed class BracketReader(RuleTables rules)
{
    private const string Opening = "（(〔[【";
    private const string Closing = "）)〕]】";
    private const int LongestBracket = 600;
    private const int LongestRest = 40;
    private const string UnitsRule = "assignment.bracket.units";

    private readonly DutyWords _duty = new(rules);
    private readonly UnitFinder _units = new(rules);

    /// <summary>What the brackets of <paramref name="line"/> say; a bracket that the line's end leaves open counts too.</summary>
    public IEnumerable<ImmutableArray<Statement>> Read(string text, TextSpan line)
    {
        var end = line.Start;
        foreach (var pair in Enclosure.Pairs(text, line))
        {
            if (Opening.Contains(text[pair.Start], StringComparison.Ordinal))
            {
                yield return Bracket(text, TextSpan.Between(pair.Start + 1, pair.End - 1));
            }

            end = pair.End;
        }

        if (text.AsSpan(end, line.End - end).LastIndexOfAny(Opening) is var open and >= 0)
        {
            yield return Bracket(text, TextSpan.Between(end + open + 1, line.End));
        }
    }

    /// <summary>The bracket that ends <paramref name="line"/> and holds nothing but names of units (（市教育局、市民政局）); null when none does.</summary>
    /// <remarks>A single one may be an aside: only where many items end so do they say who answers for them.</remarks>
    public Statement? Units(string text, TextSpan line)
    {
        var end = line.End - (text[line.End - 1] == '。' ? 1 : 0);
        if (end <= line.Start || !Closing.Contains(text[end - 1], StringComparison.Ordinal))
        {
            return null;
        }

        var last = Enclosure.Pairs(text, line).LastOrDefault();
        if (last.End != end || last.Length is < 4 or > LongestBracket || !Opening.Contains(text[last.Start], StringComparison.Ordinal))
        {
            return null;
        }

        var inside = TextSpan.Between(last.Start + 1, last.End - 1);
        return Bracket(text, inside).IsEmpty && _units.Named(text, inside) is { Length: > 0 } units
            ? new Statement(AssignmentRole.Responsible, units, new Evidence(inside, UnitsRule, 0.85))
            : null;
    }

    /// <summary>What the inside of a bracket says; nothing unless all of it is units and what they do.</summary>
    public ImmutableArray<Statement> Bracket(string text, TextSpan inside)
    {
        if (inside.Length is 0 or > LongestBracket)
        {
            return [];
        }

        var statements = ImmutableArray.CreateBuilder<Statement>();
        var (start, helping) = (inside.Start, false);
        foreach (var verb in _duty.Verbs(text, inside, inBracket: true))
        {
            var words = TextSpan.Between(start, verb.Span.Start);
            start = verb.Span.End;
            var (list, _) = _duty.Introduced(text, _duty.WithoutAdverbs(text, WithoutMark(text, words)));
            var units = _units.Listed(text, list) is { Length: > 0 } all ? all : _units.Listed(text, _duty.Introduced(text, LastClause(text, list)).Units);
            if (units.IsEmpty)
            {
                if (_duty.First("person", text, list) is not null)
                {
                    continue;
                }

                if (statements.Count == 0 || list.Length > 1)
                {
                    return [.. statements.Where(_ => statements.Count > 0 && text[Math.Max(inside.Start, words.Start)] is '。' or '；')];
                }

                helping |= verb.IsPair;
                continue;
            }

            var role = helping ? AssignmentRole.Cooperating : Roles.Of(verb.Row)!.Value;
            statements.Add(new Statement(role, units, new Evidence(TextSpan.Between(units[0].Start, verb.Span.End), verb.Row.Id, 0.95)));
            helping = verb.IsPair;
        }

        if (helping && _units.Listed(text, TextSpan.Between(start, inside.End)) is { Length: > 0 } helpers)
        {
            var evidence = new Evidence(TextSpan.Between(helpers[0].Start, helpers[^1].End), statements[^1].Evidence.Rule, 0.95);
            statements.Add(new Statement(AssignmentRole.Cooperating, helpers, evidence));
        }

        return inside.End - start <= LongestRest || text[start] is '。' or '；' or '，' or ',' ? statements.ToImmutable() : [];
    }

    // What ended the clause before is no part of this one.
    private static TextSpan WithoutMark(string text, TextSpan words) =>
        words.Length > 0 && text[words.Start] is '。' or '；' or '，' or ',' or ';' ? TextSpan.Between(words.Start + 1, words.End) : words;

    // 市水务局指导，各镇负责: only the last clause speaks of the verb.
    private static TextSpan LastClause(string text, TextSpan list)
    {
        var comma = text.AsSpan(list.Start, list.Length).LastIndexOfAny('，', ',');
        return comma < 0 ? list with { Length = 0 } : TextSpan.Between(list.Start + comma + 1, list.End);
    }
}
