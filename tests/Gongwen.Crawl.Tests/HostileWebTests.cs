using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Gongwen.Crawl.Tests;

/// <summary>Servers that lie, loop, drip and break off, and addresses that must not be reached.</summary>
public sealed class HostileWebTests
{
    private const string Home = "http://a.example/";

    [Theory]
    [InlineData("http://127.0.0.1/art1")]
    [InlineData("http://2130706433/art1")]
    [InlineData("http://0x7f.1/art1")]
    [InlineData("http://[::1]/art1")]
    [InlineData("http://[::ffff:127.0.0.1]/art1")]
    [InlineData("http://10.0.0.8/art1")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("http://inner.example/art1")]
    [InlineData("http://mixed6.example/art1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://a.example/")]
    public async Task A_redirect_to_an_address_that_is_not_public_is_not_followed(string target)
    {
        await using var nights = await Nights.StartAsync(c => c.Request.Path.Value switch
        {
            "/" => c.HtmlAsync(Answers.List(["/away"])),
            "/away" => c.RedirectAsync(target),
            "/robots.txt" => Task.CompletedTask,
            _ => c.HtmlAsync(Answers.Article("不该到这里")),
        });
        nights.Network.With("inner.example", "10.0.0.8").With("mixed6.example", "::ffff:192.168.0.1", "fc00::8");
        var hosts = Uri.TryCreate(target, UriKind.Absolute, out var uri) ? uri.IdnHost : "";
        var visits = await nights.CrawlAsync(nights.Site(Home) with { Hosts = ["a.example", hosts] });
        Assert.Contains(visits.Single(v => v.Page.Uri.AbsolutePath == "/away").Outcome, (VisitOutcome[])[VisitOutcome.Refused, VisitOutcome.Failed]);
        Assert.Empty(nights.Store.Articles);
        Assert.All(nights.Network.Connected, a => Assert.True(PublicAddress.IsPublic(a)));
        Assert.All(nights.Web.Requests, r => Assert.Equal("a.example", r.Host));
    }

    [Fact]
    public async Task A_name_that_resolves_to_a_private_address_is_asked_only_if_the_site_allows_it()
    {
        await using var nights = await Nights.StartAsync(c => c.HtmlAsync(Answers.Article("甲")));
        var site = nights.Site("http://inner.example/");
        nights.Network.With("inner.example", "192.168.3.4");
        Assert.Equal(VisitOutcome.Failed, Assert.Single(await nights.CrawlAsync(site)).Outcome); // already robots.txt is not asked for
        Assert.Empty(nights.Network.Connected);
        nights.Clock.Forward(TimeSpan.FromDays(8));
        Assert.Equal(VisitOutcome.New, Assert.Single(await nights.CrawlAsync(site with { AllowPrivateAddresses = true })).Outcome);
    }

    [Fact]
    public async Task Of_several_addresses_only_the_public_ones_are_tried()
    {
        await using var nights = await Nights.StartAsync(c => c.HtmlAsync(Answers.Article("甲")));
        var site = nights.Site("http://two.example/");
        nights.Network.With("two.example", "127.0.0.1", "10.9.9.9", "23.9.9.9");
        Assert.Equal(VisitOutcome.New, Assert.Single(await nights.CrawlAsync(site)).Outcome);
        Assert.Equal("23.9.9.9", Assert.Single(nights.Network.Connected.Distinct()).ToString());
    }

