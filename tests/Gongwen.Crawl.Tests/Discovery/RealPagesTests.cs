using Gongwen.Tests;

namespace Gongwen.Crawl.Tests;

/// <summary>Real pages, where they are at hand: every notice that somebody answered by hand is an article.</summary>
public sealed class RealPagesTests
{
    [Fact]
    public void Pages_with_a_gold_are_articles()
    {
        var folder = Path.Combine(Repository.SharedFolder, "eval", "html");
        if (!Directory.Exists(folder))
        {
            Assert.Skip("No real pages at hand.");
        }

        var found = Directory.GetFiles(folder, "*.html").Where(f => File.Exists(Path.ChangeExtension(f, ".gold.json")))
            .Select(f => (File: Path.GetFileName(f), Found: Discover(f, PageKind.Article))).ToList();
        foreach (var (file, page) in found.Where(f => f.Found.Kind != DiscoveredKind.Article))
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{file}: {page.Kind}");
        }

        Assert.True(found.Count(f => f.Found.Kind == DiscoveredKind.Article) * 100 >= found.Count * 97);
    }

    internal static Discovered Discover(string file, PageKind expected)
    {
        var uri = new Uri("http://www.yunxi.example/" + Path.GetFileName(file));
        return new PageDiscovery().Discover(
            new FetchedPage { Requested = uri, Uri = uri, Status = 200, Headers = [], Body = File.ReadAllBytes(file), FetchedAt = DateTimeOffset.UnixEpoch },
            expected,
            new SiteEntry { Name = "云溪", Starts = [new Uri("http://www.yunxi.example/")] });
    }
}
