namespace Gongwen.Ingest;

/// <summary>What a file turned out to be: a document, an archive of files or of a crawl, or neither when it is left aside or has failed.</summary>
internal sealed record OpenedFile(SourceFile File)
{
    public RawDocument? Document { get; init; }

    public Archive? Archive { get; init; }

    /// <summary>A WARC file, at its beginning.</summary>
    public Stream? Warc { get; init; }

    /// <summary>What the archive may still inflate.</summary>
    public InflationBudget? Budget { get; init; }

    /// <summary>How many archives it stands in.</summary>
    public int Depth { get; init; }

    public string? Failure { get; init; }
}
