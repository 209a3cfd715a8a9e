namespace Gongwen.Ingest;

/// <summary>Big5.</summary>
internal sealed class Big5Reading(ByteView view) : IReading
{
    private static readonly CodePage Table = CodePage.Of(CharsetLabels.Big5);

    public void Read(ShownBytes bytes, int position, EdgeList edges)
    {
        var (first, second) = (bytes[position], bytes[position + 1]);
        if (first is >= 0x81 and < 0xFF && second is >= 0x40 and < 0xFF)
        {
            edges.Add(2, Character(first, second));
        }
        else if (first == ShownBytes.Unknown && second is >= 0x40 and < 0xFF)
        {
            for (first = 0xA1; first <= 0xF9; first++)
            {
                edges.AddGuess(2, view.MayVanish(first, second) ? Character(first, second) : '\0');
            }
        }
        else if (second == ShownBytes.Unknown && first is >= 0x81 and < 0xFF)
        {
            for (second = 0xA1; second < 0xFF; second++)
            {
                edges.AddGuess(2, view.MayVanish(second, bytes[position + 2]) ? Character(first, second) : '\0');
            }
        }
    }

    private static char Character(int first, int second) => Table[first, second] is var c and not (>= '\ue000' and <= '\uf8ff') ? c : '\0';
}
