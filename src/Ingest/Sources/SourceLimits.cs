namespace Gongwen.Ingest;

/// <summary>How much a source reads at most. What is beyond is a failure that says so; bytes are counted, never believed.</summary>
public sealed record SourceLimits
{
    /// <summary>Longest document, in bytes, inflated if it was compressed.</summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most entries of one archive.</summary>
    public int MaxEntries { get; init; } = 200_000;

    /// <summary>Most bytes that one archive inflates to, all its entries and the archives in it together.</summary>
    public long MaxInflated { get; init; } = 8L * 1024 * 1024 * 1024;

    /// <summary>How many times its own size an archive may inflate to, once that is more than <see cref="MaxBytes"/>. Text reaches 50.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>How deep archives may nest; 1 is an archive that stands in no other.</summary>
    public int MaxDepth { get; init; } = 3;
}
