namespace Gongwen.Ingest;

/// <summary>How many characters speak for Traditional, and how many for Simplified.</summary>
/// <remarks>
/// Only characters of one script count. What Simplified text uses too says nothing: 于 and 於, 后 and 後 of names, 著, 乾.
/// </remarks>
internal readonly record struct ScriptEvidence(int Traditional, int Simplified)
{
    private static readonly Lazy<sbyte[]> Scripts = new(LoadScripts);

    public static ScriptEvidence operator +(ScriptEvidence left, ScriptEvidence right) =>
        new(left.Traditional + right.Traditional, left.Simplified + right.Simplified);

    public static ScriptEvidence Of(ReadOnlySpan<char> text)
    {
        var scripts = Scripts.Value;
        var (traditional, simplified) = (0, 0);
        foreach (var c in text)
        {
            var script = scripts[c];
            traditional += script & 1;
            simplified += script >> 1;
        }

        return new ScriptEvidence(traditional, simplified);
    }

    // 1: Traditional only; 2: Simplified only.
    private static sbyte[] LoadScripts()
    {
        var scripts = new sbyte[char.MaxValue + 1];
        foreach (var row in DataFile.Rows("OpenCC/TSCharacters.tsv"))
        {
            if (row is [[var from], var to] && to != row[0])
            {
                scripts[from] = 1;
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
                scripts[only] = 2;
            }
        }

        return scripts;
    }
}
