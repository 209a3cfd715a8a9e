namespace Gongwen.Ingest;

/// <summary>The right charset: which characters may stand at a place among bytes of which some are unknown or missing.</summary>
internal interface IReading
{
    /// <summary>Reads the character at <paramref name="position"/> when nothing else is worth a thought.</summary>
    /// <returns>How many bytes it has; 0 when there is doubt.</returns>
    int ReadSure(ShownBytes bytes, int position, out char character);

    /// <summary>Adds the ways to read what is not ASCII at <paramref name="position"/>.</summary>
    void Read(ShownBytes bytes, int position, EdgeList edges);
}
