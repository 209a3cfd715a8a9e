using System.Globalization;
using System.Text;

namespace Gongwen.Cli.Rendering.Explaining;

/// <summary>The text of a notice with its facts marked; where facts overlap, a piece of text belongs to all of them.</summary>
internal static class MarkedText
{
    public static string Render(Explanation explanation)
    {
        var html = new StringBuilder();
        var boundaries = Boundaries(explanation);
        var open = new SortedSet<int>();
        var (starts, ends) = (Index(explanation, starts: true), Index(explanation, starts: false));
        foreach (var line in explanation.Lines)
        {
            html.Append("<p>");
            var position = line.Span.Start;
            while (position < line.Span.End)
            {
                open.ExceptWith(ends[position]);
                open.UnionWith(starts[position]);
                var next = Math.Min(line.Span.End, boundaries.GetViewBetween(position + 1, int.MaxValue).Min);
                Append(html, explanation, open, explanation.Text[position..next]);
                position = next;
            }

            open.ExceptWith(ends[position]);
            html.Append("</p>\n");
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, Explanation explanation, SortedSet<int> facts, string text)
    {
        if (facts.Count == 0)
        {
            html.Append(ExplanationPage.Escape(text));
            return;
        }

        // The shortest of them gives the colour: a unit inside a sentence, not the sentence.
        var inner = facts.MinBy(f => explanation.Facts[f].Span!.Value.Length);
        html.Append(CultureInfo.InvariantCulture, $"<mark class=\"{FactColour.Of(explanation.Facts[inner].Field)}\" data-facts=\"{string.Join(' ', facts)}\">{ExplanationPage.Escape(text)}</mark>");
    }

    private static SortedSet<int> Boundaries(Explanation explanation) =>
        [.. explanation.Facts.Where(f => f.Span is not null).SelectMany(f => new[] { f.Span!.Value.Start, f.Span.Value.End }), int.MaxValue];

    private static ILookup<int, int> Index(Explanation explanation, bool starts) =>
        Enumerable.Range(0, explanation.Facts.Length).Where(i => explanation.Facts[i].Span is { Length: > 0 })
            .ToLookup(i => starts ? explanation.Facts[i].Span!.Value.Start : explanation.Facts[i].Span!.Value.End);
}
