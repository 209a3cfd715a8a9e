using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds labels (牵头单位：) in a line.</summary>
internal sealed class LabelFinder(RuleTables rules)
{
    private const int LongestLabel = 16;

    private static readonly SearchValues<char> Edges = SearchValues.Create("（(〔[【；;，,。\n\t 　");

    private static readonly SearchValues<char> HardEdges = SearchValues.Create("（(〔[【；;，,。\n");

    private readonly RuleSet _rows = rules["unit-labels"];

    /// <summary>The labels of the line at <paramref name="line"/>, in order.</summary>
    public ImmutableArray<Label> Find(string text, TextSpan line)
    {
        var labels = ImmutableArray.CreateBuilder<Label>();
        for (var i = line.Start + 1; i < line.End; i++)
        {
            if (text[i] is '：' or ':')
            {
                var from = Math.Max(labels.Count > 0 ? labels[^1].Span.End : line.Start, i - LongestLabel);
                labels.Add(Read(text, TextSpan.Between(from, i)));
            }
        }

        if (labels.Count == 0 && Unmarked(text, line) is { } unmarked)
        {
            labels.Add(unmarked);
        }

        return labels.ToImmutable();
    }

    /// <summary>Whether <paramref name="words"/> are nothing but a label of units, number left aside.</summary>
    public bool IsLabel(string words) =>
        words.Length <= LongestLabel + 4 && Row(words) is { } row && row["strength"] is not "person" && words.Length - row.Pattern.Match(words).Index >= words.Length - 4;

    private Label Read(string text, TextSpan before)
    {
        var words = text[before.Start..before.End].TrimEnd();
        var start = words.AsSpan().LastIndexOfAny(Edges) + 1;
        var own = words[start..];
        if (Row(own) is { } row)
        {
            var at = before.Start + start + row.Pattern.Match(own).Index;
            return new Label(TextSpan.Between(at, before.End + 1), row);
        }

        // （责  任单位：市教育局）: blanks came into the label.
        var open = words.AsSpan().LastIndexOfAny(HardEdges) + 1;
        if (open < start && Spacing.Squeeze(words, TextSpan.Between(open, words.Length)) is var whole && Row(whole) is { } broken && broken.Pattern.Match(whole).Length == whole.Length)
        {
            return new Label(TextSpan.Between(before.Start + open, before.End + 1), broken);
        }

        return new Label(TextSpan.Between(before.Start + start, before.End + 1), null);
    }

    // 牵头单位  市教育局: a label set off by nothing but white space, at the start of its line.
    private Label? Unmarked(string text, TextSpan line)
    {
        var space = text.AsSpan(line.Start, Math.Min(line.Length, LongestLabel)).IndexOfAny(" \t　");
        return space > 0 && Row(text.Substring(line.Start, space)) is { } row && row["strength"] is "strong" or "contrast"
            ? new Label(new TextSpan(line.Start, space), row)
            : null;
    }

    private RuleRow? Row(string words) => _rows.First(words);
}
