using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>What the task is at a place of the text: the heading of the nearest item, else the item's first clause.</summary>
internal sealed class TaskFinder(Reading reading, Func<TextSpan, bool> isStatement, Func<string, bool> isLabel)
{
    private const int LongestClause = 400;

    /// <summary>The task that a statement at <paramref name="position"/>, speaking of <paramref name="section"/>, belongs to; null when nothing names one.</summary>
    public string? At(int position, int section)
    {
        for (var index = section; index >= 0; index = reading.Sections[index].Parent)
        {
            var item = reading.Sections[index];
            var task = item.Heading is { } heading
                ? WithoutStatement(heading, item.HeadingSpan)
                : FirstClause(TextSpan.Between(Words(item.Own.Start), item.Own.End));
            if (task.Length > 0 && !isLabel(task))
            {
                return task;
            }
        }

        return reading.Sections.IsEmpty && LineBefore(position) is { } line ? FirstClause(line) : reading.Title;
    }

    /// <summary>The words of <paramref name="item"/> up to its first ，。；： or line end outside brackets, without a bracket that names units.</summary>
    public string FirstClause(TextSpan item)
    {
        var clause = TextSpan.Between(item.Start, Math.Min(item.End, item.Start + LongestClause));
        var enclosed = Enclosure.Find(reading.Text, clause);
        var end = clause.Start;
        while (end < clause.End && (enclosed[end - clause.Start] || !IsClauseEnd(reading.Text[end])))
        {
            end++;
        }

        return WithoutStatement(Spacing.Squeeze(reading.Text, TextSpan.Between(clause.Start, end)), TextSpan.Between(clause.Start, end));
    }

    private static bool IsClauseEnd(char c) => c is '，' or ',' or '。' or '；' or ';' or '：' or ':' or '\n';

    // A bracket that names units is no part of a heading or clause.
    private string WithoutStatement(string words, TextSpan span)
    {
        foreach (var pair in Enclosure.Pairs(reading.Text, span))
        {
            if (pair.Start > span.Start && isStatement(pair))
            {
                return Spacing.Squeeze(reading.Text, TextSpan.Between(span.Start, pair.Start));
            }
        }

        return words;
    }

    private int Words(int start)
    {
        var line = LineAt(start);
        return line >= 0 && reading.Lines[line] is { Number: { } number } item && item.Span.Start >= start
            ? Math.Min(item.Span.Start + number.Length, item.Span.End)
            : start;
    }

    // A label line speaks of the line above it, any other line of itself.
    private TextSpan? LineBefore(int position)
    {
        var line = LineAt(position);
        while (line > 0 && isLabel(Spacing.Squeeze(reading.Text, reading.Lines[line].Span)))
        {
            line--;
        }

        return line < 0 ? null : reading.Lines[line].Span;
    }

    // The last line that starts at or before the position.
    private int LineAt(int position)
    {
        var (low, high) = (0, reading.Lines.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = reading.Lines[middle].Span.Start <= position ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
