using BenchmarkDotNet.Attributes;
using Gongwen.Extract;
using Gongwen.Ingest;

namespace Gongwen.Bench;

/// <summary>The two pure stages, notice by notice. The folder of notices is named by GONGWEN_NOTICES.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private const int Batch = 256;

    private RawDocument[] _raw = [];
    private Article[] _articles = [];
    private OfficialDocument[] _documents = [];

    [GlobalSetup]
    public void ReadNotices()
    {
        var folder = Environment.GetEnvironmentVariable("GONGWEN_NOTICES") ?? throw new InvalidOperationException("GONGWEN_NOTICES names no folder; see bench/README.md.");
        _raw = [.. FolderSource.List(folder).Take(Batch).Select(f => new RawDocument { Uri = f.Path, Bytes = File.ReadAllBytes(f.Path), MediaType = FolderSource.MediaTypeOf(f.Path) })];
        _articles = [.. _raw.Select(Ingestor.Default.Read)];
        _documents = [.. _articles.Select(Extractor.Default.Extract)];
    }

    /// <summary>Bytes to article.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public int Ingest() => _raw.Sum(raw => Ingestor.Default.Read(raw).Text.Length);

    /// <summary>Article to facts.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public int Extract() => _articles.Sum(article => Extractor.Default.Extract(article).Sections.Length);

    /// <summary>Facts to JSON.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public int Json() => _articles.Zip(_documents, (article, document) => NoticeJson.ToUtf8(article, document).Length).Sum();
}
