using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads who leads, answers for and helps with which task: after labels, in brackets, in running prose and in tables.</summary>
internal sealed class AssignmentReader(RuleTables rules)
{
    private const int LongestNote = 40;
    private const int FewestBrackets = 3;

    private readonly LabelReader _labels = new(rules);
    private readonly BracketReader _brackets = new(rules);
    private readonly ProseReader _prose = new(rules);
    private readonly GridReader _grids = new(rules);
    private readonly LedgerReader _ledgers = new(rules);
    private readonly DutyWords _duty = new(rules);
    private readonly UnitFinder _units = new(rules);
    private readonly UnitWords _words = new(rules);

    /// <summary>The assignments of <paramref name="reading"/>.</summary>
    public AssignmentsRead Read(Reading reading)
    {
        reading = reading with { Lines = WrappedLines.Join(reading.Text, reading.Lines) };
        var tasks = new TaskFinder(reading, span => NamesUnits(reading.Text, span), _labels.IsLabel);
        var statements = new List<Statement>();
        var leads = LeadNote.Find(reading.Text, _duty, _words);
        var taken = Tables(reading, tasks, statements);
        if (leads is not null && !statements.Exists(s => s.Role == AssignmentRole.Lead))
        {
            statements = [.. statements.SelectMany(s => leads.Apply(reading.Text, [s]))];
        }

        statements.AddRange(Labelled(reading, taken, leads));
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in reading.Lines)
        {
            if (line.Span.Start >= reading.Body.Start && !taken.Holds(line.Span.Start))
            {
                statements.AddRange(_brackets.Read(reading.Text, line.Span).SelectMany(b => line.Span.End > leads?.From ? leads.Apply(reading.Text, b) : b));
                statements.AddRange(Prose(reading, line).Where(s => said.Add(Words(reading.Text, s, line))));
            }
        }

        var bare = Bare(reading, taken, [.. statements.Select(s => reading.SectionAt(s.Span.Start))]);
        if (bare.Count + statements.Count(s => !s.IsProse && IsBracketed(reading.Text, s)) >= FewestBrackets)
        {
            statements.AddRange(bare.SelectMany(b => b.Span.End > leads?.From ? leads.Apply(reading.Text, [b]) : [b]));
        }

