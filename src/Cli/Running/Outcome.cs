using Gongwen.Ingest;

namespace Gongwen.Cli.Running;

/// <summary>What became of one document: a value, or the reason why there is none.</summary>
/// <param name="Uri">The document.</param>
/// <param name="Value">Of no meaning when there is a failure.</param>
/// <param name="Failure">Null when the document was read.</param>
internal sealed record Outcome<T>(string Uri, T? Value, Failure? Failure)
{
    /// <summary>What becomes of the document in the <paramref name="next"/> stage; the failure, if it did not come so far.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, TNext> next) => Failure is null ? Outcome.Of(Uri, () => next(Value!)) : new(Uri, default, Failure);
}

/// <summary>The one place where what goes wrong with a document is caught.</summary>
internal static class Outcome
{
    /// <summary>Reads the document of <paramref name="item"/>, if there is one.</summary>
    public static Outcome<T> Of<T>(SourceItem item, Func<RawDocument, T> read) =>
        item.Document is { } document ? Of(item.Uri, () => read(document)) : new(item.Uri, default, new Failure(item.Uri, item.Failure!, null));

    /// <summary>Does the <paramref name="work"/> on the document of that name.</summary>
    public static Outcome<T> Of<T>(string uri, Func<T> work)
    {
        try
        {
            return new Outcome<T>(uri, work(), null);
        }
        catch (UnreadableDocumentException failure)
        {
            return new Outcome<T>(uri, default, new Failure(uri, failure.Message, null));
        }
        catch (Exception bug) when (bug is not (OperationCanceledException or OutOfMemoryException or Gongwen.Store.CorpusException))
        {
            return new Outcome<T>(uri, default, new Failure(uri, bug.Message, bug));
        }
    }
}
