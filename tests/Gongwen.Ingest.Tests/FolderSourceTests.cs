using System.Text;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class FolderSourceTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("gongwen-folder-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_folder_gives_its_documents_in_ordinal_order()
    {
        Write("b/2.html", "二");
        Write("a.txt", "一");
        Write("c.SHTML", "三");
        Write("b/10.htm", "十");
        Write("b/picture.png", "no document");

        var items = await Read(new FolderSource(), _root);

        Assert.Equal(["a.txt", "b/10.htm", "b/2.html", "c.SHTML"], items.Select(i => Path.GetRelativePath(_root, i.Uri).Replace('\\', '/')));
        Assert.Equal(["text/plain", "text/html", "text/html", "text/html"], items.Select(i => i.Document!.MediaType));
        Assert.Equal("一", Encoding.UTF8.GetString(items[0].Document!.Bytes.Span));
    }

    [Fact]
    public async Task A_named_file_is_read_whatever_its_name()
    {
        Write("notice", "一");
        var item = Assert.Single(await Read(new FolderSource(), Path.Combine(_root, "notice")));
        Assert.Null(item.Failure);
        Assert.Null(item.Document!.MediaType);
    }

    [Fact]
    public async Task What_cannot_be_read_is_a_failure_and_stops_nothing()
    {
        Write("a.txt", "0123456789");
        Write("b.txt", "01234");

        var items = await Read(new FolderSource { Limits = new() { MaxBytes = 5 } }, Path.Combine(_root, "missing.txt"), _root);

        Assert.Equal([true, true, false], items.Select(i => i.Failure is not null));
        Assert.Equal("longer than 5 bytes", items[1].Failure);
        Assert.Equal(5, items[2].Document!.Bytes.Length);
    }

    [Fact]
    public async Task A_loop_of_links_ends()
    {
        Write("in/a.txt", "一");
        Directory.CreateSymbolicLink(Path.Combine(_root, "in", "again"), _root);

        var items = await Read(new FolderSource(), _root);

        Assert.Single(items, i => i.Document is not null);
        Assert.Single(items, i => i.Failure is not null);
    }

    [Fact]
    public async Task A_minus_is_standard_input()
    {
        var source = new FolderSource { OpenInput = () => new MemoryStream("各科室："u8.ToArray()), Limits = new() { MaxBytes = 12 } };
        var item = Assert.Single(await Read(source, "-"));
        Assert.Equal(("-", "各科室："), (item.Uri, Encoding.UTF8.GetString(item.Document!.Bytes.Span)));
        Assert.NotNull(Assert.Single(await Read(source with { Limits = new() { MaxBytes = 11 } }, "-")).Failure);
    }

    private static async Task<List<SourceItem>> Read(FolderSource source, params string[] paths)
    {
        var items = new List<SourceItem>();
        await foreach (var item in source.ReadAsync(paths, TestContext.Current.CancellationToken))
        {
            items.Add(item);
        }

        return items;
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
