using Gongwen.Extract;

namespace Gongwen.Store.Tests;

public sealed class CopiesTests : TemporaryCorpus
{
    private const string Title = "关于开展文明餐桌行动的通知";

    // Long enough that small edits are small.
    private static readonly string s_body = string.Concat(Enumerable.Range(0, 60).Select(i => $"第{i}项要求各餐馆{(char)('甲' + i)}厉行节约，反对浪费{(char)('乙' + (i * 7))}，做到{i * 37}个到位。\n"));

    [Fact]
    public void A_reprint_is_shown_once_and_counted()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        corpus.Store([Notices.Entry($"{Title}\n{s_body}", "first")]);
        corpus.Store([
            Notices.Entry($"转载：{Title}\n{s_body.Replace("第9项", "第九项", StringComparison.Ordinal)}\n（来源：云溪日报）", "reprint"),
            Notices.Entry($"关于别的事情的通知\n{Shuffled()}", "other"),
        ]);
        var hits = corpus.Query(new CorpusQuery { Text = "厉行节约" });
        Assert.Equal([0, 1], hits.Select(h => h.Copies).Order());
        Assert.Contains("other", hits.Select(h => h.Uri));
        Assert.Equal(3, corpus.Query(new CorpusQuery { Text = "厉行节约", Copies = true }).Length);
        Assert.Equal("reprint", corpus.Query(new CorpusQuery { Text = "第九项" }).Single().Uri);
    }

    public static TheoryData<Func<OfficialDocument, OfficialDocument>, Func<OfficialDocument, OfficialDocument>, int> Others => new()
    {
        { d => d with { DocumentNumber = Notices.Fact("云文明〔2024〕7号") }, d => d with { DocumentNumber = Notices.Fact("云文明〔2025〕7号") }, 2 },
        { d => d with { DocumentNumber = Notices.Fact("云文明〔2024〕7号") }, d => d, 1 },
        { d => d with { SigningAuthorities = [Notices.Fact("云溪市教育局")] }, d => d with { SigningAuthorities = [Notices.Fact("青禾县教育局")] }, 2 },
        { d => d with { SigningAuthorities = [Notices.Fact("云溪市教育局"), Notices.Fact("云溪市文明办")] }, d => d with { SigningAuthorities = [Notices.Fact("云溪市文明办")] }, 1 },
        { d => d with { DocumentDate = new(new NoticeDate(2024, 3, 5), Notices.Somewhere) }, d => d with { DocumentDate = new(new NoticeDate(2025, 3, 5), Notices.Somewhere) }, 2 },
    };

    [Theory]
    [MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public void What_another_organ_or_year_issues_is_another_notice(Func<OfficialDocument, OfficialDocument> one, Func<OfficialDocument, OfficialDocument> other, int shown)
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        corpus.Store([Notices.Entry($"{Title}\n{s_body}", "a", with: one), Notices.Entry($"{Title}\n{s_body}。", "b", with: other)]);
        Assert.Equal(shown, corpus.Query(new CorpusQuery { Text = "餐桌" }).Length);
    }

    [Fact]
    public void Short_texts_are_copies_only_when_they_are_the_same()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        corpus.Store([
            Notices.Entry("关于放假的通知\n各单位、各部门、各科室：放假三天，请安排好值班。", "a"), Notices.Entry("关于放假的通知 各单位各部门各科室：放假三天，请安排好值班", "b"),
            Notices.Entry("关于放假的通知\n各单位、各部门、各科室：放假四天，请安排好值班。", "c"), Notices.Entry("放假。", "d"), Notices.Entry("“放假”", "e")]);
        Assert.Equal(4, corpus.Query(new CorpusQuery { Text = "放假" }).Length);
    }

    [Fact]
    public void Groups_do_not_depend_on_batches()
    {
        var entries = Enumerable.Range(0, 9).Select(i => Notices.Entry($"{Title}{i / 3}\n{s_body.Replace($"第{i / 3}", $"另{i}", StringComparison.Ordinal)}", $"{i}")).ToList();
        using (var corpus = SqliteCorpus.OpenOrCreate(File))
        {
            corpus.Store(entries);
        }

        var together = Ask("SELECT document, first FROM copy ORDER BY 1");
        System.IO.File.Delete(File);
        using (var corpus = SqliteCorpus.OpenOrCreate(File))
        {
            entries.ForEach(e => corpus.Store([e]));
        }

        Assert.Equal(together, Ask("SELECT document, first FROM copy ORDER BY 1"));
    }

    private static string Shuffled()
    {
        var lines = s_body.Replace("各餐馆", "各学校和幼儿园都", StringComparison.Ordinal).Replace("做到", "应当切实完成好", StringComparison.Ordinal).Split('\n');
        new Random(1).Shuffle(lines);
        return string.Join('\n', lines);
    }
}
