using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Gongwen.Ingest;

namespace Gongwen.Crawl.Tests;

/// <summary>Keeps the articles it is given.</summary>
internal sealed class ShelfStore : IArticleStore
{
    public ConcurrentQueue<RawDocument> Articles { get; } = new();

    /// <summary>What of an article makes it another one; all its bytes unless a test says otherwise.</summary>
    public Func<RawDocument, byte[]> Essence { get; set; } = document => document.Bytes.ToArray();

    public ValueTask<ImmutableArray<StoredArticle>> StoreAsync(ImmutableArray<(RawDocument Document, string? TextHash)> batch, CancellationToken cancellation) =>
        ValueTask.FromResult<ImmutableArray<StoredArticle>>([.. batch.Select(b => Keep(b.Document, b.TextHash))]);

    /// <summary>The articles that are no longer there.</summary>
    public ConcurrentQueue<Uri> Lost { get; } = new();

    public void Gone(Uri uri, DateTimeOffset at, int? status) => Lost.Enqueue(uri);

    private StoredArticle Keep(RawDocument document, string? textHash)
    {
        Articles.Enqueue(document);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Essence(document)));
        return new StoredArticle { TextHash = hash, IsNew = hash != textHash };
    }
}
