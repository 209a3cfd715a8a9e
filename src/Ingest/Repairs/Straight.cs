namespace Gongwen.Ingest;

/// <summary>Reads bytes the one way they can be read when none is missing.</summary>
internal static class Straight
{
    // Prose costs some 70 a character; rubbish of rare characters more than twice that.
    private const int MostPerCharacter = 14 * ProseModel.Bit;
    private const int LeastCharacters = 4;

    // What a search will find in place of most of them costs no more than other text.
    private const int Lost = 14 * ProseModel.Bit;

    /// <summary>Reads all of <paramref name="bytes"/>; where that fails, the cost of a lost character stands for each byte.</summary>
    /// <returns>The cost, and the edits when every byte belongs to a character and all together is prose.</returns>
    public static (int Cost, List<Edit>? Edits) Read(string text, ShownBytes bytes, IReading reading)
    {
        var model = ProseModel.Instance;
        var edges = new EdgeList();
        var edits = new List<Edit>(bytes.Count / 2);
        var (cost, anew, isSound) = (0, 0, true);
        var last = bytes.At(0) == 0 ? '\n' : text[bytes.At(0) - 1];
        for (var i = 0; i < bytes.Count;)
        {
            edges.Clear();
            var edge = new Edge(1, (char)bytes[i]);
            if (bytes[i] >= 0x80)
            {
                reading.Read(bytes, i, edges);
                var isSure = edges.Edges is [{ Extra: 0, Second: '\0' }];
                isSound &= isSure && model.Knows(edges.Edges[0].First);
                edge = isSure ? edges.Edges[0] : new Edge(1, '\ufffd');
            }

            var by = edge.First == '\ufffd' ? Lost : model.Cost(last, edge.First);
            cost += by;
            if (isSound && (bytes[i] >= 0x80 || !bytes.IsStart(i)))
            {
                anew += by;
                edits.Add(new Edit(TextSpan.Between(bytes.At(i), bytes.At(i + edge.Length)), edge.First.ToString()));
            }

            last = edge.First;
            i += edge.Length;
        }

        return (cost, isSound && edits.Count >= LeastCharacters && anew <= MostPerCharacter * edits.Count ? edits : null);
    }

    /// <summary>Whether what <paramref name="edits"/> write is Chinese prose, lost characters left out of account.</summary>
    public static bool IsProse(List<Edit> edits)
    {
        var (cost, characters, before) = (0, 0, '\n');
        foreach (var edit in edits)
        {
            foreach (var c in edit.Replacement)
            {
                (cost, characters) = c == '\ufffd' ? (cost, characters) : (cost + ProseModel.Instance.Cost(before, c), characters + 1);
                before = c;
            }
        }

        return characters > 0 && cost <= MostPerCharacter * characters;
    }

    /// <summary>The cost of what stands there now.</summary>
    public static int CostOfStanding(string text, TextSpan span)
    {
        var cost = 0;
        var last = span.Start == 0 ? '\n' : text[span.Start - 1];
        for (var i = span.Start; i < span.End; i++)
        {
            cost += StandingText.Cost(last, text[i]);
            last = text[i];
        }

        return cost;
    }
}
