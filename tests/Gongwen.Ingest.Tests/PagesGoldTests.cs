using System.Text;
using System.Text.Json;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

/// <summary>Real pages with answers, on machines that have them: how often the title, the first line, the last line and 发布日期 are right.</summary>
public sealed class PagesGoldTests
{
    // Of each of them.
    private const int MostMisses = 1;

    // Below a red head the title stands so far down at most.
    private const int TitleLines = 8;

    private static readonly string Folder = Path.Combine(Repository.SharedFolder, "eval", "html");

    [Fact]
    public void Bounds_and_dates_of_real_pages_are_right()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "needs the shared pages");
        var (all, title, first, last, date) = (0, 0, 0, 0, 0);
        foreach (var gold in Directory.GetFiles(Folder, "*.gold.json"))
        {
            using var wanted = JsonDocument.Parse(File.ReadAllText(gold));
            var page = gold.Replace(".gold.json", ".html", StringComparison.Ordinal);
            var article = Ingestor.Default.Read(new RawDocument { Uri = page, Bytes = File.ReadAllBytes(page), MediaType = "text/html" });
            var lines = article.Text.Split('\n');
            all++;
            title += Letters(string.Concat(lines.Take(TitleLines))).Contains(Letters(wanted.RootElement.GetProperty("title").GetString() ?? ""), StringComparison.Ordinal) ? 1 : 0;
            Assert.DoesNotContain(article.Issues, i => i.Code == "no-notice");
            first += Letters(lines[0]).StartsWith(Part(wanted, "firstLine", fromEnd: false), StringComparison.Ordinal) ? 1 : 0;
            last += Letters(lines[^1]).EndsWith(Part(wanted, "lastLine", fromEnd: true), StringComparison.Ordinal) ? 1 : 0;
            date += article.Page.PublishedDate?.Value == wanted.RootElement.GetProperty("publishedDate").GetString() ? 1 : 0;
        }

        Assert.All([title, first, last, date], right => Assert.InRange(right, all - MostMisses, all));
    }

    private static string Part(JsonDocument gold, string name, bool fromEnd)
    {
        var line = Letters(gold.RootElement.GetProperty(name).GetString() ?? "");
        return fromEnd ? line[Math.Max(0, line.Length - 12)..] : line[..Math.Min(12, line.Length)];
    }

    private static string Letters(string line) => string.Concat(line.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit));
}
