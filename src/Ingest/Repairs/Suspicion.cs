namespace Gongwen.Ingest;

/// <summary>Finds where text may be mojibake, in one look at each character.</summary>
internal static class Suspicion
{
    // Characters that prose seldom holds raise the level, all others let it sink.
    private const int Alarm = 9;

    // As many characters as it takes to raise the alarm, and some before them.
    private const int Window = 8;

    private static readonly sbyte[] Weights = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (sbyte)WeightOf((char)c))];

    private static readonly Signs[] Classes = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => ClassOf((char)c))];

    /// <summary>Whether any part of <paramref name="text"/> may be mojibake.</summary>
    public static bool IsAny(ReadOnlySpan<char> text)
    {
        if (HoldsEscapes(text))
        {
            return true;
        }

        var weights = Weights;
        var level = 0;
        for (var i = 0; i < text.Length; i++)
        {
            level = Math.Max(0, level + weights[text[i]]);
            if (level >= Alarm)
            {
                if (!IsProse(text[Math.Max(0, i + 1 - Window)..(i + 1)]))
                {
                    return true;
                }

                level = 0;
            }
        }

        return false;
    }

    // 贪污贿赂: rare characters in words that the model knows.
    private static bool IsProse(ReadOnlySpan<char> text)
    {
        var (cost, before) = (0, '\n');
        foreach (var c in text)
        {
            cost += ProseModel.Instance.Cost(before, c);
            before = c;
        }

        return cost <= ProseModel.Common * text.Length;
    }

    /// <summary>What <paramref name="line"/> holds that prose seldom does.</summary>
    public static Signs In(ReadOnlySpan<char> line)
    {
        var signs = HoldsEscapes(line) ? Signs.Escaped : Signs.None;
        foreach (var c in line)
        {
            signs |= Classes[c];
        }

        return signs;
    }

    private static bool HoldsEscapes(ReadOnlySpan<char> text)
    {
        if (text.Contains("&#", StringComparison.Ordinal))
        {
            return true;
        }

        for (var i = 0; text[i..].IndexOf('%') is var next and >= 0; i++)
        {
            i += next;
            if (ByteEscape.Percent(text[i..], out _) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int WeightOf(char c) => c switch
    {
        '\u00a0' => -1, // one indents lines; as a byte it stands among others
        _ when ClassOf(c) == Signs.None => -1,
        '\ufffd' or (>= '\ue000' and <= '\uf8ff') => 5,
        _ => 3,
    };

    private static Signs ClassOf(char c) =>
        c is (>= '\u0080' and <= '\u00ff') || (ByteView.Latin1.Code(c) >= 0x80 && StandingText.ScriptOf(c) != Script.None) ? Signs.Latin
        : StandingText.ScriptOf(c) == Script.Cyrillic ? Signs.Cyrillic | Signs.Rare
        : c >= '\u0080' && ProseModel.Instance.Cost(c) > ProseModel.Common ? Signs.Rare
        : Signs.None;
}
