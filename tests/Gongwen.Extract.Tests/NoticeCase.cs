using System.Text;
using Gongwen.Ingest;
using Gongwen.Tests;

namespace Gongwen.Extract.Tests;

/// <summary>One invented notice below <c>Cases/</c>, a line <c>====</c>, and what is right to read in it. A case that ends in <c>.html</c> is a page.</summary>
/// <remarks>Set UPDATE_CASES=1 to write the expectations anew, those of known failures aside, then review the diff against the definition of a correct extraction.</remarks>
internal sealed record NoticeCase(string Path, string Notice, string Expected)
{
    private const string Divider = "\n====\n";

    /// <summary>Cases in this folder of a folder fail today, and are right all the same.</summary>
    public const string KnownFailing = "known-failing";

    /// <summary>The file names in <c>Cases/<paramref name="folder"/></c>, in order.</summary>
    public static IEnumerable<string> Names(string folder) => Directory.Exists(PathOf(folder))
        ? Directory.EnumerateFiles(PathOf(folder)).Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal)
        : [];

    public static NoticeCase Read(string folder, string name)
    {
        var path = System.IO.Path.Combine(PathOf(folder), name);
        var parts = File.ReadAllText(path).Split(Divider);
        return new NoticeCase(path, parts[0], parts[1].TrimEnd());
    }

    /// <summary>The notice as it comes from its file.</summary>
    public Article Ingest()
    {
        var name = System.IO.Path.GetFileName(Path);
        return Ingestor.Default.Read(new RawDocument { Uri = name, Bytes = Encoding.UTF8.GetBytes(Notice), MediaType = FolderSource.MediaTypeOf(name) });
    }

    /// <summary>The notice as the whole program reads it.</summary>
    public OfficialDocument Extract() => Extractor.Default.Extract(Ingest());

    /// <summary>The expectation; with UPDATE_CASES=1 it is what was read.</summary>
    public string ExpectedFor(string described)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") != "1")
        {
            return Expected;
        }

        File.WriteAllText(Path, $"{Notice}{Divider}{described}\n");
        return described;
    }

    private static string PathOf(string folder) => Repository.PathOf(["tests", "Gongwen.Extract.Tests", "Cases", .. folder.Split('/')]);
}
