using System.IO.Compression;

namespace Gongwen.Cli.Tests;

public sealed class SourcesTests : Session
{
    [Fact]
    public async Task Files_left_aside_are_counted_once_and_are_no_failure()
    {
        Write("in/a.txt", Notice("云溪市", 2024));
        Write("in/b.pdf", "%PDF-1.4");
        Write("in/sub/c.PDF", "%PDF-1.4");
        Write("in/d.rtf", "{\\rtf1}");
        var (code, _, error) = await GongwenAsync("extract", Path.Combine(Folder, "in"));
        Assert.Equal((0, "Files left aside, of kinds that cannot be read: 3 (2 .pdf, 1 .rtf)."), (code, error.Trim()));
        (code, _, error) = await GongwenAsync("run", Path.Combine(Folder, "in"), "--corpus", Corpus);
        Assert.Equal((0, "Files left aside, of kinds that cannot be read: 3 (2 .pdf, 1 .rtf)."), (code, error.Trim()));
    }

    [Fact]
    public async Task An_archive_fills_a_corpus_and_names_its_bad_entries()
    {
        var zip = Path.Combine(Folder, "a.zip");
        using (var archive = new ZipArchive(File.Create(zip), ZipArchiveMode.Create))
        {
            Add(archive, "dir/a.txt", Notice("云溪市", 2024));
            Add(archive, "b.txt", "");
            Add(archive, "c.txt", Notice("青禾县", 2023));
        }

        var (code, output, error) = await GongwenAsync("run", zip, "--corpus", Corpus);
        Assert.Equal(2, code);
        Assert.Contains($"{zip}!/b.txt: not read: the file is empty", error, StringComparison.Ordinal);
        Assert.Matches(@"New +2\b", output);
        Assert.Contains("云溪市", (await GongwenAsync("query", "餐桌", "--corpus", Corpus, "--format", "jsonl")).Output, StringComparison.Ordinal);
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
