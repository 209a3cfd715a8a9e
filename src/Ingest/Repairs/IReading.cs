namespace Gongwen.Ingest;

/// <summary>The right charset: which characters may stand at a place among bytes of which some are unknown or missing.</summary>
internal interface IReading
{
    /// <summary>Adds the ways to read what is not ASCII at <paramref name="position"/>.</summary>
    void Read(ShownBytes bytes, int position, EdgeList edges);
}
