using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Gongwen.Crawl;
using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Cli.Running;

/// <summary>Reads the articles of a crawl and stores those whose text is new in a corpus.</summary>
/// <remarks>A page that only its counter of visits makes different has the same text: it is no new version.</remarks>
internal sealed class CorpusArticleStore(Reader reader, ICorpus corpus) : IArticleStore
{
    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<StoredArticle>> StoreAsync(ImmutableArray<(RawDocument Document, string? TextHash)> batch, CancellationToken cancellation)
    {
        var known = batch.Select(b => (b.Document, b.TextHash, Corrections: corpus.Corrections(CorpusEntry.Hash(b.Document.Bytes)))).ToList(); // here: a corpus is for one thread
        var readings = await Task.WhenAll(known.Select(b => Task.Run(() => Read(b.Document, b.TextHash, b.Corrections), cancellation))).ConfigureAwait(false);
        if (readings.Any(r => r.Entry is not null))
        {
            corpus.Store([.. readings.Select(r => r.Entry).OfType<CorpusEntry>()]);
        }

        return [.. readings.Select(r => r.Stored)];
    }

    /// <inheritdoc/>
    public void Gone(Uri uri, DateTimeOffset at, int? status) => corpus.Gone(uri.AbsoluteUri, at, status);

    private (CorpusEntry? Entry, StoredArticle Stored) Read(RawDocument raw, string? before, ImmutableArray<Correction> corrections)
    {
        var outcome = Outcome.Of(SourceItem.Of(raw), document => reader.Read(document, corrections));
        if (outcome.Failure is { } failure)
        {
            return (null, new StoredArticle { TextHash = before, Failure = failure.Bug is null ? failure.Reason : $"{failure.Bug.GetType().Name}: {failure.Reason}" });
        }

        var (entry, article, document) = outcome.Value;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(article.Text)));
        var stored = new StoredArticle { TextHash = hash, IsNew = hash != before, Title = document.Title?.Value, DocumentNumber = document.DocumentNumber?.Value };
        return (stored.IsNew ? entry : null, stored);
    }
}
