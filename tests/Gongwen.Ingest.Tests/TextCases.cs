using System.Runtime.CompilerServices;
using Xunit;

namespace Gongwen.Ingest.Tests;

/// <summary>One case is two files in <c>Cases/FOLDER</c>: <c>NAME.txt</c> goes in, <c>NAME.expected</c> must come out.</summary>
internal static class TextCases
{
    public static string Shared { get; } = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "shared"));

    public static IEnumerable<TheoryDataRow<string>> Names(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Here(), "Cases", folder), "*.txt").Order(StringComparer.Ordinal).Select(f => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(f)));

    public static byte[] Input(string folder, string name) => File.ReadAllBytes(Path.Combine(Here(), "Cases", folder, $"{name}.txt"));

    public static string Expected(string folder, string name) => File.ReadAllText(Path.Combine(Here(), "Cases", folder, $"{name}.expected"));

    /// <summary>The files of a folder of real documents beside the repository; skips the test when there is none.</summary>
    public static IEnumerable<string> Real(params string[] folders)
    {
        Assert.SkipUnless(Directory.Exists(Shared), "The real documents are not here.");
        return folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Shared, f), "*.txt")).Order(StringComparer.Ordinal);
    }

    /// <summary>The text notices among the samples of the repository.</summary>
    public static IEnumerable<string> Samples() =>
        Directory.EnumerateFiles(Path.Combine(Here(), "..", "..", "samples"), "*.txt").Order(StringComparer.Ordinal);

    /// <summary>Lines of many scripts and kinds, none of them broken.</summary>
    public static string[] CleanLines() => File.ReadAllLines(Path.Combine(Here(), "Cases", "clean-lines.txt"));

    /// <summary>Words of many languages and kinds, as <c>CleanText</c> takes them.</summary>
    public static string[] CleanWords() => File.ReadAllLines(Path.Combine(Here(), "Cases", "clean-words.tsv"));

    public static SourceText Decode(byte[] bytes, string? declared = null) =>
        Decoder.Decode(new RawDocument { Uri = "case", Bytes = bytes, DeclaredCharset = declared }, isPage: false).Text;

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
