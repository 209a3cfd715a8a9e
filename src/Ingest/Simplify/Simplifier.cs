using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Converts what is Traditional in a text to Simplified, and puts right what bad converters made of it before.</summary>
/// <remarks>
/// In a Traditional document every line, in a Simplified one Traditional lines; quoted Traditional names in Simplified lines
/// stay as they are unless asked for.
/// </remarks>
internal static class Simplifier
{
    private const string Kind = "traditional";

    // So many characters of a Traditional line in a Simplified document are no accident.
    private const int ForeignLine = 2;

    /// <param name="text">Text after <see cref="Normaliser"/>.</param>
    /// <param name="withNames">Whether quoted Traditional names are to be converted too.</param>
    /// <param name="converter">Converts what is found to be Traditional; null for our own.</param>
    /// <returns>The Simplified text and what was converted, one entry a run.</returns>
    public static (SourceText Text, ImmutableArray<PendingRepair> Repairs) Simplify(SourceText text, bool withNames = false, IChineseConverter? converter = null)
    {
        var repairs = ImmutableArray<PendingRepair>.Empty;
        if (ScriptEvidence.HasTraditional(text.Text))
        {
            Apply(Kind, Traditional(text.Text, withNames, converter ?? TraditionalChinese.Default));
        }

        Apply("over-converted", Confusions.Find(text.Text));
        return (text, repairs);

        void Apply(string kind, IReadOnlyList<Edit> edits)
        {
            repairs = repairs.AddRange(PendingRepair.Of(kind, text, edits, withGain: false));
            text = text.ApplyInPlace(edits);
        }
    }

    private static IReadOnlyList<Edit> Traditional(string text, bool withNames, IChineseConverter converter)
    {
        var lines = Lines(text).ConvertAll(line => Line.Read(text, line));
        if (lines.Aggregate(default(ScriptEvidence), (sum, line) => sum + line.Evidence).IsTraditional)
        {
            var traditional = lines.FindAll(line => line.Evidence.Traditional >= line.Evidence.Simplified).ConvertAll(line => line.Span);
            return converter.FindEdits(text, traditional, DialectEvidence.Of(text, traditional));
        }

        return [.. lines.Where(line => ScriptEvidence.HasTraditional(text.AsSpan(line.Span.Start, line.Span.Length))).SelectMany(line => InSimplified(text, line, withNames, converter))];
    }

    private static IEnumerable<Edit> InSimplified(string text, Line line, bool withNames, IChineseConverter converter)
    {
        if (line.Evidence.Traditional >= ForeignLine && line.Evidence.IsTraditional)
        {
            return converter.FindEdits(text, [line.Span], TraditionalDialect.Standard);
        }

        var edits = new List<Edit>();
        foreach (var part in Quotations.Outside(line.Span, line.Names))
        {
            StrayTraditional.FindEdits(text, part, edits);
        }

        var foreign = withNames ? line.Names.FindAll(name => Evidence(text, name).IsTraditional) : [];
        return edits.Concat(converter.FindEdits(text, foreign, TraditionalDialect.Standard)).OrderBy(e => e.Span.Start);
    }

    private static ScriptEvidence Evidence(string text, TextSpan span) => ScriptEvidence.Of(text.AsSpan(span.Start, span.Length));

    private static List<TextSpan> Lines(string text)
    {
        var lines = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n') is var end and >= 0 ? end : text.Length - start;
            lines.Add(new TextSpan(start, length));
            start += length + 1;
        }

        return lines;
    }

    // Names in quotation marks say nothing of the line they stand in.
    private readonly record struct Line(TextSpan Span, List<TextSpan> Names, ScriptEvidence Evidence)
    {
        public static Line Read(string text, TextSpan span)
        {
            var names = Quotations.Names(text, span);
            return new Line(span, names, Quotations.Outside(span, names).Aggregate(default(ScriptEvidence), (sum, part) => sum + Simplifier.Evidence(text, part)));
        }
    }
}
