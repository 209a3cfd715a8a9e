using System.Text;
using AngleSharp.Html.Parser;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

/// <summary>Pages as they are, cut off, and with bytes and tags lost, doubled, swapped and strewn in: all are read, and every character finds its original.</summary>
public sealed class FuzzedPageTests
{
    private const int MutationsOfEach = 25;
    private const int PrefixesOfEach = 60;

    private static readonly string[] Strewn =
        ["<div>", "</div>", "</p>", "<table>", "</td>", "<b>", "<a href=x>", "<!--", "<script>", "</script>", "<textarea>", "&", "&#", "<", ">", "\"", "\0", "\u00ff", "<li>", "<select>", "<svg>", "<p hidden>"];

    public static IEnumerable<TheoryDataRow<string>> Pages => Files().Select(f => new TheoryDataRow<string>(f));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_prefix_of_a_page_is_read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var step = Math.Max(1, bytes.Length / PrefixesOfEach);
        for (var length = 1; length < bytes.Length; length += step)
        {
            Check(bytes[..length], path);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_mutation_of_a_page_is_read(string path)
    {
        var random = new Random(path.Length);
        var original = File.ReadAllBytes(path);
        for (var i = 0; i < MutationsOfEach; i++)
        {
            var bytes = original.ToList();
            for (var times = random.Next(1, 12); times > 0 && bytes.Count > 8; times--)
            {
                Mutate(bytes, random);
            }

            Check([.. bytes], path);
        }
    }

    private static void Mutate(List<byte> bytes, Random random)
    {
        var start = random.Next(bytes.Count);
        var length = Math.Min(bytes.Count - start, 1 << random.Next(10));
        switch (random.Next(5))
        {
            case 0:
                bytes.RemoveRange(start, length);
                break;
            case 1:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(start, length));
                break;
            case 2:
                var moved = bytes.GetRange(start, length);
                bytes.RemoveRange(start, length);
                bytes.InsertRange(random.Next(bytes.Count + 1), moved);
                break;
            case 3:
                bytes[start] = (byte)random.Next(256);
                break;
            default:
                bytes.InsertRange(start, Encoding.UTF8.GetBytes(Strewn[random.Next(Strewn.Length)]));
                break;
        }
    }

    private static void Check(byte[] bytes, string path)
    {
        try
        {
            var document = new RawDocument { Uri = path, Bytes = bytes, MediaType = FolderSource.MediaTypeOf(path) };
            var article = Ingestor.Default.Read(document);
            Assert.All(article.Blocks, b => Assert.Equal(b.Span, b.Span.Intersect(new TextSpan(0, article.Text.Length))));
            Assert.Equal(article.Blocks.OrderBy(b => b.Span.Start), article.Blocks);
            Assert.All(article.Tables.SelectMany(t => t.Cells), c => Assert.InRange(c.Span.End, c.Span.Start, article.Text.Length));
            CheckMap(article, document);
        }
        catch (UnreadableDocumentException refused)
        {
            Assert.NotEmpty(refused.Message);
        }
    }

    // What was repaired or made Simplified differs from its original, and says so.
    private static void CheckMap(Article article, RawDocument document)
    {
        if (document.MediaType != "text/html")
        {
            return;
        }

        using var parsed = new HtmlParser().ParseDocument(Decoder.Decode(document, isPage: true).Text.Text);
        var original = parsed.DocumentElement.TextContent;
        var changed = article.Repairs.SelectMany(r => Enumerable.Range(r.Span.Start, r.Span.Length)).ToHashSet();
        for (var i = 0; i < article.Text.Length; i++)
        {
            var source = article.Map.ToSource(new TextSpan(i, 1));
            Assert.InRange(source.End, source.Start, original.Length);
            if (source.Length == 1 && !char.IsWhiteSpace(article.Text[i]) && !changed.Contains(i))
            {
                Assert.Equal(Plain(article.Text[i]), Plain(original[source.Start]));
            }
        }
    }

    private static string Plain(char c) => char.IsSurrogate(c) ? c.ToString() : c.ToString().Normalize(NormalizationForm.FormKC);

    // The samples and, where they are, a few of the real pages.
    private static IEnumerable<string> Files()
    {
        var real = Path.Combine(Repository.SharedFolder, "eval", "html");
        var pages = Directory.EnumerateFiles(Repository.PathOf("samples")).Where(f => FolderSource.MediaTypeOf(f) is not null);
        return pages.Concat(Directory.Exists(real) ? Directory.EnumerateFiles(real, "*.html").Where((_, i) => i % 6 == 0) : []).Order(StringComparer.Ordinal);
    }
}
