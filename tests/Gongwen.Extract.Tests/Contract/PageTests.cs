using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gongwen.Ingest;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Extract.Tests.Contract;

/// <summary>The object <c>page</c>: what the page around a notice states.</summary>
public sealed class PageTests
{
    private const string Notice = """
        <!DOCTYPE html><html><head><title>关于开展节水活动的通知</title><meta name="PubDate" content="2024-01-02"></head><body>
        <table><tr><td>索引号</td><td>00/2023-12</td><td>文号</td><td>云水发[2023]8号</td></tr>
        <tr><td>发文机关</td><td>云溪市水务局</td><td>成文日期</td><td>2023-12-10</td></tr></table>
        <h1>关于开展节水活动的通知</h1><div class="content"><p>各县水务局：</p>
        <p>为增强节水意识，营造爱水护水的良好氛围，经研究，决定在全市开展节水活动，请于12月25日前报送活动总结。</p>
        <p>附件：1.<a href="1.doc">节水活动统计表</a></p><p>2.节水标语汇编</p><p>云溪市水务局</p></div>
        <div><a href="/down?fileid=2">附件2</a> <a href="3.pdf">节水知识</a></div><p>版权所有 云溪市水务局</p></body></html>
        """;

    private static readonly JsonSchema Schema = new(JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("docs", "notice.schema.json"))).RootElement);

    public static IEnumerable<TheoryDataRow<string>> Pages =>
        Directory.GetFiles(Repository.PathOf("tests", "Gongwen.Ingest.Tests", "Cases", "PageFacts"), "*.html")
            .Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(n => new TheoryDataRow<string>(n!));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_page_keeps_the_contract(string name)
    {
        using var notice = Json(File.ReadAllText(Repository.PathOf("tests", "Gongwen.Ingest.Tests", "Cases", "PageFacts", name)), "text/html");
        Assert.Empty(Schema.Errors(notice.RootElement));
        Assert.Equal(JsonValueKind.Object, notice.RootElement.GetProperty("page").ValueKind);
    }

    [Fact]
    public void A_fact_says_what_where_and_by_what_it_was_found()
    {
        using var notice = Json(Notice, "text/html");
        var page = notice.RootElement.GetProperty("page");
        var written = page.GetProperty("writtenDate");
        Assert.Equal(("2023-12-10", "table.written"), (written.GetProperty("value").GetString(), written.GetProperty("foundAt").GetString()));
        Assert.Equal("/html[1]/body[1]/table[1]/tbody[1]/tr[2]/td[4]", written.GetProperty("source").GetProperty("element").GetString());
        Assert.Equal("[0,10]", written.GetProperty("source").GetProperty("characters").GetRawText());
        Assert.False(page.GetProperty("publishedDate").TryGetProperty("source", out _));
        Assert.Equal(JsonValueKind.Null, page.GetProperty("validity").ValueKind);
    }

    [Fact]
    public void Files_are_tied_to_the_names_in_the_text()
    {
        using var notice = Json(Notice, "text/html");
        var ties = notice.RootElement.GetProperty("page").GetProperty("attachments").EnumerateArray()
            .Select(a => $"{a.GetProperty("link")} {a.GetProperty("attachment").GetRawText()}");
        Assert.Equal(["1.doc 0", "/down?fileid=2 1", "3.pdf null"], ties);
    }

    [Fact]
    public void The_date_of_writing_gives_the_year_before_that_of_publication()
    {
        using var notice = Json(Notice, "text/html");
        Assert.Equal("2023-12-25", notice.RootElement.GetProperty("deadlines")[0].GetProperty("by").GetString());
        Assert.Equal("2024-01-02", notice.RootElement.GetProperty("publishedDate").GetString());
        Assert.Equal(JsonValueKind.Null, notice.RootElement.GetProperty("documentDate").ValueKind);
        Assert.Equal("云水发〔2023〕8号", notice.RootElement.GetProperty("documentNumber").GetString());
    }

    [Fact]
    public void A_text_file_has_no_page()
    {
        using var notice = Json("关于开展节水活动的通知\n各县水务局：\n请开展节水活动。\n云溪市水务局\n2023年12月10日", "text/plain");
        Assert.Equal(JsonValueKind.Null, notice.RootElement.GetProperty("page").ValueKind);
    }

    [Theory]
    [InlineData("节水活动统计表", null, 0)]
    [InlineData("节水标语", null, 1)]
    [InlineData("2023年节水活动统计表（修订）", null, 0)]
    [InlineData("节水", null, null)]
    [InlineData("附件", 2, 1)]
    [InlineData("另一名称", 2, 1)]
    [InlineData("节水活动统计表", 2, 0)]
    [InlineData("附件", 5, null)]
    public void A_file_is_tied_by_name_and_then_by_number(string name, int? number, int? tie)
    {
        var names = ImmutableArray.Create("节水活动统计表", "节水标语汇编").Select(n => new Fact<string>(n, new Evidence(null, "", 1)));
        Assert.Equal([tie], AttachmentTies.Tie([new PageAttachment(name, number, "1.doc", null, default)], [.. names]));
    }

    private static JsonDocument Json(string text, string mediaType)
    {
        var article = Ingestor.Default.Read(new RawDocument { Uri = "notice", Bytes = Encoding.UTF8.GetBytes(text), MediaType = mediaType, DeclaredCharset = "utf-8" });
        return JsonDocument.Parse(NoticeJson.ToUtf8(article, Extractor.Default.Extract(article)));
    }
}
