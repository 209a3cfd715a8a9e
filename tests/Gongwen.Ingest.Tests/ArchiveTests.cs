using System.Buffers.Binary;
using System.Text;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class ArchiveTests : SourceFolder
{
    [Fact]
    public async Task An_archive_is_read_like_a_folder()
    {
        Write("a.txt", "一");
        Write("b.zip", Zips.Of(("z.txt", "四"u8.ToArray()), ("dir/n.html", "三"u8.ToArray()), ("__MACOSX/n.html", [1]), ("dir/.DS_Store", [1]), ("p.png", [1]), ("dir/", [])));
        Write("c.txt", "五");

        var items = await Read(new FolderSource(), Root);

        Assert.Equal(["a.txt", "b.zip!/dir/n.html", "b.zip!/z.txt", "c.txt"], Names(items));
        Assert.Equal(["一", "三", "四", "五"], items.Select(i => Encoding.UTF8.GetString(i.Document!.Bytes.Span)));
        Assert.Equal(MediaTypes.Html, items[1].Document!.MediaType);
        Assert.Equal(4, new FolderSource().Estimate(Root));
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("utf-8")]
    public async Task Names_are_read_in_their_charset(string charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Zips.Of(Encoding.GetEncoding(charset), ("通知公告/关于开展清河行动的通知.txt", "一"u8.ToArray()), ("实施方案.txt", "二"u8.ToArray()));
        ClearUtf8Flags(bytes);
        Write("a.zip", bytes);
        Assert.Equal(["a.zip!/实施方案.txt", "a.zip!/通知公告/关于开展清河行动的通知.txt"], Names(await Read(new FolderSource(), Root)));
    }

    [Fact]
    public async Task Archives_nest_to_a_depth()
    {
        var inner = Zips.Of(("n.txt", "一"u8.ToArray()));
        var (two, three) = (Zips.Of(("2.zip", inner)), Zips.Of(("1.zip", Zips.Of(("2.zip", inner)))));
        Write("a.zip", two);
        Write("b.zip", three);
        Write("c.zip", Zips.Of(("0.zip", three)));
        Assert.Equal(
            ["a.zip!/2.zip!/n.txt", "b.zip!/1.zip!/2.zip!/n.txt", "c.zip!/0.zip!/1.zip!/2.zip: archives nested deeper than 3"],
            Names(await Read(new FolderSource(), Root)));
    }

    [Fact]
    public async Task What_is_wrong_with_an_entry_is_said_and_stops_nothing()
    {
        var zip = Zips.Of(("a.txt", Encoding.UTF8.GetBytes(new string('通', 200))), ("b.txt", "二"u8.ToArray()), ("../c.txt", "三"u8.ToArray()));
        var encrypted = zip.ToArray();
        Patch(encrypted, at: 6, inList: 8, value: 1);
        var unknown = zip.ToArray();
        Patch(unknown, at: 8, inList: 10, value: 97);
        var damaged = zip.ToArray();
        damaged[40] ^= 0x55;
        Write("1.zip", encrypted);
        Write("2.zip", unknown);
        Write("3.zip", damaged);
        Write("4.zip", zip[..^30]);

        var items = await Read(new FolderSource(), Root);

        Assert.Equal(["1.zip!/../c.txt", "1.zip!/b.txt"], items.Where(i => i.Failure is null).Select(i => i.Uri[(Root.Length + 1)..]).Take(2));
        Assert.Equal("encrypted", items.Single(i => i.Uri.EndsWith("1.zip!/a.txt", StringComparison.Ordinal)).Failure);
        Assert.Contains("unsupported compression method", items.Single(i => i.Uri.EndsWith("2.zip!/a.txt", StringComparison.Ordinal)).Failure, StringComparison.Ordinal);
        Assert.NotNull(items.Single(i => i.Uri.EndsWith("3.zip!/a.txt", StringComparison.Ordinal)).Failure);
        Assert.Contains("damaged or cut off", items.Single(i => i.Uri.EndsWith("4.zip", StringComparison.Ordinal)).Failure, StringComparison.Ordinal);
        Assert.Equal(6, items.Count(i => i.Failure is null));
    }

    [Fact]
    public async Task A_bomb_is_stopped_by_what_it_inflates_to()
    {
        var zeros = new byte[4 << 20];
        Write("a.zip", Zips.Of([.. Enumerable.Range(0, 8).Select(i => ($"{i}.txt", zeros))]));
        Write("b.zip", Zips.Of(("big.txt", zeros), ("small.txt", "一"u8.ToArray())));
        Write("c.txt.gz", Zips.Gzip(zeros));

        var limits = new SourceLimits { MaxBytes = 1 << 20 };
        var big = await Read(new FolderSource { Limits = limits }, Root);
        Assert.All(big.Where(i => !i.Uri.EndsWith("small.txt", StringComparison.Ordinal)), i => Assert.NotNull(i.Failure));
        Assert.Contains(big, i => i.Failure == "longer than 1048576 bytes");

        var ratio = await Read(new FolderSource { Limits = new() { MaxBytes = 5 << 20, MaxRatio = 100 } }, Path.Combine(Root, "a.zip"));
        Assert.Equal(["a.zip!/0.txt", "a.zip!/1.txt: the archive inflates to more than 100 times its size; the rest of it is not read"], Names(ratio));

        var total = await Read(new FolderSource { Limits = new() { MaxRatio = 10_000, MaxInflated = 9 << 20 } }, Path.Combine(Root, "a.zip"));
        Assert.Equal("the archive inflates to more than 9437184 bytes; the rest of it is not read", total[^1].Failure);
        Assert.Equal(3, total.Count);
    }

    [Fact]
    public async Task An_archive_of_too_many_entries_is_not_opened()
    {
        Write("a.zip", Zips.Of([.. Enumerable.Range(0, 11).Select(i => ($"{i}.txt", "一"u8.ToArray()))]));
        Assert.Equal(["a.zip: an archive of more than 10 entries"], Names(await Read(new FolderSource { Limits = new() { MaxEntries = 10 } }, Root)));
    }

    [Fact]
    public async Task A_compressed_file_is_the_file()
    {
        var whole = Zips.Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(i => $"第{i}项任务。"))));
        Write("a.html.gz", Zips.Gzip("一"u8.ToArray()));
        Write("b.zip", Zips.Of(("c.txt.gz", Zips.Gzip("二"u8.ToArray()))));
        Write("d.txt.gz", whole[..(whole.Length / 2)]);
        Write("e.tar.gz", whole);
        var aside = new List<string>();

        var items = await Read(new FolderSource { LeftAside = aside.Add }, Root);

        Assert.Equal(["a.html.gz", "b.zip!/c.txt.gz"], Names(items.Where(i => i.Failure is null)));
        Assert.Equal([MediaTypes.Html, MediaTypes.Text], items.Where(i => i.Failure is null).Select(i => i.Document!.MediaType));
        Assert.Contains("damaged or cut off", Assert.Single(items, i => i.Failure is not null).Failure, StringComparison.Ordinal);
        Assert.Equal("e.tar.gz", Path.GetFileName(Assert.Single(aside)));
    }

    [Fact]
    public async Task Standard_input_may_be_an_archive()
    {
        var items = await Read(new FolderSource { OpenInput = () => new MemoryStream(Zips.Of(("a.txt", "一"u8.ToArray()))) }, "-");
        Assert.Equal("-!/a.txt", Assert.Single(items).Uri);
    }

    // Flag and method stand in the header of an entry and again in the list at the end; both of the first entry are changed.
    private static void Patch(byte[] zip, int at, int inList, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(at), value);
        BinaryPrimitives.WriteUInt16LittleEndian(zip.AsSpan(zip.AsSpan().IndexOf("PK\x01\x02"u8) + inList), value);
    }

    private static void ClearUtf8Flags(byte[] zip)
    {
        foreach (var (signature, offset) in ((byte[], int)[])[("PK\x03\x04"u8.ToArray(), 7), ("PK\x01\x02"u8.ToArray(), 9)])
        {
            for (var at = zip.AsSpan().IndexOf(signature); at >= 0;)
            {
                zip[at + offset] &= 0xF7;
                var next = zip.AsSpan(at + 4).IndexOf(signature);
                at = next < 0 ? -1 : at + 4 + next;
            }
        }
    }
}
