namespace Gongwen.Ingest;

/// <summary>What a source gives for one document: the document, or the reason why there is none.</summary>
/// <param name="Uri">As in <see cref="RawDocument.Uri"/>; of a folder, when it is the folder that could not be read.</param>
/// <param name="Document">Null exactly when <paramref name="Failure"/> is not.</param>
/// <param name="Failure">For people, in English, without the name of the document.</param>
public sealed record SourceItem(string Uri, RawDocument? Document, string? Failure)
{
    /// <summary>The item of a document that was read.</summary>
    public static SourceItem Of(RawDocument document) => new(document.Uri, document, null);

    /// <summary>The item of a document that could not be read.</summary>
    public static SourceItem Failed(string uri, string failure) => new(uri, null, failure);
}
