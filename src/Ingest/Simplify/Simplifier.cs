using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Converts Traditional text to Simplified with OpenCC's tables, longest phrase first.</summary>
internal static class Simplifier
{
    private const string Kind = "traditional";

    // So many characters of a Traditional line in a Simplified document are no accident.
    private const int ForeignLine = 2;

    /// <returns>The Simplified text and what was converted, one entry a run.</returns>
    public static (SourceText Text, ImmutableArray<PendingRepair> Repairs) Simplify(SourceText text)
    {
        var document = ScriptEvidence.Of(text.Text);
        if (document.Traditional == 0)
        {
            return (text, []);
        }

        var lines = TraditionalLines(text.Text, document.Traditional > document.Simplified);
        var repairs = ImmutableArray<PendingRepair>.Empty;
        foreach (var step in TraditionalChinese.Steps)
        {
            var edits = new List<Edit>();
            foreach (var line in lines)
            {
                step.FindEdits(text.Text, line, edits);
            }

            repairs = repairs.AddRange(PendingRepair.Of(Kind, text, edits));
            text = KeepLengths(edits) ? Overwrite(text, edits) : text.Apply(edits);
            lines = edits.Count > 0 && !KeepLengths(edits) ? TraditionalLines(text.Text, document.Traditional > document.Simplified) : lines;
        }

        return (text, repairs);
    }

    private static List<TextSpan> TraditionalLines(string text, bool isTraditional)
    {
        var lines = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n') is var end and >= 0 ? end : text.Length - start;
            var (traditional, simplified) = ScriptEvidence.Of(text.AsSpan(start, length));
            if (isTraditional ? traditional >= simplified : traditional >= ForeignLine && traditional > simplified)
            {
                lines.Add(new TextSpan(start, length));
            }

            start += length + 1;
        }

        return lines;
    }

    private static bool KeepLengths(List<Edit> edits) => edits.TrueForAll(e => e.Replacement.Length == e.Span.Length);

    // Character for character: every one keeps its address, so the map stays as it is.
    private static SourceText Overwrite(SourceText text, List<Edit> edits) => edits.Count == 0 ? text : text with
    {
        Text = string.Create(text.Text.Length, (text.Text, edits), static (characters, state) =>
        {
            state.Text.CopyTo(characters);
            foreach (var (span, replacement) in state.edits)
            {
                replacement.CopyTo(characters[span.Start..]);
            }
        }),
    };
}