    [Fact]
    public async Task Redirects_are_bounded()
    {
        var visits = await VisitAsync(c => c.RedirectAsync($"/r{int.Parse("0" + c.Request.Path.Value![2..], null) + 1}"));
        Assert.Equal((VisitOutcome.Refused, (int?)302), (visits.Outcome, visits.Status));
        Assert.Contains("redirects", visits.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_off_the_site_is_not_followed()
    {
        var visit = await VisitAsync(c => c.RedirectAsync("http://elsewhere.example/"));
        Assert.Equal(VisitOutcome.Refused, visit.Outcome);
    }

    [Fact]
    public async Task A_redirect_is_followed_and_the_article_bears_the_last_address()
    {
        await using var nights = await Nights.StartAsync(c => c.Request.Path.Value switch
        {
            "/" => c.HtmlAsync(Answers.List(["/old"])),
            "/old" => c.RedirectAsync("/%E6%96%B0?id=1#top", 301),
            "/新" => c.HtmlAsync(Answers.Article("新")),
            _ => Task.CompletedTask,
        });
        await nights.CrawlAsync(nights.Site(Home));
        Assert.Equal("http://a.example/%E6%96%B0?id=1", Assert.Single(nights.Store.Articles).Uri);
        Assert.All(nights.ArchiveFiles(), WarcChecker.Check);
    }

    [Fact]
    public async Task A_cookie_is_returned()
    {
        var visit = await VisitAsync(c =>
        {
            if (c.Request.Cookies["pass"] == "7")
            {
                return c.HtmlAsync(Answers.Article("甲"));
            }

            c.Response.Headers.SetCookie = "pass=7; Path=/";
            return c.RedirectAsync(c.Request.Path);
        });
        Assert.Equal((VisitOutcome.New, DiscoveredKind.Article), (visit.Outcome, visit.Found));
    }

    [Fact]
    public async Task A_slow_drip_is_broken_off_and_archived_as_far_as_it_came()
    {
        await using var nights = await Nights.StartAsync(c => OneArticle(c, async c =>
        {
            c.Response.StatusCode = 200;
            for (var i = 0; i < 600; i++)
            {
                await c.Response.WriteAsync(".", c.RequestAborted);
                await Task.Delay(50, c.RequestAborted);
            }
        }));
        nights.Settings = nights.Settings with { Retries = 0 };
        var visits = await nights.CrawlAsync(nights.Site(Home) with { Timeout = TimeSpan.FromSeconds(1) });
        Assert.Equal("the answer was cut short (time)", visits[1].Reason);
        Assert.Contains(nights.ArchiveFiles().SelectMany(WarcChecker.Read), r => r["WARC-Truncated"] == "time");
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_tried_again_and_no_part_of_it_is_stored()
    {
        var times = 0;
        await using var nights = await Nights.StartAsync(c => OneArticle(c, async c =>
        {
            if (++times == 2)
            {
                await c.HtmlAsync(Answers.Article("甲"));
                return;
            }

            c.Response.StatusCode = 200;
            c.Response.ContentLength = 10_000;
            await c.Response.WriteAsync("<html><h1>关于");
            await c.Response.Body.FlushAsync();
            await Task.Delay(200); // or the reset overtakes what was sent
            c.Abort();
        }));
        var visits = await nights.CrawlAsync(nights.Site(Home));
        Assert.Equal(VisitOutcome.New, visits[1].Outcome);
        Assert.Equal(Answers.Article("甲"), Encoding.UTF8.GetString(Assert.Single(nights.Store.Articles).Bytes.Span));
        var records = nights.ArchiveFiles().SelectMany(WarcChecker.Read).ToList();
        Assert.Single(records, r => r["WARC-Truncated"] == "disconnect");
    }

    [Fact]
    public async Task A_response_that_is_too_long_is_broken_off()
    {
        var visit = await VisitAsync(
            async c =>
            {
                c.Response.StatusCode = 200;
                for (var i = 0; i < 5000 && !c.RequestAborted.IsCancellationRequested; i++)
                {
                    await c.Response.Body.WriteAsync(new byte[10_000]);
                }
            },
            s => s with { MaxBytes = 100_000 });
        Assert.Equal("the answer was cut short (length)", visit.Reason);
        Assert.InRange(visit.Bytes, 100_000, 400_000);
    }

    [Fact]
    public async Task A_bomb_is_not_inflated()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            gzip.Write(new byte[50_000_000]);
        }

        var visit = await VisitAsync(
            c =>
            {
                c.Response.Headers.ContentEncoding = "gzip";
                return c.BytesAsync(packed.ToArray());
            },
            s => s with { MaxBytes = 1_000_000 });
        Assert.Equal(VisitOutcome.Failed, visit.Outcome);
        Assert.Contains("longer than", visit.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("raw-deflate")]
    [InlineData("chunked")]
    public async Task Codings_are_undone_for_the_corpus_and_kept_in_the_archive(string coding)
    {
        await using var nights = await Nights.StartAsync(c => OneArticle(c, async c =>
        {
            using var packed = new MemoryStream();
            Stream pack = coding switch
            {
                "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                "raw-deflate" => new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true),
                _ => packed,
            };
            pack.Write(Encoding.UTF8.GetBytes(Answers.Article("甲")));
            pack.Flush();
            if (pack != packed)
            {
                pack.Dispose();
                c.Response.Headers.ContentEncoding = coding.Replace("raw-", "", StringComparison.Ordinal);
            }

            c.Response.StatusCode = 200; // without a length: chunked
            await c.Response.Body.WriteAsync(packed.ToArray());
        }));
        await nights.CrawlAsync(nights.Site(Home));
        Assert.Equal(Answers.Article("甲"), Encoding.UTF8.GetString(Assert.Single(nights.Store.Articles).Bytes.Span));
        Assert.All(nights.ArchiveFiles(), WarcChecker.Check);
    }

    [Theory]
    [InlineData("%PDF-1.4 …", "text/html", "application/pdf")]
    [InlineData("<html><h1>关于甲的通知</h1></html>", "application/octet-stream", "text/html")]
    [InlineData("<html><h1>关于甲的通知</h1></html>", "image/png", "text/html")]
    [InlineData("<?xml version='1.0'?><urlset></urlset>", "text/html", "application/xml")]
    [InlineData("{\"a\":1}", "text/html", "application/json")]
    [InlineData("\0\u0001\u0002\u0003\u0004\u0005\u0006\a\u000e\u000f", "text/html", "application/octet-stream")]
    public void What_a_body_is_its_bytes_decide(string body, string declared, string expected) =>
        Assert.Equal(expected, ContentSniffer.Sniff(Encoding.UTF8.GetBytes(body), declared));

    [Fact]
    public async Task An_answer_that_is_no_http_fails_and_the_crawl_goes_on()
    {
        await using var nights = await Nights.StartAsync(c => c.Request.Path.Value switch
        {
            "/" => c.HtmlAsync(Answers.List(["/broken", "/art1"])),
            "/broken" => Task.Run(c.Abort),
            "/art1" => c.HtmlAsync(Answers.Article("甲")),
            _ => Task.CompletedTask,
        });
        var visits = await nights.CrawlAsync(nights.Site(Home));
        Assert.Equal(VisitOutcome.Failed, visits.Single(v => v.Uri.AbsolutePath == "/broken").Outcome);
        Assert.Single(nights.Store.Articles);
    }

    // What comes of one article behind a list.
    private static async Task<Visit> VisitAsync(Func<HttpContext, Task> article, Func<SiteEntry, SiteEntry>? change = null)
    {
        await using var nights = await Nights.StartAsync(c => OneArticle(c, article));
        var visits = await nights.CrawlAsync((change ?? (s => s))(nights.Site(Home)));
        Assert.All(nights.ArchiveFiles(), WarcChecker.Check);
        return visits.Single(v => v.Page.Kind == PageKind.Article);
    }

    private static Task OneArticle(HttpContext context, Func<HttpContext, Task> article) => context.Request.Path.Value switch
    {
        "/robots.txt" => Task.CompletedTask,
        "/" => context.HtmlAsync(Answers.List(["/r"])),
        _ => article(context),
    };
}
