using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class PagesReaderTests
{
    private static readonly string[] Pieces =
    [
        "<div>", "</div>", "<p>", "</p>", "<p class=TRS_Editor>", "<span style='display:none'>", "</span>", "<br>", "<table>", "</table>", "<tr>",
        "<td colspan=3>", "<td rowspan=999999>", "</td>", "<a href='x.doc'>", "</a>", "<script>var d='2023-01-02';document.write(d)</script>",
        "<h1>", "</h1>", "<b>", "</b>", "<ul><li>", "<pre>", "</pre>", "<ruby>", "<rt>", "<!--", "-->", "<template>", "<select><option>", "<svg>",
        "<ol><li>", "<ol start=7 type=i><li value=3>", "</li>", "</ol>", "<sup>", "</sup>", "42", "<div hidden>", "<textarea>", "</textarea>", "&lt;br&gt;",
        "<thead>", "<th rowspan=0>", "<tbody>", "<p style='font-size:0;text-indent:-999px'>", "\u2028", "\v", "&amp;nbsp;",
        "关于开展节水活动的通知", "发布时间：2023-03-12 来源：云溪市", "各县水务局：", "一、活动时间", "为做好工作，经研究决定开展活动，请认真落实。",
        "附件：", "版权所有", "上一篇：", "&nbsp;", "\u3000", " \n ", "\U00020000", "\ud800", "\0", "2023年3月1日", "索引号：", "文号：", "首页 > 公告",
    ];

    private static readonly NoticeCutter Cutter = new(Ingestor.Default.Rules);

    private static readonly Arbitrary<string> Soup =
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(p => string.Concat(p)).ToArbitrary();

    [Fact]
    public void No_markup_makes_reading_fail() => Prop.ForAll(Soup, html =>
    {
        var page = HtmlReader.Read(html);
        var article = Cut(page);
        Assert.Equal(page.Lines.Length, page.Source.Text.Split('\n').Length);
        Assert.All(article.Blocks, b => Assert.Equal(b.Span, b.Span.Intersect(new TextSpan(0, article.Text.Length))));
    }).AlwaysHolds(1500);

    [Fact]
    public void Every_character_points_at_itself_on_the_page() => Prop.ForAll(Soup, html =>
    {
        using var document = new HtmlParser().ParseDocument(html);
        var original = document.DocumentElement.TextContent;
        var article = Cut(HtmlReader.Read(document));
        for (var i = 0; i < article.Text.Length; i++)
        {
            var source = article.Map.ToSource(new TextSpan(i, 1));
            if (!char.IsWhiteSpace(article.Text[i]) && source.Length > 0)
            {
                Assert.Equal(Plain(article.Text[i]), Plain(Assert.Single(original.Substring(source.Start, source.Length))));
            }
        }
    }).AlwaysHolds(300);

    [Fact]
    public void Locate_gives_the_innermost_element_that_holds_a_span() => Prop.ForAll(Soup, html =>
    {
        using var document = new HtmlParser().ParseDocument(html);
        var elements = HtmlReader.Read(document).Elements!;
        var all = document.All.ToList();
        Assert.Equal(all.Count, elements.Entries.Length);
        var length = elements.Entries[0].Text.Length;
        for (var start = 0; start < length; start += 3)
        {
            var span = new SourceSpan(start, Math.Min(2, length - start));
            var innermost = elements.Entries.Last(e => e.Text.Start <= span.Start && span.End <= e.Text.End);
            var (path, characters) = elements.Locate(span);
            Assert.Equal(innermost.Text.Length, TextOf(document, path).Length);
            var there = document.DocumentElement.TextContent.AsSpan(span.Start, span.Length);
            Assert.True(there.SequenceEqual(TextOf(document, path).AsSpan(characters.Start, characters.Length)));
        }
    }).AlwaysHolds(200);

    [Theory]
    [InlineData("<td colspan=1000000 rowspan=1000000>", 2_000)]
    [InlineData("一、各，", 100_000)]
    [InlineData("<h3>相关新闻</h3>", 20_000)]
    [InlineData("<div class=sidebar><p>为做好工作，经研究决定开展活动，请认真落实，并于月底前报送有关情况和总结材料。</p></div>", 5_000)]
    public void Hostile_pages_are_read_all_the_same(string piece, int times)
    {
        var html = (piece.StartsWith("<td ", StringComparison.Ordinal) ? "<table><tr>" : "") + string.Concat(Enumerable.Repeat(piece, times)) + "各位：";
        Assert.Contains("各位：", Cut(HtmlReader.Read(html)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>关于<span>开展\n活动</span></p>", "关于开展活动")]
    [InlineData("<a>首页</a> <a>公告</a>", "首页 公告")]
    [InlineData("<a href=1>首页</a>\n<a href=2>公告</a>", "首页 公告")]
    [InlineData("<p>一&nbsp;二\u3000三&nbsp;</p>", "一\u00A0二\u3000三")]
    [InlineData("<p>一<br>二<div>三</div>四", "一\n二\n三\n四")]
    [InlineData("<pre>一\n二</pre>", "一\n二")]
    [InlineData("<p hidden>一</p><p style='DISPLAY : none'>二</p><p style='visibility:hidden'>三</p>四", "四")]
    [InlineData("<ruby>漢<rp>(</rp><rt>hàn</rt></ruby>字", "漢字")]
    [InlineData("零<noscript>一</noscript><textarea>二</textarea><select><option>三</select><button>四</button>五", "零五")]
    [InlineData("<span style='display:block'>一</span>二", "一\n二")]
    [InlineData("", "")]
    public void Lines_are_as_people_see_them(string html, string lines) => Assert.Equal(lines, HtmlReader.Read(html).Source.Text);

    private static Article Cut(PageText page) =>
        Cutter.Cut(page, new DocumentSource("page", "", "text/html", "utf-8", 1));

    // A raised digit came from a plain one.
    private static string Plain(char c) => char.IsSurrogate(c) ? c.ToString() : c.ToString().Normalize(NormalizationForm.FormKC);

    // An XPath of child steps, walked by hand: an oracle must not share code with what it checks.
    private static string TextOf(AngleSharp.Dom.IDocument document, string path)
    {
        AngleSharp.Dom.INode node = document;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = step[..step.LastIndexOf('[')];
            var ordinal = int.Parse(step[(name.Length + 1)..^1], CultureInfo.InvariantCulture);
            node = node.ChildNodes.OfType<AngleSharp.Dom.IElement>().Where(e => e.LocalName == name).ElementAt(ordinal - 1);
        }

        return node.TextContent;
    }
}
