using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using Gongwen.Ingest;

namespace Gongwen.Bench;

/// <summary>What reading a page costs beside its parse alone, page by page. The folder of pages is named by GONGWEN_NOTICES.</summary>
[MemoryDiagnoser]
public class PageBenchmarks
{
    private const int Batch = 24;

    private static readonly DocumentSource Source = new("page", "", "text/html", "utf-8", 1);

    private readonly NoticeCutter _cutter = new(Ingestor.Default.Rules);
    private string[] _pages = [];

    [GlobalSetup]
    public void ReadPages()
    {
        var folder = Environment.GetEnvironmentVariable("GONGWEN_NOTICES") ?? throw new InvalidOperationException("GONGWEN_NOTICES names no folder; see bench/README.md.");
        var files = Directory.GetFiles(folder, "*.html").Order(StringComparer.Ordinal).ToList();
        _pages = [.. Enumerable.Range(0, Batch).Select(i => files[i % files.Count])
            .Select(f => Decoder.Decode(new RawDocument { Uri = f, Bytes = File.ReadAllBytes(f) }, true).Text.Text)];
    }

    /// <summary>AngleSharp alone.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Batch)]
    public int Parse() => _pages.Sum(page =>
    {
        using var document = new HtmlParser().ParseDocument(page);
        return document.ChildNodes.Length;
    });

    /// <summary>Parsed and laid out as lines.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public int ParseAndWalk() => _pages.Sum(page => HtmlReader.Read(page).Lines.Length);

    /// <summary>And the notice cut out.</summary>
    [Benchmark(OperationsPerInvoke = Batch)]
    public int ParseWalkAndCut() => _pages.Sum(page => _cutter.Cut(HtmlReader.Read(page), Source).Text.Length);
}
