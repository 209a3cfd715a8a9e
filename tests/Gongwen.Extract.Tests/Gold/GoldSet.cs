using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Gongwen.Extract.Scoring;
using Gongwen.Ingest;
using Gongwen.Tests;

namespace Gongwen.Extract.Tests.Gold;

/// <summary>A folder of documents with a gold answer beside each.</summary>
internal sealed class GoldSet
{
    private const string GoldSuffix = ".gold.json";

    private static readonly ImmutableDictionary<string, string> Folders = ImmutableDictionary.CreateRange<string, string>(
    [
        new("samples", Repository.PathOf("samples")),
        new("seeds", Path.Combine(Repository.SharedFolder, "seeds")),
        new("eval/text", Path.Combine(Repository.SharedFolder, "eval", "text")),
        new("eval/html", Path.Combine(Repository.SharedFolder, "eval", "html")),
    ]);

    private static readonly ImmutableDictionary<string, Lazy<GoldSet?>> Sets =
        Folders.ToImmutableDictionary(f => f.Key, f => new Lazy<GoldSet?>(() => Read(f.Value)));

    private GoldSet(string fingerprint, GoldScorer scorer) =>
        (Documents, Fingerprint, Scores, Judged) = (scorer.Documents, fingerprint, scorer.Scores, [.. scorer.Judged]);

    /// <summary>The names of all sets, present or not.</summary>
    public static IEnumerable<string> Names => Folders.Keys.Order(StringComparer.Ordinal);

    /// <summary>Number of golds.</summary>
    public int Documents { get; }

    /// <summary>Lower-case SHA-256 over the names and bytes of all golds: a floor holds for these answers only.</summary>
    public string Fingerprint { get; }

    /// <summary>The score of each metric.</summary>
    public ImmutableDictionary<string, GoldScore> Scores { get; }

    /// <summary>Each extracted fact that the golds could state, right or not.</summary>
    public ImmutableArray<JudgedFact> Judged { get; }

    /// <summary>The set of that name, measured once; null when this machine does not have it.</summary>
    public static GoldSet? Find(string name) => Sets[name].Value;

    /// <summary>The documents of a folder that have a gold.</summary>
    public static IEnumerable<string> DocumentsOf(string folder) => Directory.EnumerateFiles(folder)
        .Where(f => !f.EndsWith(".json", StringComparison.Ordinal) && File.Exists(GoldOf(f)))
        .Order(StringComparer.Ordinal);

    /// <summary>The contract's JSON for one document.</summary>
    public static byte[] Extract(string path)
    {
        var raw = new RawDocument { Uri = path, Bytes = File.ReadAllBytes(path), MediaType = FolderSource.MediaTypeOf(path) };
        var article = Ingestor.Default.Read(raw);
        return NoticeJson.ToUtf8(article, Extractor.Default.Extract(article));
    }

    private static string GoldOf(string document) => Path.ChangeExtension(document, null) + GoldSuffix;

    /// <summary>The golds of any folder; null when there is no such folder.</summary>
    public static GoldSet? Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var scorer = new GoldScorer();
        foreach (var document in DocumentsOf(folder))
        {
            Compare(document, scorer, hash);
        }

        return new GoldSet(Convert.ToHexStringLower(hash.GetHashAndReset()), scorer);
    }

    private static void Compare(string document, GoldScorer scorer, IncrementalHash hash)
    {
        var gold = File.ReadAllBytes(GoldOf(document));
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetFileName(GoldOf(document))));
        hash.AppendData(gold);
        using var wanted = JsonDocument.Parse(gold);
        using var got = JsonDocument.Parse(Extract(document));
        scorer.Add(Path.GetFileNameWithoutExtension(document), wanted.RootElement, got.RootElement);
    }
}
