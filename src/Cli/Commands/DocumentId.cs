using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary>The document that a person named.</summary>
internal static class DocumentId
{
    /// <summary>The one that <paramref name="id"/>, a number or the first digits of a hash, means.</summary>
    /// <exception cref="UsageException">None, or several, fit.</exception>
    public static DocumentKey Find(SqliteCorpus corpus, string id, Messages messages) => corpus.Resolve(id) switch
    {
        [var key] => key,
        [] => throw new UsageException(messages["show.unknown", id]),
        var several => throw new UsageException(messages["show.ambiguous", id, string.Join(", ", several.Select(k => k.Sha256[..16]))]),
    };
}
