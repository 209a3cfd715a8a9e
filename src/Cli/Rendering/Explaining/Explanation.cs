using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Gongwen.Extract;
using Gongwen.Ingest;

namespace Gongwen.Cli.Rendering.Explaining;

/// <summary>A notice taken apart: each line with the facts that were read from it and the rules that fitted besides.</summary>
/// <remarks>Works from the JSON, so that a fresh extraction and a stored one are explained alike.</remarks>
internal sealed class Explanation
{
    // Units are told together with their assignment; first and last line are said by their place; tasks only put others together.
    private static readonly ImmutableArray<string> Unshown = ["firstLine", "lastLine", "tasks"];

    private Explanation(JsonElement notice, ImmutableArray<ExplainedFact> facts, ImmutableArray<ExplainedLine> lines) =>
        (Notice, Facts, Lines, Text) = (notice, facts, lines, notice.GetProperty("text").GetString()!);

    /// <summary>The whole notice, <c>gongwen/notice/1</c>.</summary>
    public JsonElement Notice { get; }

    /// <summary>The clean text that all spans count in.</summary>
    public string Text { get; }

    /// <summary>All facts, in order of their fields.</summary>
    public ImmutableArray<ExplainedFact> Facts { get; }

    /// <summary>The lines that hold anything.</summary>
    public ImmutableArray<ExplainedLine> Lines { get; }

    /// <summary>Explains one notice.</summary>
    public static Explanation Of(JsonElement notice, LineRules rules)
    {
        var facts = notice.GetProperty("evidence").EnumerateArray().Select(e => Fact(notice, e)).OfType<ExplainedFact>().ToImmutableArray();
        var starts = facts.Where(f => f.Span is not null).ToLookup(f => LineStart(notice.GetProperty("text").GetString()!, f.Span!.Value.Start));
        return new Explanation(notice, facts, [.. Read(notice.GetProperty("text").GetString()!, starts, rules)]);
    }

    private static IEnumerable<ExplainedLine> Read(string text, ILookup<int, ExplainedFact> facts, LineRules rules)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var at and >= 0 ? at : text.Length;
            var line = text[start..end];
            if (!string.IsNullOrWhiteSpace(line))
            {
                var own = facts[start].OrderBy(f => f.Span!.Value.Start).ToImmutableArray();
                yield return new ExplainedLine(TextSpan.Between(start, end), own, [.. rules.Fitting(line.Trim()).Except(own.Select(f => f.Rule))]);
            }

            start = end + 1;
        }
    }

    private static int LineStart(string text, int position) => position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;

    private static ExplainedFact? Fact(JsonElement notice, JsonElement evidence)
    {
        var pointer = evidence.GetProperty("fact").GetString()!;
        var steps = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (steps.Contains("units") || Unshown.Contains(steps[0]))
        {
            return null;
        }

        var value = steps.Aggregate(notice, (at, step) => at.ValueKind == JsonValueKind.Array ? at[int.Parse(step, CultureInfo.InvariantCulture)] : at.GetProperty(step));
        TextSpan? span = evidence.TryGetProperty("span", out var place) ? TextSpan.Between(place[0].GetInt32(), place[1].GetInt32()) : null;
        return new ExplainedFact(pointer, steps[0], Describe(value), span, evidence.GetProperty("rule").GetString()!, evidence.GetProperty("confidence").GetDouble());
    }

    // 牵头 市教育局、市民政局 · a phase with its days: the values of an object in their order.
    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => string.Join(" · ", value.EnumerateObject().Select(p => Describe(p.Value)).Where(v => v.Length > 0)),
        JsonValueKind.Array => string.Join('、', value.EnumerateArray().Select(Describe)),
        JsonValueKind.Null => "",
        _ => value.ToString(),
    };
}
