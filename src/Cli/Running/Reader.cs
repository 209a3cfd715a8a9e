using System.Collections.Immutable;
using Gongwen.Crawl;
using Gongwen.Extract;
using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Cli.Running;

/// <summary>The first two rooms in a row: bytes to article to facts.</summary>
/// <param name="Ingestor">Reads documents.</param>
/// <param name="Extractor">Reads notices.</param>
internal sealed record Reader(Ingestor Ingestor, Extractor Extractor)
{
    /// <summary>Version of both sets of rules: two readers of the same version read alike.</summary>
    public string Rules => $"{Ingestor.Rules.Version}-{Extractor.Rules.Version}";

    /// <summary>A reader with the built-in rules, overlaid by the tables in a folder if one is given.</summary>
    /// <exception cref="UsageException">The folder or a table in it cannot be used.</exception>
    public static Reader Create(string? overlay, Messages messages)
    {
        if (overlay is null)
        {
            return new Reader(Ingestor.Default, Extractor.Default);
        }

        try
        {
            var reader = new Reader(
                new Ingestor(RuleTables.Load(typeof(Ingestor).Assembly, overlay)), new Extractor(RuleTables.Load(typeof(Extractor).Assembly, overlay)));
            var names = reader.Ingestor.Rules.Names.Concat(reader.Extractor.Rules.Names).Concat(new PageDiscovery().Rules.Names).ToList();
            var stranger = Directory.EnumerateFiles(overlay, "*.tsv").Order(StringComparer.Ordinal).FirstOrDefault(f => !names.Contains(Path.GetFileNameWithoutExtension(f)));
            return stranger is null ? reader : throw new UsageException(messages["rules.unknown-table", stranger, string.Join(", ", names)]);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new UsageException(messages["rules.unusable", overlay, failure.Message]);
        }
    }

    /// <summary>Reads one document.</summary>
    /// <exception cref="UnreadableDocumentException">It holds nothing to read.</exception>
    public (Article Article, OfficialDocument Document) Read(RawDocument raw)
    {
        var article = Ingestor.Read(raw);
        return (article, Extractor.Extract(article));
    }

    /// <summary>Reads one document on its way into a corpus, with what people answered to its extraction before.</summary>
    /// <exception cref="UnreadableDocumentException">It holds nothing to read.</exception>
    public (CorpusEntry Entry, Article Article, OfficialDocument Document) Read(RawDocument raw, ImmutableArray<Correction> corrections)
    {
        var notice = Extract(Ingestor.Read(raw), corrections);
        return (Enter(raw, notice), notice.Article, notice.Document);
    }

    /// <summary>The facts of an article, with what people answered to its extraction before.</summary>
    public CorrectedNotice Extract(Article article, ImmutableArray<Correction> corrections)
    {
        var settled = corrections;
        var document = Extractor.Extract(article, extracted =>
        {
            (var corrected, settled) = Corrections.Apply(article, extracted, corrections);
            return corrected;
        });
        return new CorrectedNotice(article, document, settled);
    }

    /// <summary>What a corpus is to hold of a document that was read.</summary>
    public CorpusEntry Enter(RawDocument raw, CorrectedNotice notice) => CorpusEntry.Read(raw, notice.Article, notice.Document, Rules).Corrected(notice.Corrections);
}
