namespace Gongwen.Ingest;

/// <summary>Finds where text may be mojibake, in one look at each character.</summary>
internal static class Suspicion
{
    // Characters that prose seldom holds raise the level, all others let it sink.
    private const int Alarm = 9;

    private static readonly sbyte[] Weights = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (sbyte)WeightOf((char)c))];

    private static readonly Signs[] Classes = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => ClassOf((char)c))];

    /// <summary>Whether any part of <paramref name="text"/> may be mojibake.</summary>
    public static bool IsAny(ReadOnlySpan<char> text)
    {
        var weights = Weights;
        var level = 0;
        foreach (var c in text)
        {
            level = Math.Max(0, level + weights[c]);
            if (level >= Alarm)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What <paramref name="line"/> holds that prose seldom does.</summary>
    public static Signs In(ReadOnlySpan<char> line)
    {
        var signs = Signs.None;
        foreach (var c in line)
        {
            signs |= Classes[c];
        }

        return signs;
    }

    private static int WeightOf(char c) => c switch
    {
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
