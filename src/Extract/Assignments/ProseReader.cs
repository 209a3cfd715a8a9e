using System.Collections;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads who does what from running sentences: 由A牵头，B、C配合；A负责……；A会同B…….</summary>
/// <remarks>Only named organs and groups count, and only as a verb's own subject: better to miss one than to invent one.</remarks>
internal sealed class ProseReader(RuleTables rules)
{
    private const int LongestSentence = 2000;
    private const int FarthestTopic = 6;
    private const double Confidence = 0.8;

    private readonly DutyWords _duty = new(rules);
    private readonly UnitFinder _units = new(rules);

    /// <summary>What the sentences of <paramref name="line"/> say.</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="line">A line without its number.</param>
    /// <param name="topics">Headings that may name the body that a clause without subject speaks of, nearest first.</param>
    public ImmutableArray<Statement> Read(string text, TextSpan line, IEnumerable<TextSpan> topics)
    {
        var words = text.AsSpan(line.Start, line.Length);
        if (!_duty.HasVerb(words))
        {
            return [];
        }

        var enclosed = Enclosure.Find(text, line);
        var statements = ImmutableArray.CreateBuilder<Statement>();
        for (var start = line.Start; start < line.End;)
        {
            var end = Next(text, TextSpan.Between(start, line.End), enclosed, line.Start, "。；;！？\n");
            if (end - start <= LongestSentence)
            {
                new Sentence(this, text, TextSpan.Between(start, end), (enclosed, line.Start), topics).Read(statements);
            }

            start = end + 1;
        }

        return statements.ToImmutable();
    }

    private static int Next(string text, TextSpan span, BitArray enclosed, int origin, string marks)
    {
        var i = span.Start;
        while (i < span.End && (enclosed[i - origin] || !marks.Contains(text[i], StringComparison.Ordinal)))
        {
            i++;
        }

        return i;
    }

    private sealed class Sentence(ProseReader reader, string text, TextSpan span, (BitArray Bits, int Origin) enclosed, IEnumerable<TextSpan> topics)
    {
        private readonly List<TextSpan> _clauses = Clauses(text, span, enclosed);

        public void Read(ImmutableArray<Statement>.Builder statements)
        {
            var (last, paired, assigned) = (span.Start, span.Start, false);
            foreach (var verb in reader._duty.Verbs(text, span))
            {
                if (enclosed.Bits[verb.Span.Start - enclosed.Origin] || verb.Span.Start < paired)
                {
                    continue;
                }

                var clause = ClauseAt(verb.Span.Start);
                var before = TextSpan.Between(Math.Max(last, _clauses[clause].Start), verb.Span.Start);
                var role = Roles.Of(verb.Row)!.Value;
                var units = role == AssignmentRole.Cooperating ? Helpers(before, verb, assigned) : Subjects(before, clause, verb);
                last = role == AssignmentRole.Cooperating && units.IsEmpty ? last : verb.Span.End;
                var helpers = verb.IsPair && (units.Length > 0 || (assigned && IsBare(before))) ? Partners(verb, clause) : [];
                if (units.Length > 0 && (!verb.IsPair || helpers.Length > 0))
                {
                    Add(statements, role, units, verb);
                    assigned = true;
                }

                if (helpers.Length > 0)
                {
                    Add(statements, AssignmentRole.Cooperating, helpers, verb);
                    paired = _clauses[clause].End;
                }
            }
        }

        private void Add(ImmutableArray<Statement>.Builder statements, AssignmentRole role, ImmutableArray<TextSpan> units, DutyWords.Verb verb)
        {
            var place = units[0].Start < span.Start ? verb.Span : TextSpan.Between(Math.Min(units[0].Start, verb.Span.Start), Math.Max(units[^1].End, verb.Span.End));
            statements.Add(new Statement(role, units, new Evidence(place, verb.Row.Id, Confidence)) { IsProse = true });
        }

        private static List<TextSpan> Clauses(string text, TextSpan span, (BitArray Bits, int Origin) enclosed)
        {
            var clauses = new List<TextSpan>();
            for (var start = span.Start; start < span.End;)
            {
                var end = Next(text, TextSpan.Between(start, span.End), enclosed.Bits, enclosed.Origin, "，,：:");
                clauses.Add(TextSpan.Between(start, end));
                start = end + 1;
            }

            return clauses;
        }

