using AngleSharp.Html.Parser;

namespace Gongwen.Cli.Tests;

public sealed class ExplainTests : Session
{
    private const string Hostile = "云溪市<script>alert(1)</script>&\"教育局\u001b[2J";

    [Fact]
    public async Task Each_line_is_followed_by_what_it_was_taken_for_and_by_which_rule()
    {
        var (code, output, error) = await GongwenAsync("explain", Write("a.txt", Notice("云溪市", 2024)));
        Assert.Equal((0, ""), (code, error));
        var lines = output.Split('\n').Select(l => l.Trim()).ToList();
        var label = lines.IndexOf("牵头单位：市教育局");
        Assert.Matches(@"^└ task 开展宣传活动 · lead · 市教育局 assignment\.label\.lead 0\.\d+$", lines[label + 1]);
        Assert.Contains(lines, l => l.StartsWith("└ deadline", StringComparison.Ordinal) || l.StartsWith("└ phase 动员部署阶段 · 2024-03-01 · 2024-03-31", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Facts_of_every_kind_are_named()
    {
        var notice = """
            云教〔2024〕3号
            云溪市教育局关于印发清河行动方案的通知
            各县教育局：
            根据《河道条例》，现将方案印发给你们。
            一、工作要求
            每月25日前报送进展，全年不少于6次，12月31日前总结。
            联系人：李青，电话：0000-1234567
            附件：工作台账
            云溪市教育局
            2024年3月5日
            （此件公开发布）
            抄送：市委办公室。
            云溪市教育局办公室 2024年3月6日印发
            """;
        var (code, output, error) = await GongwenAsync("explain", Write("a.txt", notice));
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("└ recurring 每月25日前", output, StringComparison.Ordinal);
        Assert.DoesNotMatch("└ [a-z]+[A-Z]", output);
    }

    [Fact]
    public async Task Rules_that_fit_a_line_and_did_not_win_are_named()
    {
        var (_, output, _) = await GongwenAsync("explain", Write("a.txt", Notice("云溪市", 2024)));
        var lines = output.Split('\n').Select(l => l.Trim()).ToList();
        Assert.Contains("also fits: organ.suffix", lines[lines.FindIndex(l => l == "责任单位：各中小学") + 1] + lines[lines.FindLastIndex(l => l == "云溪市文明办") + 2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_whole_text_and_every_fact_and_needs_nothing_from_elsewhere()
    {
        var page = Path.Combine(Folder, "page.html");
        var notice = Notice("云溪市", 2024);
        Assert.Equal(0, (await GongwenAsync("explain", Write("a.txt", notice), "--html", page)).Code);
        using var document = await ReadAsync(page);
        Assert.Equal(Squeeze(notice), Squeeze(document.QuerySelector("article")!.TextContent));
        Assert.Empty(document.QuerySelectorAll("[src], [href], link, iframe, object"));
        foreach (var mark in document.QuerySelectorAll("mark"))
        {
            Assert.All(mark.GetAttribute("data-facts")!.Split(' '), id => Assert.NotNull(document.QuerySelector($".fact[data-fact='{id}']")));
        }

        Assert.Contains(document.QuerySelectorAll("mark.green"), m => m.TextContent == "牵头单位：市教育局");
        Assert.Equal(["开展宣传活动", "市教育局", "各中小学", "", ""], document.QuerySelectorAll("tbody td").Select(d => d.TextContent));
        Assert.Equal(2, document.QuerySelectorAll("rect").Length);
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        var page = Path.Combine(Folder, "page.html");
        await GongwenAsync("explain", Write("a.txt", Notice(Hostile, 2024)), "--html", page);
        using var document = await ReadAsync(page);
        Assert.Single(document.Scripts);
        Assert.Contains("<script>alert(1)</script>", document.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        var (_, output, _) = await GongwenAsync("explain", Path.Combine(Folder, "a.txt"));
        Assert.DoesNotContain('\u001b', output);
    }

    [Fact]
    public async Task A_page_takes_one_document()
    {
        Write("n/a.txt", Notice("云溪市", 2024));
        Write("n/b.txt", Notice("青禾县", 2024));
        var (code, _, error) = await GongwenAsync("explain", Path.Combine(Folder, "n"), "--html", Path.Combine(Folder, "page.html"));
        Assert.Equal((1, "--html takes one document at a time."), (code, error.Trim()));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(string page) =>
        new HtmlParser().ParseDocument(await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
