using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Gongwen.Cli.Rendering.Explaining;

/// <summary>An explanation for the terminal: the text, and under each line what it was taken for.</summary>
internal static class ExplanationPrinter
{
    public static void Print(Explanation explanation, Messages messages, Terminal terminal)
    {
        var (console, writer) = terminal.OpenConsole();
        using (writer)
        {
            foreach (var line in explanation.Lines)
            {
                console.MarkupLine(Coloured(explanation.Text, line));
                foreach (var fact in line.Facts)
                {
                    console.MarkupLine($"    [{FactColour.Of(fact.Field)}]└ {Markup.Escape(messages.FieldName(fact.Field))}[/] {Printable.Styled(fact.Value, "bold")} {Printable.Styled(Why(fact), "dim")}");
                }

                if (!line.Competing.IsEmpty)
                {
                    console.MarkupLine(Printable.Styled($"    {messages["explain.competing", string.Join(", ", line.Competing)]}", "dim"));
                }
            }

            foreach (var issue in explanation.Notice.GetProperty("issues").EnumerateArray())
            {
                console.MarkupLine(Printable.Styled($"! {issue.GetProperty("code").GetString()}: {issue.GetProperty("message").GetString()}", "yellow"));
            }
        }
    }

    private static string Why(ExplainedFact fact) => string.Create(CultureInfo.InvariantCulture, $"{fact.Rule} {fact.Confidence:0.##}");

    private static string Coloured(string text, ExplainedLine line)
    {
        var markup = new StringBuilder();
        var position = line.Span.Start;
        foreach (var fact in line.Facts)
        {
            var (start, end) = (fact.Span!.Value.Start, Math.Min(fact.Span.Value.End, line.Span.End));
            if (start >= position && end > start)
            {
                markup.Append(Markup.Escape(Printable.Clean(text[position..start]))).Append(Printable.Styled(text[start..end], FactColour.Of(fact.Field)));
                position = end;
            }
        }

        return markup.Append(Markup.Escape(Printable.Clean(text[position..line.Span.End]))).ToString();
    }
}
