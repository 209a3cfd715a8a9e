using System.Text;

namespace Gongwen.Ingest;

/// <summary>Counts the numbered paragraphs of a document and writes their numbers, which stand nowhere in the file.</summary>
internal sealed class ListCounter
{
    private readonly Dictionary<int, int?[]> _counts = [];
    private readonly HashSet<(int List, int Level)> _started = [];

    /// <summary>Counts one paragraph.</summary>
    /// <returns>The number as Word shows it, with what stands between it and the text.</returns>
    public string Next(DocxList list, int level)
    {
        if (list.Levels[level] is not { } definition)
        {
            return "";
        }

        if (!_counts.TryGetValue(list.Definition, out var counts))
        {
            _counts.Add(list.Definition, counts = new int?[DocxNumbering.Levels]);
        }

        var isAnew = list.Starts[level] is not null && _started.Add((list.Id, level));
        counts[level] = isAnew ? list.Starts[level] : counts[level] + 1 ?? definition.Start;
        for (var below = level + 1; below < counts.Length; below++)
        {
            counts[below] = list.Levels[below]?.Restart is { } restart && level >= restart ? counts[below] : null;
        }

        var text = definition.Format == "bullet" ? Symbols.Bullet(definition.Text) : Text(list, definition, counts);
        return text.Length == 0 ? "" : text + Gap(text, definition.Suffix);
    }

    private static string Text(DocxList list, NumberingLevel level, int?[] counts)
    {
        var text = new StringBuilder();
        for (var i = 0; i < level.Text.Length; i++)
        {
            if (level.Text[i] == '%' && i + 1 < level.Text.Length && level.Text[i + 1] is >= '1' and <= '9')
            {
                var shown = level.Text[++i] - '1';
                text.Append(ListNumeral.Write(Math.Max(0, counts[shown] ?? list.Levels[shown]?.Start ?? 1), level.IsLegal ? "decimal" : list.Levels[shown]?.Format));
            }
            else
            {
                text.Append(level.Text[i]);
            }
        }

        return text.ToString();
    }

    // Word's tab is as wide as the layout wants. Behind 一、 and （一） nobody types one, behind 1. a blank reads the same.
    private static string Gap(string number, string suffix) =>
        suffix == "nothing" || number[^1] is '、' or '）' or '．' or '，' or '：' or ' ' or '　' ? "" : " ";
}
