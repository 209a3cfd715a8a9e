using System.Text;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

/// <summary>The parts of a document in Cases/Docx and what is read of it; set UPDATE_CASES=1 to write the expectations anew and review the diff.</summary>
public sealed class DocxCaseTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Gongwen.Ingest.Tests", "Cases", "Docx");

    public static IEnumerable<TheoryDataRow<string>> Names =>
        Directory.GetFiles(Folder, "*.xml").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).Select(n => new TheoryDataRow<string>(n!));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_is_read_as_expected(string name)
    {
        var path = Path.Combine(Folder, $"{name}.xml");
        var article = Ingestor.Default.Read(new RawDocument { Uri = name, Bytes = DocxPackages.OfCase(path) });
        var described = PagesCaseTests.Describe(article) + Places(article);
        var expected = Path.ChangeExtension(path, ".expected.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            File.WriteAllText(expected, described);
        }

        Assert.Equal(File.ReadAllText(expected), described);
    }

    // Of every line, its element and the characters in it.
    private static string Places(Article article)
    {
        var text = new StringBuilder();
        foreach (var block in article.Blocks)
        {
            var (path, characters) = article.Elements!.Locate(article.Map.ToSource(block.Span));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{path} {characters}\n");
        }

        return text.ToString();
    }
}
