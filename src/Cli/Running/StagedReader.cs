using System.Collections.Immutable;
using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Cli.Running;

/// <summary>Reads documents on their way into a corpus, one stage for all of them before the next.</summary>
/// <remarks>
/// The code and the tables of one stage fill the processor's cache; a document that is taken through all stages at once
/// waits for them anew in each. Measured on notices of 3.5 KB: 32 together need three quarters of the time.
/// </remarks>
/// <param name="reader">The stages.</param>
/// <param name="known">The corpus as others see it: what it holds already is not read.</param>
internal sealed class StagedReader(Reader reader, ICorpus known)
{
    private readonly Lock _looking = new();

    /// <summary>What became of each document of <paramref name="chunk"/>, in order; safe from many threads.</summary>
    public Outcome<RunItem>[] Read(SourceItem[] chunk)
    {
        var found = Array.ConvertAll(chunk, item => Outcome.Of(item, Look));
        var articles = Array.ConvertAll(found, document => document.Then(Ingest));
        var notices = Array.ConvertAll(articles, document => document.Then(Extract));
        return Array.ConvertAll(notices, document => document.Then(Item));
    }

    // Bytes of which the corpus holds what these rules read pass the stages as they are: they have no corrections.
    private Draft Look(RawDocument raw)
    {
        var hash = CorpusEntry.Hash(raw.Bytes);
        lock (_looking)
        {
            return new Draft(raw, hash, known.Holds(hash, reader.Rules) ? null : known.Corrections(hash));
        }
    }

    private Draft Ingest(Draft draft) => draft.Corrections is null ? draft : draft with { Article = reader.Ingestor.Read(draft.Raw) };

    private Draft Extract(Draft draft) =>
        draft is { Corrections: { } corrections, Article: { } article } ? draft with { Article = null, Notice = reader.Extract(article, corrections) } : draft;

    private RunItem Item(Draft draft) => draft.Notice is { } notice
        ? new RunItem(reader.Enter(draft.Raw, notice), draft.Raw.Bytes.Length, !notice.Article.Repairs.IsEmpty, [.. Missing(notice)])
        : new RunItem(CorpusEntry.Seen(draft.Raw, draft.Hash), draft.Raw.Bytes.Length, Repaired: false, []);

    private static IEnumerable<string> Missing(CorrectedNotice notice) =>
        from element in (IEnumerable<(string Name, bool Found)>)
        [
            ("title", notice.Document.Title is not null),
            ("signingAuthorities", !notice.Document.SigningAuthorities.IsEmpty),
            ("documentDate", notice.Document.DocumentDate is not null),
            ("sections", !notice.Document.Sections.IsEmpty),
        ]
        where !element.Found
        select element.Name;

    private sealed record Draft(RawDocument Raw, string Hash, ImmutableArray<Correction>? Corrections)
    {
        public Article? Article { get; init; }

        public CorrectedNotice? Notice { get; init; }
    }
}
