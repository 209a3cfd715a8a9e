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
        if (line.IndexOfAny(':', '：', '】') < 0 && line.IndexOfAnyInRange('0', '9') < 0)
        {
            return [];
        }

        var fields = ImmutableArray.CreateBuilder<LabelledField>();
        var (label, start) = ((RuleRow?)null, 0);
        foreach (var match in rules.Label.EnumerateMatches(line))
        {
            var end = match.Index + match.Length;
            if (Behind(line, match.Index, end) is { } behind && Find(line[match.Index..end]) is { } found
                && (line[behind] is ':' or '：' or '】' || found["value"] == "date") && (label?["place"] == "bar" || !IsPartOfWord(line, match.Index, found)))
            {
                Close(line, match.Index);
                (label, start) = (found, line[behind] is ':' or '：' or '】' ? behind + 1 : behind);
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

    // 【索 引 号】：…, 【索引号】… and 发布于 2023-03-05: where the colon, the bracket or the date behind a label stands.
    private static int? Behind(ReadOnlySpan<char> line, int start, int end)
    {
        var next = end;
        while (next < line.Length && (char.IsWhiteSpace(line[next]) || Around.Contains(line[next])))
        {
            next++;
        }

        return next < line.Length && (line[next] is ':' or '：' || IsYear(line[next..])) ? next
            : start > 0 && end < line.Length && line[start - 1] == '【' && line[end] == '】' ? end
            : null;
    }

    private static bool IsYear(ReadOnlySpan<char> text) =>
        text is ['1', '9', >= '0' and <= '9', >= '0' and <= '9', ..] or ['2', '0', >= '0' and <= '9', >= '0' and <= '9', ..];

    // 会期时间 is not 时间, but 来源：云溪日报时间：2023-03-05 are two fields set side by side.
    private static bool IsPartOfWord(ReadOnlySpan<char> line, int start, RuleRow label) =>
        label["bound"] == "yes" && start > 0 && char.IsLetter(line[start - 1]);

    // The label that covers most wins: 发布时间 and not 时间.
    private RuleRow? Find(ReadOnlySpan<char> label)
    {
        var (best, length) = ((RuleRow?)null, 0);
        foreach (var row in rules.Labels.Candidates(label))
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
        while (start < end && around.Contains(line[start]) && !Opens(line[start..end]))
        {
            start++;
        }

        while (end > start && around.Contains(line[end - 1]) && !Closes(line[start..end]))
        {
            end--;
        }

        return TextSpan.Between(start, end);
    }

    // [2023]8号 and 水利（水务） keep their brackets, 【水利】 does not.
    private static bool Opens(ReadOnlySpan<char> value) =>
        Closing(value[0]) is { } closing && value.IndexOf(closing) is var at && at > 0 && !value[(at + 1)..].Trim(Around).IsEmpty;

    private static bool Closes(ReadOnlySpan<char> value) =>
        Opening(value[^1]) is { } opening && value.IndexOf(opening) > 0;

    private static char? Closing(char c) => c switch { '[' => ']', '【' => '】', '(' => ')', '（' => '）', _ => null };

    private static char? Opening(char c) => c switch { ']' => '[', '】' => '【', ')' => '(', '）' => '（', _ => null };
}
