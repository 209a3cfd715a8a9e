namespace Gongwen.Ingest;

/// <summary>How many characters speak for Traditional, and how many for Simplified.</summary>
/// <remarks>
/// Only characters of one script count. What Simplified text uses too says nothing: 于 and 於, 后 and 後 of names, 著, 乾.
/// </remarks>
internal readonly record struct ScriptEvidence(int Traditional, int Simplified)
{
    private const byte TraditionalOnly = 1;
    private const byte SimplifiedOnly = 2;

    // Long enough for the look at its sum to cost nothing, short enough to stop early.
    private const int Block = 256;

    private static readonly Lazy<byte[]> Scripts = new(LoadScripts);

    /// <summary>Whether there is more Traditional than Simplified.</summary>
    public bool IsTraditional => Traditional > Simplified;

    public static ScriptEvidence operator +(ScriptEvidence left, ScriptEvidence right) =>
        new(left.Traditional + right.Traditional, left.Simplified + right.Simplified);

    public static ScriptEvidence Of(ReadOnlySpan<char> text)
    {
        var scripts = Scripts.Value;
        var (traditional, simplified) = (0, 0);
        foreach (var c in text)
        {
            var script = scripts[c];
            traditional += script & TraditionalOnly;
            simplified += script >> 1;
        }

        return new ScriptEvidence(traditional, simplified);
    }

    /// <summary>Whether the character stands in Traditional text only.</summary>
    public static bool IsTraditionalOnly(char c) => Scripts.Value[c] == TraditionalOnly;

    /// <summary>Whether any character of <paramref name="text"/> stands in Traditional text only; several times faster than counting them.</summary>
    public static bool HasTraditional(ReadOnlySpan<char> text)
    {
        var scripts = Scripts.Value;
        while (text.Length > 0)
        {
            var block = text[..Math.Min(Block, text.Length)];
            var seen = 0;
            foreach (var c in block)
            {
                seen |= scripts[c];
            }

            if ((seen & TraditionalOnly) != 0)
            {
                return true;
            }

            text = text[block.Length..];
        }

        return false;
    }

    private static byte[] LoadScripts()
    {
        var scripts = new byte[char.MaxValue + 1];
        foreach (var row in DataFile.Rows("OpenCC/TSCharacters.tsv"))
        {
            if (row is [[var from], var to] && to != row[0])
            {
                scripts[from] = TraditionalOnly;
            }
        }

        // Mainland typesetting had these all along (GB 2312), among them 著, 乾 and 於.
        for (var first = 0xB0; first <= 0xF7; first++)
        {
            for (var second = 0xA1; second <= 0xFE; second++)
            {
                scripts[Gbk.Character(first, second)] = 0;
            }
        }

        foreach (var row in DataFile.Rows("OpenCC/SimplifiedOnly.tsv"))
        {
            if (row is [[var only]] && scripts[only] == 0)
            {
                scripts[only] = SimplifiedOnly;
            }
        }

        return scripts;
    }
}
