using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Splits a line of a publication bar or an information table at its labels.</summary>
internal sealed class FieldReader(PageRules rules)
{
    private const string Around = " \t\u00A0\u3000|｜[]【】〖〗()（）;；,，";

    private const string AroundLabel = Around + ":：";

    /// <summary>The fields of <paramref name="line"/>, in order.</summary>
    public ImmutableArray<LabelledField> Read(ReadOnlySpan<char> line)
    {
        if (line.IndexOfAny(':', '：') < 0)
        {
            return [];
        }

        var fields = ImmutableArray.CreateBuilder<LabelledField>();
        var (label, start) = ((RuleRow?)null, 0);
        foreach (var match in rules.Label.EnumerateMatches(line))
        {
            if (ColonBehind(line, match.Index + match.Length) is { } colon)
            {
                Close(line, match.Index);
                (label, start) = (Find(line.Slice(match.Index, match.Length)), colon + 1);
            }
        }

        Close(line, line.Length);
        return fields.ToImmutable();

        void Close(ReadOnlySpan<char> text, int end)
        {
            if (label is not null)
            {
                fields.Add(new LabelledField(label, Trim(text, start, end, Around)));
            }
        }
    }

    /// <summary>The label that <paramref name="line"/> consists of; null if it holds anything else.</summary>
    public RuleRow? ReadLabel(ReadOnlySpan<char> line)
    {
        var text = line.Length < 24 ? Trim(line, 0, line.Length, AroundLabel) : default;
        foreach (var match in rules.Label.EnumerateMatches(line[text.Start..text.End]))
        {
            return match.Length == text.Length ? Find(line.Slice(text.Start, text.Length)) : null;
        }

        return null;
    }

    // 【索 引 号】：
    private static int? ColonBehind(ReadOnlySpan<char> line, int end)
    {
        while (end < line.Length && (char.IsWhiteSpace(line[end]) || Around.Contains(line[end])))
        {
            end++;
        }

        return end < line.Length && line[end] is ':' or '：' ? end : null;
    }

    // The label that covers most wins: 发布时间 and not 时间.
    private RuleRow? Find(ReadOnlySpan<char> label)
    {
        var (best, length) = ((RuleRow?)null, 0);
        foreach (var row in rules.Labels)
        {
            foreach (var match in row.Pattern.EnumerateMatches(label))
            {
                (best, length) = match.Length > length ? (row, match.Length) : (best, length);
            }
        }

        return best;
    }

    private static TextSpan Trim(ReadOnlySpan<char> line, int start, int end, string around)
    {
        while (start < end && around.Contains(line[start]))
        {
            start++;
        }

        while (end > start && around.Contains(line[end - 1]))
        {
            end--;
        }

        return TextSpan.Between(start, end);
    }
}
