namespace Gongwen.Crawl;

/// <summary>What became of an article that was handed to an <see cref="IArticleStore"/>.</summary>
public sealed record StoredArticle
{
    /// <summary>A hash of the text that was read from it: two versions of a page with the same text are the same article.</summary>
    public string? TextHash { get; init; }

    /// <summary>Whether the text is another one than <see cref="KnownPage.TextHash"/> says; what is the same is not stored again.</summary>
    public bool IsNew { get; init; }

    /// <summary>Why it could not be read, in English; null when it was. It is archived all the same.</summary>
    public string? Failure { get; init; }

    /// <summary>Its title, for the report.</summary>
    public string? Title { get; init; }

    /// <summary>发文字号 as the article bears it: gaps in a sequence are reported.</summary>
    public string? DocumentNumber { get; init; }
}
