using System.Globalization;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace Gongwen.Ingest.Tests;

/// <summary>WARC files as others write them.</summary>
public sealed class WarcTests
{
    private const string Page = "<html><head><title>甲</title></head><body><p>关于开展活动的通知</p></body></html>";

    private static readonly byte[] s_html = Encoding.UTF8.GetBytes(Page);

    public enum Packing
    {
        Plain,
        ByRecord,
        AsWhole,
    }

    [Theory]
    [InlineData(Packing.Plain, "WARC/1.0")]
    [InlineData(Packing.Plain, "WARC/1.1")]
    [InlineData(Packing.ByRecord, "WARC/1.0")]
    [InlineData(Packing.ByRecord, "WARC/1.1")]
    [InlineData(Packing.AsWhole, "WARC/1.1")]
    public async Task Pages_are_documents(Packing packing, string version)
    {
        var items = await ReadAsync(Pack(packing,
            Record("warcinfo", null, "application/warc-fields", "software: x\r\n"u8.ToArray(), version),
            Record("request", "http://a.example/1.html", "application/http;msgtype=request", "GET /1.html HTTP/1.1\r\nHost: a.example\r\n\r\n"u8.ToArray(), version),
            Response("http://a.example/1.html", s_html, "Content-Type: text/html; charset=UTF-8", version),
            Response("http://a.example/2.html", s_html, "Content-Type: text/html", version)));
        Assert.All(items, i => Assert.Null(i.Failure));
        Assert.Equal(["http://a.example/1.html", "http://a.example/2.html"], items.Select(i => i.Uri));
        var document = items[0].Document!;
        Assert.Equal(Page, Encoding.UTF8.GetString(document.Bytes.Span));
        Assert.Equal((MediaTypes.Html, "UTF-8"), (document.MediaType, document.DeclaredCharset));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 1, 2, 3, TimeSpan.Zero), document.FetchedAt);
        Assert.Null(items[1].Document!.DeclaredCharset);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("chunked")]
    [InlineData("chunked gzip")]
    [InlineData("dechunked")] // the field is there, the chunks are gone: many archives are like that
    [InlineData("not gzip")]
    public async Task Codings_are_undone(string coding)
    {
        var body = coding switch
        {
            "gzip" or "chunked gzip" => Coded(s => new GZipStream(s, CompressionLevel.Fastest)),
            "br" => Coded(s => new BrotliStream(s, CompressionLevel.Fastest)),
            "deflate" => Coded(s => new ZLibStream(s, CompressionLevel.Fastest)),
            _ => s_html,
        };
        body = coding.StartsWith("chunked", StringComparison.Ordinal) ? Chunked(body) : body;
        var fields = "Content-Type: text/html" + (coding.Contains("chunked", StringComparison.Ordinal) ? "\r\nTransfer-Encoding: chunked" : "")
            + (coding.Contains("gzip", StringComparison.Ordinal) ? "\r\nContent-Encoding: gzip" : coding is "br" or "deflate" ? $"\r\nContent-Encoding: {coding}" : "");
        var item = Assert.Single(await ReadAsync(Pack(Packing.ByRecord, Response("http://a.example/", body, fields))));
        Assert.Equal(Page, Encoding.UTF8.GetString(item.Document!.Bytes.Span));
    }

    [Fact]
    public async Task What_is_no_page_is_passed_over_and_documents_of_other_kinds_are_counted()
    {
        var aside = new List<string>();
        var items = await ReadAsync(
            Pack(
                Packing.ByRecord,
                Record("revisit", "http://a.example/1.html", "application/http;msgtype=response", Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")),
                Record("metadata", "http://a.example/1.html", "application/warc-fields", "via: x\r\n"u8.ToArray()),
                Record("response", "dns:a.example", "text/dns", "a.example 1.2.3.4"u8.ToArray()),
                Response("http://a.example/robots.txt", "User-agent: *"u8.ToArray(), "Content-Type: text/plain"),
                Response("http://a.example/logo.png", [0x89, 0x50, 0x4E, 0x47, 1, 2], "Content-Type: image/png"),
                Response("http://a.example/lie.html", [0x89, 0x50, 0x4E, 0x47, 1, 2], "Content-Type: text/html"),
                Response("http://a.example/plan.pdf?x=1", "%PDF-1.4"u8.ToArray(), "Content-Type: application/pdf"),
                Record("response", "http://a.example/old", "application/http; msgtype=response", "HTTP/1.1 301 Moved\r\nLocation: /new\r\nContent-Type: text/html\r\n\r\n<p>moved</p>"u8.ToArray()),
                Record("resource", "http://a.example/saved.html", "text/html", s_html)),
            aside.Add);
        Assert.Equal("http://a.example/saved.html", Assert.Single(items).Uri);
        Assert.Equal(["http://a.example/plan.pdf"], aside);
    }

    [Theory]
    [InlineData(Packing.Plain)]
    [InlineData(Packing.ByRecord)]
    [InlineData(Packing.AsWhole)]
    public async Task Of_a_file_that_is_cut_off_what_came_before_is_given(Packing packing)
    {
        var whole = Pack(packing, [.. Enumerable.Range(1, 30).Select(i => Response($"http://a.example/{i}.html", [.. s_html, .. Noise(i)], "Content-Type: text/html"))]);
        foreach (var length in (int[])[whole.Length - 3, whole.Length - 700, whole.Length / 2, whole.Length / 3])
        {
            var items = await ReadAsync(whole[..length]);
            Assert.All(items.SkipLast(1), i => Assert.Null(i.Failure));
            Assert.InRange(items.Count(i => i.Document is not null), length > whole.Length / 2 ? 10 : 5, 30);
            if (length < whole.Length - 3)
            {
                Assert.Contains("cut off", items[^1].Failure, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_file_that_is_damaged_says_so_and_ends()
    {
        var file = Pack(Packing.Plain, Response("http://a.example/1.html", s_html, "Content-Type: text/html"));
        var items = await ReadAsync([.. file, .. "this is no record\r\n\r\n"u8, .. file]);
        Assert.Equal([true, false], items.Select(i => i.Document is not null));
        Assert.Contains("damaged", items[1].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lengths_are_not_believed()
    {
        var record = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://a.example/>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 60000000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"u8.ToArray();
        Assert.Contains("cut off", Assert.Single(await ReadAsync(record)).Failure, StringComparison.Ordinal);
        var endless = new byte[200_000];
        Array.Fill(endless, (byte)'a');
        Assert.Contains("header", Assert.Single(await ReadAsync([.. "WARC/1.0\r\nX: "u8, .. endless])).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_ends_with_a_failure()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(Response("http://a.example/1.html", s_html, "Content-Type: text/html"));
            gzip.Write(Encoding.ASCII.GetBytes("WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 300000000\r\n\r\n"));
            for (var i = 0; i < 300; i++)
            {
                gzip.Write(new byte[1_000_000]);
            }

            gzip.Write("\r\n\r\n"u8);
            gzip.Write(Response("http://a.example/2.html", s_html, "Content-Type: text/html"));
        }

        var items = await ReadAsync(packed.ToArray());
        Assert.Equal([true, false], items.Select(i => i.Document is not null));
        Assert.Contains("inflates to more", items[1].Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_archived_in_part_is_named()
    {
        var cut = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<html><p>");
        var item = Assert.Single(await ReadAsync(Pack(Packing.ByRecord, Record("response", "http://a.example/1.html", "application/http;msgtype=response", cut))));
        Assert.EndsWith("!/http://a.example/1.html", item.Uri, StringComparison.Ordinal);
        Assert.NotNull(item.Failure);
    }

    [Fact]
    public async Task Folders_and_archives_are_searched_for_them()
    {
        var folder = Directory.CreateTempSubdirectory("gongwen-warc-");
        try
        {
            var path = Path.Combine(folder.FullName, "night.warc.gz");
            await File.WriteAllBytesAsync(path, Pack(Packing.ByRecord, Response("http://a.example/1.html", s_html, "Content-Type: text/html")), TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "day.warc"), Pack(Packing.Plain, Response("http://a.example/2.html", s_html, "Content-Type: text/html")), TestContext.Current.CancellationToken);
            Assert.Equal(["http://a.example/2.html", "http://a.example/1.html"], (await AllAsync(folder.FullName)).Select(i => i.Uri));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Response(string uri, byte[] body, string fields, string version = "WARC/1.0") =>
        Record("response", uri, "application/http; msgtype=response", [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{fields}\r\n\r\n"), .. body], version);

    private static byte[] Record(string type, string? uri, string contentType, byte[] block, string version = "WARC/1.0")
    {
        var target = uri is null ? "" : version == "WARC/1.0" ? $"WARC-Target-URI: <{uri}>\r\n" : $"WARC-Target-URI: {uri}\r\n";
        var head = string.Create(CultureInfo.InvariantCulture, $"{version}\r\nWARC-Type: {type}\r\n{target}WARC-Date: 2026-11-20T01:02:03Z\r\nWARC-Record-ID: <urn:uuid:{Guid.Empty}>\r\nContent-Type: {contentType}\r\nContent-Length: {block.Length}\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(head), .. block, .. "\r\n\r\n"u8];
    }

    private static byte[] Pack(Packing packing, params byte[][] records) => packing switch
    {
        Packing.Plain => [.. records.SelectMany(r => r)],
        Packing.ByRecord => [.. records.SelectMany(r => Coded(s => new GZipStream(s, CompressionLevel.Fastest), r))],
        _ => Coded(s => new GZipStream(s, CompressionLevel.Fastest), [.. records.SelectMany(r => r)]),
    };

    private static byte[] Coded(Func<Stream, Stream> open, byte[]? bytes = null)
    {
        using var packed = new MemoryStream();
        using (var stream = open(packed))
        {
            stream.Write(bytes ?? s_html);
        }

        return packed.ToArray();
    }

    private static byte[] Chunked(byte[] body) =>
        [.. body.Chunk(50).SelectMany(c => (byte[])[.. Encoding.ASCII.GetBytes($"{c.Length:x}; ext=1\r\n"), .. c, .. "\r\n"u8]), .. "0\r\n\r\n"u8];

    private static byte[] Noise(int seed)
    {
        var noise = new byte[600];
        new Random(seed).NextBytes(noise);
        return [.. "<!-- "u8, .. noise.Select(b => (byte)('a' + (b % 26))), .. "-->"u8];
    }

    private static async Task<List<SourceItem>> ReadAsync(byte[] file, Action<string>? aside = null)
    {
        var source = new FolderSource { OpenInput = () => new MemoryStream(file), LeftAside = aside ?? (_ => { }) };
        var items = new List<SourceItem>();
        await foreach (var item in source.ReadAsync([FolderSource.StandardInput], TestContext.Current.CancellationToken))
        {
            items.Add(item);
        }

        return items;
    }

    private static async Task<List<SourceItem>> AllAsync(string path)
    {
        var items = new List<SourceItem>();
        await foreach (var item in new FolderSource().ReadAsync([path], TestContext.Current.CancellationToken))
        {
            items.Add(item);
        }

        return items;
    }
}
