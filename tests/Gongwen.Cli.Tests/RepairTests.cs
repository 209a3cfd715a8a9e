using System.Text.Json;

namespace Gongwen.Cli.Tests;

public sealed class RepairTests : Session
{
    private const string Broken = "云溪市关(guān)于⼆〇２３年活动的通知\n成效显着，以後瞭解《紅樓夢》。\n各科室。\n";

    [Fact]
    public async Task Text_comes_repaired_and_whole()
    {
        var (code, output, error) = await InAsync(Broken, [], "repair", "-");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal("云溪市关于二〇２３年活动的通知\n成效显着，以後瞭解《紅樓夢》。\n各科室。\n", output);
    }

    [Theory]
    [InlineData("成效显著，以后了解《紅樓夢》。", "--simplify")]
    [InlineData("成效显著，以后了解《红楼梦》。", "--simplify", "--names")]
    public async Task Simplified_only_when_asked_for(string line, params string[] options)
    {
        var (_, output, _) = await InAsync(Broken, [], ["repair", "-", .. options]);
        Assert.Equal(line, output.Split('\n')[1]);
    }

    [Fact]
    public async Task Json_says_what_was_done_where()
    {
        var (_, output, _) = await InAsync(Broken, [], "repair", "-", "--format", "jsonl");
        var document = JsonDocument.Parse(output).RootElement;
        var text = document.GetProperty("text").GetString()!;
        Assert.Equal(["source", "text", "repairs", "lost"], document.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("-", 0), (document.GetProperty("source").GetProperty("uri").GetString(), document.GetProperty("lost").GetInt32()));
        Assert.Equal(
            [("pinyin", "(guān)", ""), ("normalised", "⼆", "二")],
            document.GetProperty("repairs").EnumerateArray().Select(r => (r.GetProperty("kind").GetString()!, r.GetProperty("before").GetString()!, r.GetProperty("after").GetString()!)));
        Assert.All(document.GetProperty("repairs").EnumerateArray(), r =>
            Assert.Equal(r.GetProperty("after").GetString(), text[r.GetProperty("start").GetInt32()..r.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public async Task The_diff_shows_each_repair_in_its_line()
    {
        var (_, output, _) = await InAsync($"{Broken}零宽\u200b字符，{new string('长', 60)}⼆\n", [], "repair", "-", "--format", "diff", "--simplify");
        Assert.Equal(
            [
                "-  pinyin 1, normalised 3, over-converted 2, zero-width 1",
                "     1  云溪市关[-(guān)-]于[-⼆-]{+二+}〇[-２３-]{+23+}年活动的通知",
                "     2  成效[-显着-]{+显著+}，[-以後瞭解-]{+以后了解+}《紅樓夢》。",
                $"     4  零宽[-U+200B-]字符，{new string('长', 13)}…{new string('长', 16)}[-⼆-]{{+二+}}",
            ],
            output.TrimEnd('\n').Split('\n').Select(l => l.TrimEnd()));
    }

    [Fact]
    public async Task A_page_is_its_lines()
    {
        var page = Write("page.html", "<html><body><p>关于开展⽂明活动的通知</p><p>各科室：</p><script>x</script></body></html>");
        var (_, output, _) = await GongwenAsync("repair", page);
        Assert.Equal(["关于开展文明活动的通知", "各科室："], output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_named()
    {
        Write("good.txt", Broken);
        var missing = Path.Combine(Folder, "missing.txt");
        var (code, output, error) = await GongwenAsync("repair", missing, Folder);
        Assert.Equal(2, code);
        Assert.Contains($"{missing}: not read: ", error, StringComparison.Ordinal);
        Assert.StartsWith("云溪市关于", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_without_simplify_is_wrong_usage()
    {
        var (code, _, error) = await GongwenAsync("repair", Folder, "--names");
        Assert.Equal(1, code);
        Assert.Contains("--simplify", error, StringComparison.Ordinal);
    }
}
