using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads which other documents a notice names: by title in 《》, by 发文字号, or both.</summary>
internal sealed class CitationReader(RuleTables rules)
{
    private const double TitleConfidence = 0.9;
    private const double NumberConfidence = 0.85;

    // A number in brackets behind its title stands no farther away.
    private const int Reach = 40;

    private readonly RuleRow _work = Row(rules, "work");
    private readonly RuleRow _number = Row(rules, "number");
    private readonly RuleRow _lead = Row(rules, "lead");

    /// <summary>The documents named from the body's start on, each once, in order of the text.</summary>
    /// <param name="reading">The notice.</param>
    /// <param name="own">Its own title, number and attachments, and the plan it carries: to name these cites nothing.</param>
    public ImmutableArray<Citation> Read(Reading reading, IEnumerable<string?> own)
    {
        var known = own.OfType<string>().Select(o => Spacing.Squeeze(o)).ToHashSet(StringComparer.Ordinal);
        var numbers = new Queue<(string Value, TextSpan Span)>(Numbers(reading));
        var found = ImmutableArray.CreateBuilder<Citation>();
        foreach (var span in TitledWorks.Find(reading.Text).Where(s => s.Start >= reading.Body.Start))
        {
            AddUntil(span.End);
            var title = reading.Text.Substring(span.Start + 1, span.Length - 1).TrimEnd('》', '\n');
            if (!_work.Pattern.IsMatch(title) || known.Any(k => k.Contains(Spacing.Squeeze(title), StringComparison.Ordinal)))
            {
                continue;
            }

            var number = numbers.TryPeek(out var next) && IsBehind(reading.Text, span.End, next.Span) ? numbers.Dequeue() : default;
            var whole = number.Value is null ? span : TextSpan.Between(span.Start, number.Span.End);
            found.Add(new Citation(title, number.Value, new Evidence(whole, _work.Id, TitleConfidence)));
        }

        AddUntil(int.MaxValue);
        return [.. found.DistinctBy(c => c.Title is null ? c.DocumentNumber : Spacing.Squeeze(c.Title))];

        void AddUntil(int end)
        {
            while (numbers.TryPeek(out var number) && number.Span.Start < end)
            {
                numbers.Dequeue();
                if (!known.Contains(number.Value))
                {
                    found.Add(new Citation(null, number.Value, new Evidence(number.Span, _number.Id, NumberConfidence)));
                }
            }
        }
    }

    private IEnumerable<(string Value, TextSpan Span)> Numbers(Reading reading)
    {
        var text = reading.Text;
        foreach (Match match in _number.Pattern.Matches(text[reading.Body.Start..]))
        {
            var (code, offset) = (match.Groups["code"], reading.Body.Start);
            var skipped = _lead.Pattern.Match(code.Value).Length;
            if (skipped < code.Length)
            {
                var value = $"{code.Value[skipped..]}〔{match.Groups["year"].Value}〕{Spacing.Squeeze(match.Groups["rest"].Value)}";
                yield return (value, TextSpan.Between(offset + code.Index + skipped, offset + match.Index + match.Length));
            }
        }
    }

    // 《…》（国办发〔2019〕14号）: nothing but a bracket and white space between.
    private static bool IsBehind(string text, int end, TextSpan number) =>
        number.Start >= end && number.Start - end < Reach && text.AsSpan(end, number.Start - end).Trim().TrimStart("（(〔[以下简称“,，").IsEmpty;

    private static RuleRow Row(RuleTables rules, string use) => rules["citations"].First(r => r["use"] == use);
}
