using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongwen.Crawl.Tests;

/// <summary>
/// A strict reader of WARC files, written from ISO 28500:2017 and RFC 1952 and from nothing of this program: what is not
/// exactly as the standard says fails.
/// </summary>
internal static partial class WarcChecker
{
    private static readonly string[] s_types = ["warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"];
    private static readonly string[] s_needTarget = ["response", "resource", "request", "revisit", "conversion", "continuation"];

    /// <summary>All records of a file of gzip members, each member one record (Annex D.3), each checked for itself and against the others.</summary>
    public static List<Record> Read(string path)
    {
        var file = File.ReadAllBytes(path);
        var records = new List<Record>();
        for (var at = 0; at < file.Length;)
        {
            var (member, length) = Member(file.AsSpan(at));
            records.Add(Parse(member));
            at += length;
        }

        Assert.NotEmpty(records);
        Assert.Equal("warcinfo", records[0].Type);
        Assert.Equal(Path.GetFileName(path), records[0]["WARC-Filename"]);
        Assert.Equal(records.Count, records.Select(r => r["WARC-Record-ID"]).Distinct().Count());
        foreach (var request in records.Where(r => r.Type == "request"))
        {
            var partner = Assert.Single(records, r => r["WARC-Record-ID"] == request["WARC-Concurrent-To"]);
            Assert.Equal(request["WARC-Record-ID"], partner["WARC-Concurrent-To"]);
            Assert.Equal(request["WARC-Target-URI"], partner["WARC-Target-URI"]);
        }

        return records;
    }

    public static void Check(string path) => Read(path);