        private int ClauseAt(int position)
        {
            var clause = _clauses.FindIndex(c => position < c.End);
            return clause < 0 ? _clauses.Count - 1 : clause;
        }

        private bool IsBare(TextSpan before) => reader._duty.WithoutAdverbs(text, before).Length <= 1;

        private ImmutableArray<TextSpan> Subjects(TextSpan before, int clause, DutyWords.Verb verb)
        {
            var (words, introduced) = reader._duty.Introduced(text, reader._duty.WithoutAdverbs(text, before));
            if (words.Length > 1)
            {
                var units = reader._units.Subjects(text, words, introduced, introduced && Roles.Of(verb.Row) == AssignmentRole.Responsible);
                return units.IsEmpty && Before(words) is { Length: > 1 } name ? reader._units.Subjects(text, name, introduced) : units;
            }

            return before.Start == _clauses[clause].Start && Roles.Of(verb.Row) == AssignmentRole.Responsible ? Topic(clause) : [];
        }

        // A clause that begins with 负责 speaks of the body that the clauses before it found, or that the heading names.
        private ImmutableArray<TextSpan> Topic(int clause)
        {
            for (var i = clause - 1; i >= Math.Max(0, clause - FarthestTopic); i--)
            {
                if (reader._units.Subjects(text, Named(_clauses[i]), introduced: false) is { Length: > 0 } named)
                {
                    return named;
                }
            }

            return topics.Select(t => reader._units.Subjects(text, t, introduced: false)).FirstOrDefault(u => u.Length > 0, []);
        }

        // 办公室 in 办公室对各项工作……负总责, 体育组 in 体育组全员参与并负责.
        private TextSpan Before(TextSpan words)
        {
            var verb = reader._duty.First("object", text, words) ?? reader._duty.First("subject", text, words);
            return verb is { } end ? TextSpan.Between(words.Start, end.Start) : default;
        }

        private TextSpan Named(TextSpan clause)
        {
            if (reader._duty.First("founding", text, clause) is { } founding)
            {
                return TextSpan.Between(founding.End, clause.End);
            }

            if (reader._duty.First("subject", text, clause) is { } verb && verb.Start > clause.Start)
            {
                return TextSpan.Between(clause.Start, verb.Start);
            }

            // 各县区按照职责分工，负责……
            var plain = reader._duty.WithoutAdverbs(text, clause);
            return plain.Length < clause.Length || (clause.End < text.Length && text[clause.End] is '：' or ':') ? plain : default;
        }

        private ImmutableArray<TextSpan> Helpers(TextSpan before, DutyWords.Verb verb, bool assigned)
        {
            // 由县公安局配合完成: 由 says who does it, whoever else does.
            if (verb.Row["role"] == "cooperating" && reader._duty.Introduced(text, reader._duty.WithoutAdverbs(text, before)) is (var introduced, true) && reader._units.Subjects(text, introduced, introduced: true) is { Length: > 0 } named)
            {
                return named;
            }

            var ends = verb.Span.End >= span.End || text[verb.Span.End] is '，' or ',' or '、' or '做'
                || reader._duty.First("joint", text, TextSpan.Between(verb.Span.End, span.End)) is not null;
            var helpers = assigned && ends ? reader._units.Listed(text, reader._duty.WithoutAdverbs(text, before)) : [];
            return helpers is [var only] && reader._units.IsGeneric(text, only) ? [] : helpers; // 相关部门参加 names nobody
        }

        // B in A会同B……: up to the first word that cannot be part of a name.
        private ImmutableArray<TextSpan> Partners(DutyWords.Verb verb, int clause)
        {
            var words = text[verb.Span.End.._clauses[clause].End];
            var others = words.IndexOf('等', StringComparison.Ordinal);
            var stop = reader._duty.Stop(words);
            var partners = reader._units.Led(text, new TextSpan(verb.Span.End, others > 0 ? Math.Min(stop, others) : stop));
            return partners.IsEmpty && others > 0 && others <= stop ? reader._units.Fields(text, new TextSpan(verb.Span.End, others), words.AsSpan(others)) : partners;
        }
    }
}
