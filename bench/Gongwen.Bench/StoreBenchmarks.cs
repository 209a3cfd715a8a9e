using BenchmarkDotNet.Attributes;
using Gongwen.Extract;
using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Bench;

/// <summary>What the corpus alone takes: no reading, no extraction. The folder of notices is named by GONGWEN_NOTICES.</summary>
[MemoryDiagnoser]
public class StoreBenchmarks
{
    private const int Batch = 512;

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("gongwen-bench-");
    private (RawDocument Raw, Article Article, OfficialDocument Document)[] _read = [];
    private CorpusEntry[] _entries = [];
    private SqliteCorpus? _corpus;
    private int _corpora;

    [GlobalSetup]
    public void ReadNotices()
    {
        var folder = Environment.GetEnvironmentVariable("GONGWEN_NOTICES") ?? throw new InvalidOperationException("GONGWEN_NOTICES names no folder; see bench/README.md.");
        _read = [.. FolderSource.List(folder).Take(Batch).Select(file => Read(file.Path))];
        _entries = [.. _read.Select(Prepare)];
    }

    [GlobalCleanup]
    public void CleanUp() => _scratch.Delete(recursive: true);

    [IterationSetup(Target = nameof(Store))]
    public void OpenEmptyCorpus() => _corpus = SqliteCorpus.OpenOrCreate(Path.Combine(_scratch.FullName, $"{_corpora++}.db"));

    [IterationCleanup(Target = nameof(Store))]
    public void CloseCorpus() => _corpus?.Dispose();

    /// <summary>What workers do: compress and cut into tokens.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public int PrepareEntries() => _read.Count(r => Prepare(r) is not null);

    /// <summary>What the one writer does: a batch of new documents into an empty corpus.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public int Store() => _corpus!.Store(_entries).Length;

    private static (RawDocument Raw, Article Article, OfficialDocument Document) Read(string path)
    {
        var raw = new RawDocument { Uri = path, Bytes = File.ReadAllBytes(path), MediaType = FolderSource.MediaTypeOf(path) };
        var article = Ingestor.Default.Read(raw);
        return (raw, article, Extractor.Default.Extract(article));
    }

    private static CorpusEntry Prepare((RawDocument Raw, Article Article, OfficialDocument Document) read) =>
        CorpusEntry.Read(read.Raw, read.Article, read.Document, "bench");
}