    // RFC 1952, 2.3; the length of the deflate stream is found by inflating it.
    private static (byte[] Bytes, int Length) Member(ReadOnlySpan<byte> file)
    {
        Assert.True(file.Length > 18 && file[0] == 0x1F && file[1] == 0x8B && file[2] == 8, "no gzip member");
        Assert.Equal(0, file[3] & 0b11100000);
        var at = 10;
        at += (file[3] & 4) != 0 ? 2 + BinaryPrimitives.ReadUInt16LittleEndian(file[at..]) : 0;
        Assert.Equal(0, file[3] & 0b11011); // no name, no comment, no header checksum: nothing else is written here
        var rest = file[at..].ToArray();

        // .NET does not tell how much it took: the shortest beginning whose trailer fits is the member.
        using var all = new MemoryStream();
        using (var inflate = new DeflateStream(new MemoryStream(rest), CompressionMode.Decompress))
        {
            inflate.CopyTo(all);
        }

        var bytes = all.ToArray();
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, Crc(bytes));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)bytes.Length);
        var end = rest.AsSpan().IndexOf(trailer);
        Assert.True(end > 0, "the checksum of a gzip member is wrong or missing");
        return (bytes, at + end + 8);
    }

    private static Record Parse(byte[] member)
    {
        var head = member.AsSpan().IndexOf("\r\n\r\n"u8);
        Assert.True(head > 0, "a header without end");
        var lines = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(member, 0, head).Split("\r\n");
        Assert.Equal("WARC/1.1", lines[0]); // 4, version
        var fields = lines.Skip(1).Select(l => NamedField().Match(l)).ToList();
        Assert.All(fields, f => Assert.True(f.Success, "a line that is no named field"));
        var record = new Record(fields.Select(f => (f.Groups[1].Value, f.Groups[2].Value)).ToList(), []);
        foreach (var single in record.Fields.Where(f => f.Name != "WARC-Concurrent-To").GroupBy(f => f.Name.ToUpperInvariant()))
        {
            Assert.Single(single); // 4: only WARC-Concurrent-To may be repeated
        }

        // 5.2 to 5.5: the four that every record must have
        Assert.Contains(record.Type, s_types);
        Assert.Matches(@"^<urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}>$", record["WARC-Record-ID"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$", record["WARC-Date"]);
        var length = int.Parse(record["Content-Length"]!, NumberStyles.None, CultureInfo.InvariantCulture);
        Assert.Equal(head + 4 + length + 4, member.Length);
        Assert.True(member.AsSpan(head + 4 + length).SequenceEqual("\r\n\r\n"u8), "a record ends with two empty lines");
        record = record with { Block = member[(head + 4)..(head + 4 + length)] };
        Assert.Equal(Sha1(record.Block), record["WARC-Block-Digest"]); // 5.8
        CheckType(record);
        return record;
    }

    private static void CheckType(Record record)
    {
        Assert.Equal(s_needTarget.Contains(record.Type), record["WARC-Target-URI"] is not null); // 5.12
        if (record["WARC-Target-URI"] is { } target)
        {
            Assert.True(Uri.TryCreate(target, UriKind.Absolute, out _) && target.All(c => c is > ' ' and < '\x7f' and not ('<' or '>')), target);
        }

        Assert.True(record["WARC-Truncated"] is null or "length" or "time" or "disconnect" or "unspecified");
        switch (record.Type)
        {
            case "warcinfo":
                Assert.Equal("application/warc-fields", record["Content-Type"]);
                Assert.All(Encoding.UTF8.GetString(record.Block).Split("\r\n", StringSplitOptions.RemoveEmptyEntries), l => Assert.Matches("^[A-Za-z0-9-]+: .+$", l));
                break;
            case "request":
                Assert.Equal("application/http;msgtype=request", record["Content-Type"]);
                Assert.Matches("^GET [^ ]+ HTTP/1.1\r\n", Encoding.Latin1.GetString(record.Block));
                Assert.Contains("\r\nHost: ", Encoding.Latin1.GetString(record.Block), StringComparison.OrdinalIgnoreCase);
                break;
            case "response":
                Assert.Equal("application/http;msgtype=response", record["Content-Type"]);
                Assert.Matches("^HTTP/1.[01] [2-5][0-9][0-9]", Encoding.Latin1.GetString(record.Block));
                Assert.Null(record["WARC-Refers-To"]);
                if (record["WARC-Payload-Digest"] is { } digest)
                {
                    Assert.Equal(Sha1(Payload(record.Block)), digest); // 5.9
                }

                break;
            case "revisit":
                Assert.Matches("^http://netpreserve.org/warc/1.1/revisit/(identical-payload-digest|server-not-modified)$", record["WARC-Profile"]); // 6.7
                Assert.NotNull(record["WARC-Payload-Digest"]);
                Assert.Matches(@"^<urn:uuid:.*>$", record["WARC-Refers-To"]);
                Assert.NotNull(record["WARC-Refers-To-Target-URI"]);
                Assert.NotNull(record["WARC-Refers-To-Date"]);
                Assert.Empty(Payload(record.Block));
                break;
            default:
                Assert.Fail($"nobody writes a {record.Type}");
                break;
        }
    }

    // The entity body without transfer coding (5.9).
    private static byte[] Payload(byte[] response)
    {
        var head = response.AsSpan().IndexOf("\r\n\r\n"u8);
        var body = response[(head + 4)..];
        if (!Encoding.Latin1.GetString(response, 0, head).Contains("\r\nTransfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            return body;
        }

        using var payload = new MemoryStream();
        for (var at = 0; at < body.Length;)
        {
            var line = body.AsSpan(at).IndexOf("\r\n"u8);
            var size = int.Parse(Encoding.ASCII.GetString(body, at, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            payload.Write(body, at + line + 2, size);
            at += line + 2 + size + 2;
        }

        return payload.ToArray();
    }

#pragma warning disable CA5350
    private static string Sha1(byte[] bytes)
    {
        var bits = string.Concat(SHA1.HashData(bytes).Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        return "sha1:" + string.Concat(bits.Chunk(5).Select(five => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(new string(five), 2)]));
    }
#pragma warning restore CA5350

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }

    [GeneratedRegex(@"^([!#$%&'*+.^_`|~0-9A-Za-z-]+): (\S.*)$")]
    private static partial Regex NamedField();

    internal sealed record Record(List<(string Name, string Value)> Fields, byte[] Block)
    {
        public string Type => this["WARC-Type"] ?? "";

        public string? this[string name] => Fields.Where(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value).FirstOrDefault();
    }
}
