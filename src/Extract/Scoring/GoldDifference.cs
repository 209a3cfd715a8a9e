namespace Gongwen.Extract.Scoring;

/// <summary>A fact in which an extraction differs from its gold.</summary>
/// <param name="Document">Name of the document, without extension.</param>
/// <param name="IsMissed">Whether only the gold states it; else only the extraction does.</param>
/// <param name="Fact">The fact in its comparable form.</param>
public sealed record GoldDifference(string Document, bool IsMissed, string Fact)
{
    /// <summary><c>NAME - fact</c> when it was missed, <c>NAME + fact</c> when it is extra.</summary>
    public override string ToString() => $"{Document} {(IsMissed ? '-' : '+')} {Fact}";
}
