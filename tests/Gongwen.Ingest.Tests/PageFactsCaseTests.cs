using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

/// <summary>A page in Cases/PageFacts and what it states of its notice; set UPDATE_CASES=1 to write the expectations anew and review the diff.</summary>
public sealed class PageFactsCaseTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Gongwen.Ingest.Tests", "Cases", "PageFacts");

    // Of what the page states; what its text looks like has its own cases.
    private static readonly string[] Issues =
        ["metadata-disagreement", "impossible-date", "published-date-doubtful", "json-ld-unreadable", "images-only"];

    public static IEnumerable<TheoryDataRow<string>> Names =>
        Directory.GetFiles(Folder, "*.html").Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(n => new TheoryDataRow<string>(n!));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_states_what_is_expected(string name)
    {
        var described = Describe(Read(name));
        var expected = Path.ChangeExtension(Path.Combine(Folder, name), ".expected.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            File.WriteAllText(expected, described);
        }

        Assert.Equal(File.ReadAllText(expected), described);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_shown_points_at_itself(string name)
    {
        using var document = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(Folder, name)));
        var original = document.DocumentElement.TextContent;
        foreach (var (field, fact) in Read(name).Page.Facts)
        {
            if (fact.Source is { } source)
            {
                var there = original.Substring(source.Start, source.Length);
                Assert.Equal(field.ToString().EndsWith("Date", StringComparison.Ordinal) ? PageDate.Find(there)?.Iso : TraditionalChinese.ToSimplified(Letters(there)), Value(field, fact));
            }
        }
    }

    private static string Value(PageField field, PageFact fact) =>
        field.ToString().EndsWith("Date", StringComparison.Ordinal) ? fact.Value : Letters(fact.Value);

    private static Article Read(string name) => Ingestor.Default.Read(
        new RawDocument { Uri = name, Bytes = File.ReadAllBytes(Path.Combine(Folder, name)), MediaType = "text/html", DeclaredCharset = "utf-8" });

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Describe(Article article)
    {
        var text = new StringBuilder();
        foreach (var (field, fact) in article.Page.Facts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{field} = {fact.Value} ({fact.FoundAt})\n");
        }

        foreach (var file in article.Page.Attachments)
        {
            text.Append(CultureInfo.InvariantCulture, $"file {file.Number} {file.Name} | {file.Link} | {file.Address}\n");
        }

        foreach (var image in article.Page.Images)
        {
            text.Append(CultureInfo.InvariantCulture, $"image {image.Text} | {image.Link} | {image.Address}\n");
        }

        foreach (var issue in article.Issues.Where(i => Issues.Contains(i.Code)))
        {
            text.Append(CultureInfo.InvariantCulture, $"issue {issue.Code}: {issue.Message}\n");
        }

        // What was taken for the bar is lost to the notice.
        return article.Issues.Any(i => i.Code == "no-notice") ? text.ToString() : text.Append("begins: ").Append(article.Text.Split('\n')[0]).Append('\n').ToString();
    }
}
