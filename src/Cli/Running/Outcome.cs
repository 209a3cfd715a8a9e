using Gongwen.Ingest;

namespace Gongwen.Cli.Running;

/// <summary>What became of one document: a value, or the reason why there is none.</summary>
/// <param name="Uri">The document.</param>
/// <param name="Value">Of no meaning when there is a failure.</param>
/// <param name="Failure">Null when the document was read.</param>
internal sealed record Outcome<T>(string Uri, T? Value, Failure? Failure);

/// <summary>The one place where what goes wrong with a document is caught.</summary>
internal static class Outcome
{
    /// <summary>Reads the document of <paramref name="item"/>, if there is one.</summary>
    public static Outcome<T> Of<T>(SourceItem item, Func<RawDocument, T> read)
    {
        if (item.Document is not { } document)
        {
            return new Outcome<T>(item.Uri, default, new Failure(item.Uri, item.Failure!, null));
        }

        try
        {
            return new Outcome<T>(item.Uri, read(document), null);
        }
        catch (UnreadableDocumentException failure)
        {
            return new Outcome<T>(item.Uri, default, new Failure(item.Uri, failure.Message, null));
        }
        catch (Exception bug) when (bug is not (OperationCanceledException or OutOfMemoryException or Gongwen.Store.CorpusException))
        {
            return new Outcome<T>(item.Uri, default, new Failure(item.Uri, bug.Message, bug));
        }
    }
}
