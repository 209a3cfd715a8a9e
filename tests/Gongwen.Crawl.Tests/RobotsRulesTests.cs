using System.Text;

namespace Gongwen.Crawl.Tests;

/// <summary>RFC 9309.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("", "/a", true)]
    [InlineData("Disallow: /", "/a", true)] // belongs to no group
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)] // the longest match
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)] // equal: the one that allows
    [InlineData("User-agent: gongwen\nDisallow: /x\nUser-agent: *\nDisallow: /", "/a", true)] // our own group, and only it
    [InlineData("User-agent: gongwen\nDisallow: /x\nUser-agent: *\nDisallow: /", "/x", false)]
    [InlineData("User-agent: GongWen/2.0\nDisallow: /", "/a", false)]
    [InlineData("User-agent: gongwenx\nDisallow: /", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: gongwen\nDisallow: /a", "/a", false)] // two lines, one group
    [InlineData("User-agent: gongwen\nDisallow: /a\n\nUser-agent: gongwen\nDisallow: /b", "/b", false)] // two groups of ours
    [InlineData("User-agent: gongwen\n\nUser-agent: *\nDisallow: /", "/a", false)] // blank lines end nothing
    [InlineData("User-agent: gongwen\nSitemap: /s.xml\nDisallow: /a", "/a", false)] // nor do other records
    [InlineData("user-AGENT : *  # all\r\nDISALLOW : /a # no\r\n", "/a", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\rDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /*.jsp$", "/x.jsp", false)]
    [InlineData("User-agent: *\nDisallow: /*.jsp$", "/x.jsp?a=1", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)] // 2.2.2
    [InlineData("<html><body>404</body></html>", "/a", true)]
    public void A_file_allows(string file, string path, bool allows) =>
        Assert.Equal(allows, Parse(file).Allows(new Uri("http://a.example" + path)));

    [Fact]
    public void Delay_and_sitemaps_are_read()
    {
        var rules = Parse("Sitemap: http://a.example/one.xml\nUser-agent: *\nCrawl-delay: 2.5\nSitemap: /two.xml");
        Assert.Equal(TimeSpan.FromSeconds(2.5), rules.Delay);
        Assert.Equal(["http://a.example/one.xml", "http://a.example/two.xml"], rules.Sitemaps.Select(s => s.AbsoluteUri));
        Assert.Null(Parse("User-agent: *\nCrawl-delay: -1").Delay);
        Assert.Null(Parse("User-agent: *\nCrawl-delay: soon").Delay);
    }

    [Fact]
    public void Half_a_megabyte_is_read_and_no_more()
    {
        var filler = string.Concat(Enumerable.Repeat("# nothing here\n", 600 * 1024 / 15));
        Assert.True(Parse(filler + "User-agent: *\nDisallow: /").Allows(new Uri("http://a.example/a")));
        Assert.False(Parse("User-agent: *\nDisallow: /\n" + filler).Allows(new Uri("http://a.example/a")));
    }

    private static RobotsRules Parse(string file) => RobotsRules.Parse(Encoding.UTF8.GetBytes(file), "gongwen", new Uri("http://a.example"));
}
