namespace Gongwen.Ingest;

/// <summary>Judges whether text that was decoded anew is what somebody wrote.</summary>
internal static class Plausible
{
    // Prose costs some 70 a character; rubbish of rare characters more than twice that.
    private const int MostPerCharacter = 8 * 15;

    /// <summary>Whether the replacements of <paramref name="edits"/> make Chinese prose, lost characters left out of account.</summary>
    public static bool IsProse(List<Edit> edits)
    {
        var (cost, characters, lost) = (0L, 0, 0);
        var before = '\n';
        foreach (var edit in edits)
        {
            if (edit.Replacement is "\ufffd")
            {
                lost++;
            }
            else if (edit.Replacement is [var c, ..])
            {
                cost += ProseModel.Instance.Cost(before, c);
                before = c;
                characters++;
            }
        }

        return characters >= 2 && cost <= (long)MostPerCharacter * characters && lost * 4 <= characters;
    }

    /// <summary>Whether they are nothing but blanks: an indented empty line, no-break spaces between words.</summary>
    public static bool IsBlank(List<Edit> edits) => edits.Count > 0 && edits.TrueForAll(e => e.Replacement is [var c] && char.IsWhiteSpace(c));
}
