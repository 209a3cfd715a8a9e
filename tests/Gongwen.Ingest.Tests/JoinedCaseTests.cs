using System.Globalization;
using System.Text;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

/// <summary>A folder of pages in Cases/Joined and the documents it gives; set UPDATE_CASES=1 to write the expectations anew and review the diff.</summary>
public sealed class JoinedCaseTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Gongwen.Ingest.Tests", "Cases", "Joined");

    public static IEnumerable<TheoryDataRow<string>> Names =>
        Directory.GetDirectories(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(n => new TheoryDataRow<string>(n!));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Pages_are_joined_as_expected(string name)
    {
        var described = new StringBuilder();
        await foreach (var item in new FolderSource().ReadAsync([Path.Combine(Folder, name)], TestContext.Current.CancellationToken))
        {
            var article = Ingestor.Default.Read(item.Document!);
            described.Append(CultureInfo.InvariantCulture, $"== {Path.GetFileName(item.Uri)} {article.Source.MediaType}\n{PagesCaseTests.Describe(article)}");
            foreach (var issue in article.Issues.Where(i => i.Code is "joined-pages" or "part-missing"))
            {
                described.Append(CultureInfo.InvariantCulture, $"{issue.Message}\n");
            }

            var last = article.Elements!.Locate(article.Map.ToSource(article.Blocks[^1].Span));
            described.Append(CultureInfo.InvariantCulture, $"last line at {last.Path} {last.Characters}\n");
        }

        var expected = Path.Combine(Folder, $"{name}.expected.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            File.WriteAllText(expected, described.ToString());
        }

        Assert.Equal(File.ReadAllText(expected), described.ToString());
    }
}
