namespace Gongwen.Ingest;

/// <summary>Finds what stands in quotation marks or title marks inside a line.</summary>
internal static class Quotations
{
    // Longer than any name: then it is text like the rest.
    private const int LongestName = 30;

    private const string Opening = "《〈“「『";
    private const string Closing = "》〉”」』";

    /// <summary>The spans between marks that belong together, the marks left out; outermost ones only, and none that is too long for a name.</summary>
    public static List<TextSpan> Names(string text, TextSpan line)
    {
        var names = new List<TextSpan>();
        for (var i = line.Start; i < line.End; i++)
        {
            if (Opening.IndexOf(text[i], StringComparison.Ordinal) is var kind and >= 0)
            {
                var inside = text.AsSpan(i + 1, Math.Min(LongestName, line.End - i - 1));
                if (inside.IndexOf(Closing[kind]) is var length and > 0)
                {
                    names.Add(new TextSpan(i + 1, length));
                    i += length;
                }
            }
        }

        return names;
    }

    /// <summary>What is left of <paramref name="line"/> between <paramref name="names"/>.</summary>
    public static IEnumerable<TextSpan> Outside(TextSpan line, IReadOnlyList<TextSpan> names)
    {
        var start = line.Start;
        foreach (var name in names)
        {
            yield return TextSpan.Between(start, name.Start);
            start = name.End;
        }

        yield return TextSpan.Between(start, line.End);
    }
}
