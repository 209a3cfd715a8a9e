using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed partial class PageFactsTests
{
    private static readonly string[] Pieces =
    [
        "<meta name=PubDate content='", "'>", "2023-02-30", "20230312", "1678588800", "9999999999999", "2023年13月1日", "二〇二三年十月三十一日",
        "Mar 99, 2023", "２０２３-03-12", "发布时间：", "时间 ", "来源：", "【索引号】", "索引号", "文号：", "成文日期", "有效性：", "地点：", "：", "]", "[", "（", "）",
        "<table>", "<tr>", "<td>", "<th>", "</table>", "<dl><dt>", "<dd>", "<li>", "<p>", "</p>", "<h1>", "</h1>", "<div>", "</div>", "<a href='1.doc'>",
        "<a href='javascript:x'>", "<a href='http://['>", "<a href='/download?id=%E8%8A'>", "附件2：台账.doc", "点击下载", "(32KB)", "</a>",
        "<img src='1.jpg' alt='", "<img src='data:image/png'>", "<base href='//'>", "<link rel=canonical href='http://example.cn/1'>",
        "<script type='application/ld+json'>", "</script>", "{\"headline\":\"", "\"}", "{\"@graph\":[", "]}", "\"datePublished\":", "\\ud800", "\ud800", "[[[[",
        "关于开展节水活动的通知", "各县水务局：", "为做好工作，经研究，决定开展节水活动，请认真组织实施，按时上报。", "2023-03-12", "\u0000", "版权所有",
    ];

    // To build one compiles every rule.
    private static readonly NoticeCutter Cutter = new(Ingestor.Default.Rules);
    private static readonly FileName Names = new(new PageRules(Ingestor.Default.Rules));

    private static readonly Arbitrary<string> Soup = Gen.ArrayOf(Gen.Elements(Pieces)).Select(p => string.Concat(p)).ToArbitrary();

    [Fact]
    public void Whatever_a_page_states_is_read_and_its_dates_are_days() => Prop.ForAll(Soup, html =>
    {
        var page = Cutter.Cut(HtmlReader.Read(html), new DocumentSource("page", "", "text/html", "utf-8", 1)).Page;
        Assert.All(page.Facts.Where(f => f.Key.ToString().EndsWith("Date", StringComparison.Ordinal)), f => Assert.True(IsDay(f.Value.Value), f.Value.Value));
        Assert.All(page.Facts.Values, f => Assert.NotEqual("", f.Value.Trim()));
        Assert.All(page.Attachments, a => Assert.NotEqual("", a.Name.Trim()));
    }).AlwaysHolds(1500);

    [Fact]
    public void No_text_makes_a_date_that_is_none() => Prop.ForAll<string>(text =>
        StatedDate.Read(text ?? "") is not { Iso: { } iso } || IsDay(iso)).AlwaysHolds();

    [Fact]
    public void Every_day_is_read_in_every_form() => Prop.ForAll(Gen.Choose(0, 36_500).ToArbitrary(), number =>
    {
        var day = new DateOnly(1990, 1, 1).AddDays(number);
        var iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var form in (string[])["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy年MM月dd日", "yyyyMMdd", "MMM d, yyyy", "MMMM d, yyyy", "d MMM yyyy", "ddd, dd MMM yyyy"])
        {
            Assert.Equal(iso, StatedDate.Read(day.ToString(form, CultureInfo.InvariantCulture))?.Iso);
        }
    }).AlwaysHolds(300);

    [Theory]
    [InlineData("2023-03-12T23:30:00-05:00", "2023-03-12")]
    [InlineData("2023-03-12T10:20:30.123Z", "2023-03-12")]
    [InlineData("20230312102030", "2023-03-12")]
    [InlineData("1678588800", "2023-03-12")]
    [InlineData("1678588800000", "2023-03-12")]
    [InlineData("3/12/2023 10:20:30 AM", "2023-03-12")]
    [InlineData("Sun Mar 12 10:20:30 CST 2023", "2023-03-12")]
    [InlineData("Sun, 12 Mar 2023 02:20:30 GMT", "2023-03-12")]
    [InlineData("二○二三年三月十二日", "2023-03-12")]
    [InlineData("二〇二三年十月三十一日", "2023-10-31")]
    [InlineData("２０２３年３月１２日", "2023-03-12")]
    public void A_stated_date_is_the_local_one(string text, string iso) => Assert.Equal(iso, StatedDate.Read(text)?.Iso);

    [Theory]
    [InlineData("2023-02-30")]
    [InlineData("2023年13月1日")]
    [InlineData("2999-01-01")]
    [InlineData("1900-01-05")]
    [InlineData("20231399")]
    [InlineData("Feb 30, 2023")]
    public void A_day_that_cannot_be_is_seen_as_such(string text) => Assert.Equal((true, null), (StatedDate.Read(text) is not null, StatedDate.Read(text)?.Iso));

    [Theory]
    [InlineData("")]
    [InlineData("3/12/2023")]
    [InlineData("2023-03")]
    [InlineData("12345678901")]
    [InlineData("0000-0000000")]
    public void What_states_no_day_states_none(string text) => Assert.Null(StatedDate.Read(text));

    [Theory]
    [InlineData("附件1：节水活动统计表.docx", "节水活动统计表", 1)]
    [InlineData("附件二 节水标语汇编.pdf（32KB）", "节水标语汇编", 2)]
    [InlineData("【附件3】节水方案（试行）.doc 点击下载", "节水方案（试行）", 3)]
    [InlineData("2.《节水办法》", "节水办法", 2)]
    [InlineData("2023年节水台账.xls", "2023年节水台账", null)]
    [InlineData("点击下载：节水台账", "节水台账", null)]
    [InlineData("附件4", "", 4)]
    [InlineData("下载", "", null)]
    public void A_file_is_called_by_its_bare_name(string words, string name, int? number) =>
        Assert.Equal((name, number), Names.Read(words));

    [Theory]
    [InlineData("http://water.example.cn/a/1.html", null, "2.doc", "http://water.example.cn/a/2.doc")]
    [InlineData("page.html", "http://water.example.cn/a/1.html", "../2.doc", "http://water.example.cn/2.doc")]
    [InlineData("page.html", "/a/1.html", "2.doc", null)]
    [InlineData("page.html", null, "http://water.example.cn/2.doc", "http://water.example.cn/2.doc")]
    [InlineData("http://water.example.cn/a/1.html", null, "javascript:void(0)", null)]
    public void A_link_is_resolved_where_the_page_is_known(string uri, string? stated, string link, string? address) =>
        Assert.Equal(address, PageAddresses.Of(PlainTextReader.Read(PlainTextReader.Unmapped("")), stated, uri).Resolve(link));

    [Fact]
    public void A_hostile_script_is_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000));
        Assert.Equal([JsonLdReader.Unreadable], JsonLdReader.Read(deep).Select(v => v.Key));
        Assert.Equal([JsonLdReader.Unreadable], JsonLdReader.Read(new string(' ', 300_000)).Select(v => v.Key));
    }

    private static bool IsDay(string iso) => Day().IsMatch(iso) && DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    private static partial Regex Day();
}
