using System.Text;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

/// <summary>A page in Cases/Pages and what is read of it; set UPDATE_CASES=1 to write the expectations anew and review the diff.</summary>
public sealed class PagesCaseTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Gongwen.Ingest.Tests", "Cases", "Pages");

    public static IEnumerable<TheoryDataRow<string>> Names =>
        Directory.GetFiles(Folder).Select(Path.GetFileName).Where(n => !n!.Contains(".expected.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(n => new TheoryDataRow<string>(n!));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_is_cut_as_expected(string name)
    {
        var path = Path.Combine(Folder, name);
        var article = Ingestor.Default.Read(new RawDocument { Uri = name, Bytes = File.ReadAllBytes(path), MediaType = FolderSource.MediaTypeOf(name) });
        var described = Describe(article);
        var expected = Path.ChangeExtension(path, ".expected.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            File.WriteAllText(expected, described);
        }

        Assert.Equal(File.ReadAllText(expected), described);
    }

    internal static string Describe(Article article)
    {
        var text = new StringBuilder();
        Fact("headline", article.Page.Headline);
        Fact("published", article.Page.PublishedDate);
        Fact("source", article.Page.ContentSource);
        Fact("number", article.Page.DocumentNumber);
        Fact("publisher", article.Page.Publisher);
        foreach (var issue in article.Issues)
        {
            text.Append("issue ").Append(issue.Code).Append('\n');
        }

        foreach (var block in article.Blocks)
        {
            text.Append(block.Kind.ToString().PadRight(10)).Append('|').Append(Of(block.Span)).Append('\n');
        }

        foreach (var table in article.Tables)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"table {table.Rows} x {table.Columns}\n");
            foreach (var cell in table.Cells)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {cell.Row},{cell.Column} {cell.RowSpan}x{cell.ColumnSpan} {Of(cell.Span).Replace("\n", "/", StringComparison.Ordinal)}\n");
            }
        }

        return text.ToString();

        string Of(TextSpan span) => article.Text.Substring(span.Start, span.Length);

        void Fact(string name, PageFact? fact)
        {
            if (fact is not null)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{name} = {fact.Value} ({fact.FoundAt})\n");
            }
        }
    }
}