        statements = [.. statements.OrderBy(s => s.Span.Start)];
        return Merge(reading, tasks, SharedUnits.Find(reading.Text, _duty, _units)?.AddTo(statements) ?? statements);
    }

    // （市教育局、市民政局） at the end of an item of which nothing else is said
    private List<Statement> Bare(Reading reading, Regions taken, HashSet<int> spokenOf) =>
        [.. reading.Lines
            .Where(l => l.Kind != BlockKind.TableCell && l.Span.Start >= reading.Body.Start && !taken.Holds(l.Span.Start) && reading.SectionAt(l.Span.Start) >= 0)
            .Select(l => _brackets.Units(reading.Text, l.Span))
            .OfType<Statement>()
            .Where(s => !_labels.IsLabelled(reading.Text, s.Span) && !spokenOf.Contains(reading.SectionAt(s.Span.Start)))];

    private static bool IsBracketed(string text, Statement statement) =>
        statement.Span.Start > 0 && text[statement.Span.Start - 1] is '（' or '(' or '〔' or '[' or '【';

    // A text without any outline is rather a report of what was done than an order to do it.
    private ImmutableArray<Statement> Prose(Reading reading, Line line) => reading.Sections.IsEmpty
        ? []
        : _prose.Read(reading.Text, TextSpan.Between(ProseStart(reading, line), line.Span.End), Topics(reading, line.Span.Start));

    // A flat text runs a heading together with what follows it.
    private static int ProseStart(Reading reading, Line line)
    {
        var start = line.Span.Start + Math.Min(line.Number?.Length ?? 0, line.Span.Length);
        return line.Flat && reading.SectionAt(start) is >= 0 and var at && reading.Sections[at].HeadingSpan is { Length: > 0 } heading
            && heading.Start == start && heading.End < line.Span.End && char.IsLetter(reading.Text[heading.End])
            ? heading.End
            : start;
    }

    // A sentence that an attachment repeats says nothing new.
    private static string Words(string text, Statement statement, Line line) =>
        $"{statement.Role} {statement.Units[0].Start - line.Span.Start} {Spacing.Squeeze(text, TextSpan.Between(statement.Span.Start, Math.Min(line.Span.End, statement.Span.End + LongestNote)))}";

    private IEnumerable<Statement> Labelled(Reading reading, Regions taken, LeadNote? leads)
    {
        var labels = _labels.Read(reading, taken);
        if (leads is null)
        {
            return labels;
        }

        var led = labels.Where(l => l.Role == AssignmentRole.Lead).Select(l => reading.SectionAt(l.Span.Start)).ToHashSet();
        return labels.SelectMany(l => l.Span.End + LongestNote > leads.From && !led.Contains(reading.SectionAt(l.Span.Start)) ? leads.Apply(reading.Text, [l]) : [l]);
    }

    private Regions Tables(Reading reading, TaskFinder tasks, List<Statement> statements)
    {
        var regions = new List<TextSpan>();
        foreach (var (region, rows) in _grids.ReadTables(reading, tasks).Concat(_grids.ReadTabbed(reading, tasks)).Concat(_ledgers.Read(reading, tasks)))
        {
            Take(region, rows);
        }

        return new Regions([.. regions.OrderBy(r => r.Start)]);

        void Take(TextSpan region, ImmutableArray<Statement> rows)
        {
            if (rows.Length > 0 && !regions.Exists(r => r.Intersect(region).Length > 0))
            {
                regions.Add(region);
                statements.AddRange(rows);
            }
        }
    }

    private bool NamesUnits(string text, TextSpan bracket) =>
        _labels.IsLabelled(text, bracket) || _brackets.Bracket(text, TextSpan.Between(bracket.Start + 1, bracket.End - 1)).Length > 0;

    private static IEnumerable<TextSpan> Topics(Reading reading, int position)
    {
        var index = reading.SectionAt(position);
        for (var level = 0; index >= 0 && level < 2; level++)
        {
            if (reading.Sections[index].HeadingSpan.Length > 0)
            {
                yield return reading.Sections[index].HeadingSpan;
            }

            index = reading.Sections[index].Parent;
        }
    }

    // What stands twice, in body and ledger, counts once.
    private static AssignmentsRead Merge(Reading reading, TaskFinder tasks, List<Statement> statements)
    {
        var text = reading.Text;
        var coverage = new Coverage(reading, statements);
        var merged = new Dictionary<(string, AssignmentRole), List<Statement>>();
        var order = new List<((string Task, AssignmentRole Role) Key, string Task)>();
        var homeless = ImmutableArray.CreateBuilder<Statement>();
        foreach (var statement in statements)
        {
            if ((statement.Task ?? tasks.At(statement.Span.Start, coverage.SectionOf(statement))) is not { Length: > 0 } task)
            {
                homeless.Add(statement);
                continue;
            }

            // 3.县水务局：负责……: a list of who has which duties names no task.
            if (statement.Units is [var only] && Spacing.Squeeze(text, only) == Spacing.Squeeze(task))
            {
                continue;
            }

            var key = (Spacing.Squeeze(task), statement.Role);
            if (!merged.TryGetValue(key, out var same))
            {
                merged.Add(key, same = []);
                order.Add((key, task));
            }

            same.Add(statement);
        }

        return new AssignmentsRead([.. order.Select(o => new Assignment(o.Task, o.Key.Role, Units(text, merged[o.Key]), merged[o.Key][0].Evidence))], homeless.ToImmutable());
    }

    private static ImmutableArray<Fact<string>> Units(string text, List<Statement> statements)
    {
        var units = ImmutableArray.CreateBuilder<Fact<string>>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            foreach (var span in statement.Units)
            {
                if (Spacing.Squeeze(text, span) is var name && known.Add(name))
                {
                    units.Add(new Fact<string>(name, statement.Evidence with { Span = span }));
                }
            }
        }

        return units.ToImmutable();
    }
}
