using System.Collections.Immutable;
using System.Security.Cryptography;
using Gongwen.Extract;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>A document on its way into the corpus, with everything done that needs no corpus: made rows, compressed and cut into terms.</summary>
public sealed class CorpusEntry
{
    private CorpusEntry(RawDocument raw, string sha256, Content? reading)
    {
        Raw = raw;
        Sha256 = sha256;
        Reading = reading;
    }

    /// <summary>Whether the bytes come from the corpus itself: their facts are replaced, nothing is said of where they were seen.</summary>
    internal bool IsReread { get; private init; }

    /// <summary>The corrections that were applied; their states are written with the facts.</summary>
    public ImmutableArray<Correction> Corrections { get; private init; } = [];

    internal RawDocument Raw { get; }

    internal string Sha256 { get; }

    // Null for bytes that the corpus holds already.
    internal Content? Reading { get; }

    /// <summary>The name that <paramref name="bytes"/> have in every corpus: their SHA-256 in lower-case hexadecimal.</summary>
    public static string Hash(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));

    /// <summary>A document whose bytes the corpus holds already, perhaps from another place.</summary>
    public static CorpusEntry Seen(RawDocument raw, string sha256) => new(raw, sha256, null);

    /// <summary>The same entry for bytes that were taken from the corpus, to replace the facts that it holds.</summary>
    public CorpusEntry Reread() => new(Raw, Sha256, Reading) { IsReread = true, Corrections = Corrections };

    /// <summary>The same entry for facts that were corrected.</summary>
    /// <param name="corrections">With what became of them.</param>
    public CorpusEntry Corrected(ImmutableArray<Correction> corrections) => new(Raw, Sha256, Reading) { IsReread = IsReread, Corrections = corrections };

    /// <summary>A document that was read by the rules of that version.</summary>
    public static CorpusEntry Read(RawDocument raw, Article article, OfficialDocument document, string rules)
    {
        var (original, json) = (Compression.Compress(raw.Bytes.Span), Compression.Compress(NoticeJson.ToUtf8(article, document)));
        var content = new Content(
            rules, NoticeRows.Of(article, document, rules), original, json, DocumentTerms.Of(Searchable.Of(document, article.Repairs.Length)), Fingerprint.Of(document.Text))
        {
            OriginalChecksum = Checksum.Of(raw.MediaType, raw.DeclaredCharset, original),
            JsonChecksum = Checksum.Of((Cell)json),
        };
        return new CorpusEntry(raw, article.Source.Sha256, content);
    }

    internal sealed record Content(string Rules, NoticeRows Rows, byte[] Original, byte[] Json, DocumentTerms Terms, Fingerprint? Fingerprint)
    {
        /// <summary>Of the row of <c>original</c>.</summary>
        public required long OriginalChecksum { get; init; }

        /// <summary>Of the row of <c>notice</c>.</summary>
        public required long JsonChecksum { get; init; }
    }
}
