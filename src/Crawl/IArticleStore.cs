using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>Takes the articles that a crawl finds. The crawl knows no corpus; who starts it brings one.</summary>
public interface IArticleStore
{
    /// <summary>Stores a batch; when it returns, the batch survives a crash. Given the same article twice, it stores it once.</summary>
    /// <param name="batch">Articles as they were fetched, each with <see cref="KnownPage.TextHash"/> of its page.</param>
    /// <param name="cancellation">Ends the work early by an exception: nothing is then marked as done.</param>
    /// <returns>One value an article, in order.</returns>
    ValueTask<ImmutableArray<StoredArticle>> StoreAsync(ImmutableArray<(RawDocument Document, string? TextHash)> batch, CancellationToken cancellation);

    /// <summary>An article that was stored is no longer there. Nothing is to be deleted.</summary>
    /// <param name="uri">Its address.</param>
    /// <param name="at">When that was found out.</param>
    /// <param name="status">What the server answered: 404, 410, or 200 with a page that says so.</param>
    void Gone(Uri uri, DateTimeOffset at, int? status)
    {
    }
}
