using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>The charset to read a document in.</summary>
/// <param name="Charset">As <see cref="CharsetLabels.Resolve"/> gives it.</param>
/// <param name="Confidence">0..1: how sure that is.</param>
public sealed record CharsetChoice(string Charset, double Confidence)
{
    /// <summary>The other charsets it might be, the likeliest first.</summary>
    public ImmutableArray<CharsetGuess> Alternatives { get; init; } = [];

    /// <summary>How the sample read in each charset that was tried; empty where nothing had to be weighed.</summary>
    internal ImmutableArray<CharsetReading> Readings { get; init; } = [];

    /// <summary>Why it is this one, when nothing had to be weighed; follows “its bytes are X: ”.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Why the document is not in <paramref name="charset"/>.</summary>
    internal string ReasonAgainst(string charset)
    {
        var against = Readings.FirstOrDefault(r => r.Charset == charset);
        var chosen = Readings.FirstOrDefault(r => r.Charset == Charset);
        return against.Charset is null || chosen.Charset is null ? Reason
            : $"read as {charset} {against.InWords()}, read as {Charset} {chosen.InWords()}";
    }
}
