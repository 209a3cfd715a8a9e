namespace Gongwen.Ingest;

/// <summary>One way to read the next bytes: as up to three characters.</summary>
/// <param name="Length">How many bytes it takes.</param>
/// <param name="First">The first character; NUL when the bytes say nothing.</param>
/// <param name="Second">The second; NUL when there is none.</param>
/// <param name="Third">The third; NUL when there is none.</param>
/// <param name="Extra">What it costs besides its characters: the price of what it invents.</param>
internal readonly record struct Edge(int Length, char First, char Second, char Third, int Extra)
{
    public Edge(int length, char character, int extra = 0)
        : this(length, character, '\0', '\0', extra)
    {
    }

    /// <summary>Its characters.</summary>
    public string Text =>
        First == '\0' ? "" : Second == '\0' ? SingleCharacters.Text(First) : Third == '\0' ? new string([First, Second]) : new string([First, Second, Third]);
}
