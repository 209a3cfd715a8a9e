using System.Collections.Immutable;
using Gongwen.Crawl;
using Gongwen.Store;

namespace Gongwen.Cli.Running;

/// <summary>Puts a crawl together with a corpus: one night.</summary>
/// <param name="Reader">Reads the articles.</param>
/// <param name="Corpus">The corpus file; what the crawl keeps stands beside it.</param>
/// <param name="Settings">What holds for all sites.</param>
/// <param name="Rules">A folder of rule tables laid over the built-in ones; null for none.</param>
internal sealed record Crawler(Reader Reader, string Corpus, CrawlSettings Settings, string? Rules)
{
    /// <summary>Crawls what is due.</summary>
    /// <exception cref="UsageException">What the crawl keeps is in use or cannot be used.</exception>
    public async Task<CrawlSummary> RunAsync(ImmutableArray<SiteEntry> sites, ICrawlObserver observer, CancellationToken stop)
    {
        // A dry run stores nothing: it must not make a corpus either.
        using var corpus = Settings.DryRun ? null : SqliteCorpus.OpenOrCreate(Corpus);
        var run = new CrawlRun
        {
            Discovery = new PageDiscovery(Rules, Reader.Ingestor),
            Policy = new RevisitPolicy(),
            Store = new CorpusArticleStore(Reader, corpus!),
            Settings = Settings,
            Observer = observer,
        };
        using var instruments = Instruments.Start();
        try
        {
            return await run.RunAsync(sites, CrawlFiles.Beside(Corpus), stop).ConfigureAwait(false);
        }
        catch (CrawlException failure)
        {
            throw new UsageException(failure.Message);
        }
    }
}
