namespace Gongwen.Ingest;

/// <summary>A file that a source found: in a folder, in an archive, or named itself.</summary>
/// <param name="Uri">As in <see cref="RawDocument.Uri"/>.</param>
/// <param name="Name">Its name, with the folders above it or without: what says which kind it is and which pages belong together.</param>
/// <param name="Kind">What is done with it.</param>
/// <param name="Open">Its bytes. May throw whatever files throw, and <see cref="UnreadableDocumentException"/>.</param>
internal sealed record SourceFile(string Uri, string Name, FileKind Kind, Func<Stream> Open);
