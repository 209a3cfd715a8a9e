namespace Gongwen.Ingest;

/// <summary>Big5.</summary>
internal sealed class Big5Reading(ByteView view) : IReading
{
    public int ReadSure(ShownBytes bytes, int position, out char character)
    {
        var (first, second) = (bytes[position], bytes[position + 1]);
        character = first is >= 0x81 and < 0xFF && second is >= 0x40 and < 0xFF ? ByteView.Big5[first, second] : '\0';
        return character == '\0' ? 0 : 2;
    }

    public void Read(ShownBytes bytes, int position, EdgeList edges)
    {
        var (first, second) = (bytes[position], bytes[position + 1]);
        if (first is >= 0x81 and < 0xFF && second is >= 0x40 and < 0xFF)
        {
            edges.Add(2, ByteView.Big5[first, second]);
        }
        else if (first == ShownBytes.Unknown && second is >= 0x80 and < 0xFF)
        {
            for (first = 0xA1; first <= 0xF9; first++)
            {
                edges.AddGuess(2, view.MayVanish(first, second) ? ByteView.Big5[first, second] : '\0');
            }
        }
        else if (second == ShownBytes.Unknown && first is >= 0x81 and < 0xFF)
        {
            for (second = 0xA1; second < 0xFF; second++)
            {
                edges.AddGuess(2, view.MayVanish(second, bytes[position + 2]) ? ByteView.Big5[first, second] : '\0');
            }
        }
    }
}
