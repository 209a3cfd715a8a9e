using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using Gongwen.Tests;

namespace Gongwen.Crawl.Tests;

/// <summary>What may stand at an address: discovery never fails, and what it returns is bounded and leads to the web.</summary>
public sealed class HostilePageTests
{
    private static readonly byte[][] s_cases = [.. Directory.GetFiles(Repository.PathOf("tests", "Gongwen.Crawl.Tests", "Cases", "Discovery"))
        .Where(f => !f.EndsWith(".expected.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    [Fact]
    public void Damaged_pages_are_read_as_far_as_they_go() => Prop.ForAll(
        (from page in Gen.Elements(s_cases)
         from start in Gen.Choose(0, page.Length - 1)
         from length in Gen.Choose(0, 40)
         from replacement in Gen.ArrayOf(Gen.Elements("<a href='x.html'>\"'[]{}()0123456789,;&?=/_ \0</li>关于通知"u8.ToArray()), 12)
         from kind in Gen.Elements(Enum.GetValues<PageKind>())
         select (Page: (byte[])[.. page[..start], .. replacement, .. page[Math.Min(page.Length, start + length)..]], kind)).ToArbitrary(),
        input =>
        {
            var found = Discover(input.Page, input.kind);
            return found.Links.All(l => l.Uri.Scheme is "http" or "https" && l.Uri.Fragment.Length == 0 && l.Priority is >= 0 and <= 100) && found.NextPages.Length <= 10;
        }).AlwaysHolds();

    [Theory]
    [InlineData("")]
    [InlineData("{\"url\":")]
    [InlineData("<?xml version='1.0'?><rss><channel><item><link>")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b \"b\"><!ENTITY c \"&b;&b;\">]><urlset><url><loc>&c;</loc></url></urlset>")]
    [InlineData("<datastore><recordset><record><![CDATA[")]
    [InlineData("\u001f\u008b\u0008damaged")]
    [InlineData("<script>createPageHTML(99999999, 0, 'index', 'html')</script>")]
    public void Broken_answers_give_nothing(string text) => Assert.Empty(Discover(Encoding.Latin1.GetBytes(text), PageKind.List).Links);

    [Fact]
    public void A_page_of_a_million_links_is_cut()
    {
        var page = new StringBuilder("<html><body>");
        for (var i = 0; i < 100_000; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li><a href='/tzgg/202303/t20230305_{i}.html'>关于开展第{i}期行动的通知</a>2023-03-05</li>");
        }

        Assert.InRange(Discover(Encoding.UTF8.GetBytes(page.ToString()), PageKind.List).Links.Length, 1000, 10_000);
    }

    [Theory]
    [InlineData("http://a.example/tzgg/index.html", "http://a.example/tzgg/index.html")]
    [InlineData("http://a.example:80/tzgg/../tzgg//index.html#top", "http://a.example/tzgg/index.html")]
    [InlineData("http://A.example/a.jsp;jsessionid=0a1b2c?b=2&a=1", "http://a.example/a.jsp?a=1&b=2")]
    [InlineData("http://a.example/a.html?utm_source=weixin&from=timeline&t=1678012345678", "http://a.example/a.html")]
    [InlineData("http://a.example/list.asp?keyword=&page=2&classid=3", "http://a.example/list.asp?classid=3&page=2")]
    [InlineData("http://a.example/show?4012", "http://a.example/show?4012")]
    [InlineData("https://a.example:443/a", "https://a.example/a")]
    public void Addresses_have_one_form(string address, string canonical)
    {
        var once = Addresses.Canonical(new Uri(address), CrawlRules.Default);
        Assert.Equal(canonical, once.AbsoluteUri);
        Assert.Equal(once, Addresses.Canonical(once, CrawlRules.Default));
    }

    [Fact]
    public void A_link_from_a_secure_page_is_secure() =>
        Assert.Equal("https://a.example/b", Addresses.Canonical(new Uri("http://a.example/b"), CrawlRules.Default, new Uri("https://a.example/a")).AbsoluteUri);

    [Theory]
    [InlineData("http://a.example/tzgg/202303/t20230305_1.html", false)]
    [InlineData("http://a.example/tzgg/zwgk/tzgg/zwgk/index.html", true)]
    [InlineData("http://a.example/a/b/a/c/a/d.html", true)]
    [InlineData("http://a.example/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15", true)]
    [InlineData("http://a.example/s?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1&j=1&k=1&l=1&m=1", true)]
    public void Addresses_that_grow_are_traps(string address, bool isTrap) => Assert.Equal(isTrap, Addresses.IsTrap(new Uri(address)));

    private static Discovered Discover(byte[] body, PageKind expected)
    {
        var uri = new Uri("http://www.yunxi.example/tzgg/index.html");
        return new PageDiscovery().Discover(
            new FetchedPage { Requested = uri, Uri = uri, Status = 200, Headers = [], Body = body, FetchedAt = DateTimeOffset.UnixEpoch },
            expected,
            new SiteEntry { Name = "云溪", Starts = [uri] });
    }
}
