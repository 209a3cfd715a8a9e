using System.Text;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class FolderSourceTests : SourceFolder
{
    [Fact]
    public async Task A_folder_gives_its_documents_in_ordinal_order()
    {
        Write("b/2.html", "二");
        Write("a.txt", "一");
        Write("c.SHTML", "三");
        Write("b/10.htm", "十");
        Write("b/picture.png", "no document");

        var items = await Read(new FolderSource(), Root);

        Assert.Equal(["a.txt", "b/10.htm", "b/2.html", "c.SHTML"], items.Select(i => Path.GetRelativePath(Root, i.Uri).Replace('\\', '/')));
        Assert.Equal(["text/plain", "text/html", "text/html", "text/html"], items.Select(i => i.Document!.MediaType));
        Assert.Equal("一", Encoding.UTF8.GetString(items[0].Document!.Bytes.Span));
    }

    [Fact]
    public async Task A_named_file_is_read_whatever_its_name()
    {
        Write("notice", "一");
        var item = Assert.Single(await Read(new FolderSource(), Path.Combine(Root, "notice")));
        Assert.Null(item.Failure);
        Assert.Null(item.Document!.MediaType);
    }

    [Fact]
    public async Task What_cannot_be_read_is_a_failure_and_stops_nothing()
    {
        Write("a.txt", "0123456789");
        Write("b.txt", "01234");

        var items = await Read(new FolderSource { Limits = new() { MaxBytes = 5 } }, Path.Combine(Root, "missing.txt"), Root);

        Assert.Equal([true, true, false], items.Select(i => i.Failure is not null));
        Assert.Equal("longer than 5 bytes", items[1].Failure);
        Assert.Equal(5, items[2].Document!.Bytes.Length);
    }

    [Fact]
    public async Task A_loop_of_links_ends()
    {
        Write("in/a.txt", "一");
        Directory.CreateSymbolicLink(Path.Combine(Root, "in", "again"), Root);

        var items = await Read(new FolderSource(), Root);

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

    [Fact]
    public async Task What_cannot_be_read_is_left_aside_and_said()
    {
        Write("a.txt", "一");
        Write("b.pdf", "%PDF-1.4");
        Write("old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
        Write("page.doc", "<html><body><p>其实是网页</p></body></html>");
        Write("real.doc", DocxPackages.OfBody("<w:p><w:r><w:t>其实是新格式</w:t></w:r></w:p>"));
        Write("~$real.docx", "litter");
        Write("style.css", "p {}");
        var aside = new List<string>();

        var items = await Read(new FolderSource { LeftAside = aside.Add }, Root);

        Assert.Equal(["a.txt", "page.doc", "real.doc"], Names(items));
        Assert.Equal(["b.pdf", "old.doc"], aside.Select(Path.GetFileName));
        Assert.Equal([MediaTypes.Text, null, MediaTypes.Docx], items.Select(i => i.Document!.MediaType));
        Assert.Equal("其实是网页", Ingestor.Default.Read(items[1].Document!).Text);
        Assert.Equal("其实是新格式", Ingestor.Default.Read(items[2].Document!).Text);
    }
}
