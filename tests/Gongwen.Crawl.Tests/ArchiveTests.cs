using System.Collections.Immutable;
using System.Text;

namespace Gongwen.Crawl.Tests;

/// <summary>WARC files as they are written, cut anywhere, and read back.</summary>
public sealed class ArchiveTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gongwen-archive-");
    private readonly CrawlSettings _settings = new() { Contact = "mailto:archive@example.org" };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Files_grow_to_their_size_and_each_is_valid_for_itself()
    {
        var announced = new List<string>();
        using (var archive = new WarcArchive(_folder.FullName, _settings with { ArchiveFileBytes = 5_000 }, TimeProvider.System, announced.Add))
        {
            foreach (var i in Enumerable.Range(1, 40))
            {
                archive.Append([Exchange(i)], Page(i), null);
            }
        }

        var files = Directory.GetFiles(_folder.FullName).Order(StringComparer.Ordinal).ToList();
        Assert.InRange(files.Count, 3, 20);
        Assert.Equal(announced, files.Select(Path.GetFileName));
        Assert.Equal(40, files.SelectMany(WarcChecker.Read).Count(r => r.Type == "response"));
        Assert.All(files, f => Assert.InRange(new FileInfo(f).Length, 1, 10_000));
    }

    [Fact]
    public void A_file_cut_anywhere_is_whole_again_and_gives_back_the_visits_before_the_cut()
    {
        var (file, ends) = Write(6);
        var whole = File.ReadAllBytes(file);
        var from = new ArchivePosition(Path.GetFileName(file), ends[1]);
        foreach (var length in Enumerable.Range(0, whole.Length + 1).Where(l => l % 7 == 0 || ends.Contains(l) || ends.Contains(l + 1)))
        {
            File.WriteAllBytes(file, whole[..length]);
            var visits = ArchiveRecovery.Recover(_folder.FullName, from).ToList();
            var expected = ends.Where(e => e <= length).Skip(2).ToList();
            Assert.Equal(expected, visits.Select(v => v.End.Offset));
            Assert.Equal(expected.Select((_, i) => Page(i + 3)), visits.Select(v => v.Page));
            if (expected.Count > 0)
            {
                Assert.Equal(expected[^1], new FileInfo(file).Length);
                WarcChecker.Check(file);
            }
        }
    }

    [Fact]
    public void A_visit_read_back_is_the_visit_that_was_made()
    {
        using var archive = new WarcArchive(_folder.FullName, _settings, TimeProvider.System, _ => { });
        var moved = new Exchange(new Uri("http://a.example/old"), DateTimeOffset.UnixEpoch, Request("/old"), "HTTP/1.1 301 x\r\nLocation: /1\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        var robots = new Exchange(new Uri("http://a.example/robots.txt"), DateTimeOffset.UnixEpoch, Request("/robots.txt"), "HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        archive.Append([robots], null, null);
        ImmutableArray<Exchange> made = [moved, Exchange(1)];
        var (archived, end) = archive.Append(made, moved.Uri, null);
        var visit = Assert.Single(ArchiveRecovery.Recover(_folder.FullName, end!.Value with { Offset = 0 }));
        Assert.Equal((moved.Uri, archived, end.Value, false), (visit.Page, visit.Archived, visit.End, visit.IsRevisit));
        var (before, after) = (Fetched.Of(made, 1000).Page!, Fetched.Of(visit.Exchanges, 1000).Page!);
        Assert.Equal(before.Body.ToArray(), after.Body.ToArray());
        Assert.Equal(before.Headers, after.Headers);
        Assert.Equal((before.Uri, before.Requested, before.Status, before.MediaType), (after.Uri, after.Requested, after.Status, after.MediaType));
        Assert.Equal(before.Redirects, after.Redirects);
    }

    [Fact]
    public void Content_that_comes_again_is_a_revisit_and_other_content_is_not()
    {
        using var archive = new WarcArchive(_folder.FullName, _settings, TimeProvider.System, _ => { });
        var first = archive.Append([Exchange(1)], Page(1), null).Archived;
        Assert.Equal(first, archive.Append([Exchange(1)], Page(1), first).Archived);
        Assert.NotEqual(first, archive.Append([Exchange(2)], Page(1), first).Archived);
        archive.Dispose();
        Assert.Equal(["response", "revisit", "response"], WarcChecker.Read(Directory.GetFiles(_folder.FullName).Single()).Where(r => r.Type is "response" or "revisit").Select(r => r.Type));
    }

    [Fact]
    public void What_was_announced_and_never_made_is_nothing() =>
        Assert.Empty(ArchiveRecovery.Recover(_folder.FullName, new ArchivePosition("gongwen-20260101000000-00000.warc.gz", 0)));

    // RFC 4648, 10.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_as_the_standard_says(string text, string expected) => Assert.Equal(expected, Base32.Encode(Encoding.ASCII.GetBytes(text)));

    private (string File, List<long> Ends) Write(int visits)
    {
        using var archive = new WarcArchive(_folder.FullName, _settings, TimeProvider.System, _ => { });
        List<long> ends = [.. Enumerable.Range(1, visits).Select(i => archive.Append([Exchange(i)], Page(i), null).End!.Value.Offset)];
        return (Directory.GetFiles(_folder.FullName).Single(), ends);
    }

    private static Uri Page(int i) => new($"http://a.example/{i}");

    private static Exchange Exchange(int i)
    {
        var body = $"<html><h1>第{i:D3}号通知</h1></html>";
        return new(Page(i), DateTimeOffset.UnixEpoch.AddDays(i), Request($"/{i}"), Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
    }

    private static byte[] Request(string path) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: a.example\r\n\r\n");
}
