using Gongwen.Extract;
using Gongwen.Store;
using Gongwen.Store.Tests;
using NodaTime;

namespace Gongwen.Tests.Contracts;

/// <summary>What every corpus must answer.</summary>
public abstract class CorpusQueryContract : OpenedCorpus
{
    [Theory]
    [InlineData("餐桌")]
    [InlineData("厉")]
    [InlineData("文明餐桌")]
    [InlineData("文明 节约")]
    [InlineData("ＡＢＣ")]
    [InlineData("abc2024")]
    [InlineData("文明，餐桌")]
    [InlineData("㐀")]
    [InlineData("𠀀")]
    [InlineData("厲行節約")]
    [InlineData("顯著")]
    [InlineData("显著")]
    public void Words_of_any_length_are_found(string words)
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("关于开展文明、餐桌行动的通知\n厉行节约，成效显著，ABC2024、abc各一，㐀𠀀。", "a.txt"), Notices.Entry("关于桌餐的通知\n明文节日约定", "b.txt")]);
        Assert.Equal("a.txt", corpus.Query(new CorpusQuery { Text = words }).Single().Uri);
    }

    [Theory]
    [InlineData("桌餐")]
    [InlineData("BC")]
    [InlineData("，。")]
    [InlineData("  ")]
    [InlineData("餐桌 没有")]
    [InlineData("\"餐明\"")]
    [InlineData("餐* NOT 文明")]
    public void Nothing_else_is_found(string words)
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("关于开展文明餐桌行动的通知\n厉行节约，ABC。", "a.txt")]);
        Assert.Empty(corpus.Query(new CorpusQuery { Text = words }));
    }

    [Fact]
    public void A_word_in_the_title_comes_before_the_same_word_in_the_text()
    {
        using var corpus = Open();
        corpus.Store([
            Notices.Entry("关于会议的通知\n创卫创卫创卫。", "body.txt"), Notices.Entry("关于创卫的通知\n请办理好。", "title.txt"), Notices.Entry("关于会议的通知\n别的事情。", "none.txt")]);
        Assert.Equal(["title.txt", "body.txt"], corpus.Query(new CorpusQuery { Text = "创卫" }).Select(h => h.Uri));
    }

    [Fact]
    public void A_snippet_shows_the_words_where_they_stand()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry($"关于会议的通知\n{new string('甲', 100)}开展文明、餐桌行动，文明餐桌好。\n{new string('乙', 100)}", "a.txt")]);
        var snippet = corpus.Query(new CorpusQuery { Text = "文明餐桌" }).Single().Snippet!;
        Assert.Equal(["文明、餐桌", "文明餐桌"], snippet.Marks.Select(m => snippet.Text.Substring(m.Start, m.Length)));
        Assert.StartsWith("甲", snippet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', snippet.Text);
        Assert.Equal(64, snippet.Text.Length);
    }

    [Fact]
    public void A_hit_says_who_leads_and_when()
    {
        using var corpus = Open();
        corpus.Store([Notices.Full("关于开展文明餐桌行动的通知", "a.txt")]);
        var hit = corpus.Query(new CorpusQuery()).Single();
        Assert.Equal(["市文明办", "市教育局"], hit.LeadUnits);
        Assert.Equal(["云溪市文明办", "云溪市教育局"], hit.SigningAuthorities);
        Assert.Equal((new LocalDate(2024, 3, 10), new LocalDate(2024, 11, 30)), (hit.FirstDay!.Value, hit.LastDay!.Value));
        Assert.Equal(("文明餐桌行动", "云文明〔2024〕7号", "2024-03-05"), (hit.Campaign, hit.DocumentNumber, hit.Date));
        Assert.Null(hit.Snippet);
    }

    public static TheoryData<CorpusQuery, bool> Conditions => new()
    {
        { new CorpusQuery { Unit = "教育局" }, true },
        { new CorpusQuery { Unit = "教育局", Role = AssignmentRole.Lead }, true },
        { new CorpusQuery { Unit = "教育局", Role = AssignmentRole.Cooperating }, false },
        { new CorpusQuery { Role = AssignmentRole.Cooperating }, true },
        { new CorpusQuery { Role = AssignmentRole.Responsible }, false },
        { new CorpusQuery { Unit = "%" }, false },
        { new CorpusQuery { Unit = "場監管局" }, true },
        { new CorpusQuery { Year = 2024 }, true },
        { new CorpusQuery { Year = 2023 }, false },
        { new CorpusQuery { From = new LocalDate(2024, 3, 5), To = new LocalDate(2024, 3, 5) }, true },
        { new CorpusQuery { From = new LocalDate(2024, 3, 6) }, false },
        { new CorpusQuery { To = new LocalDate(2024, 3, 4) }, false },
        { new CorpusQuery { Has = [FactKind.Phases, FactKind.Deadlines, FactKind.Assignments] }, true },
        { new CorpusQuery { Has = [FactKind.Phases, FactKind.Repairs] }, false },
        { new CorpusQuery { Text = "餐桌", Year = 2024, Unit = "文明办" }, true },
        { new CorpusQuery { Limit = 0 }, false },
    };

    [Theory]
    [MemberData(nameof(Conditions), DisableDiscoveryEnumeration = true)]
    public void Conditions_are_all_met(CorpusQuery query, bool found)
    {
        using var corpus = Open();
        corpus.Store([Notices.Full("关于开展文明餐桌行动的通知", "a.txt")]);
        Assert.Equal(found, corpus.Query(query).Length == 1);
    }

    [Fact]
    public void Every_kind_of_fact_can_be_asked_for()
    {
        using var corpus = Open();
        corpus.Store([Notices.Full("关于开展文明餐桌行动的通知", "full.txt"), Notices.Entry("无", "bare.txt", with: d => d with { Title = null })]);
        Assert.All(
            Enum.GetValues<FactKind>().Except([FactKind.Repairs]),
            kind => Assert.Equal("full.txt", corpus.Query(new CorpusQuery { Has = [kind] }).Single().Uri));
    }

    [Fact]
    public void A_month_without_a_day_overlaps_the_days_asked_for()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("通知", "a.txt", with: d => d with { DocumentDate = new(new NoticeDate(2021, 3, null), Notices.Somewhere) })]);
        Assert.Single(corpus.Query(new CorpusQuery { From = new LocalDate(2021, 3, 20), To = new LocalDate(2021, 3, 25) }));
        Assert.Empty(corpus.Query(new CorpusQuery { From = new LocalDate(2021, 4, 1) }));
        Assert.Empty(corpus.Query(new CorpusQuery { To = new LocalDate(2021, 2, 28) }));
    }

    [Fact]
    public void Without_words_the_newest_comes_first()
    {
        using var corpus = Open();
        corpus.Store([.. ((int[])[2019, 2023, 2021]).Select(year =>
            Notices.Entry($"{year}", $"{year}", with: d => d with { DocumentDate = new(new NoticeDate(year, 1, 1), Notices.Somewhere) }))]);
        Assert.Equal(["2023", "2021"], corpus.Query(new CorpusQuery { Limit = 2 }).Select(h => h.Uri));
    }

    [Fact]
    public void Pages_follow_each_other_without_gap()
    {
        using var corpus = Open();
        corpus.Store([.. Enumerable.Range(0, 300).Select(i => Notices.Entry($"关于第{i}件事的通知\n文明餐桌{new string('文', i % 7)}", $"{i}"))]);
        var all = corpus.Query(new CorpusQuery { Text = "文明", Limit = 300, Copies = true }).Select(h => h.Uri).ToList();
        var pages = Enumerable.Range(0, 43).SelectMany(page => corpus.Query(new CorpusQuery { Text = "文明", Offset = page * 7, Limit = 7, Copies = true })).Select(h => h.Uri);
        Assert.Equal(300, all.Distinct().Count());
        Assert.Equal(all, pages);
    }

    public static TheoryData<string, bool> Fields => new()
    {
        { "unit:教育局", true }, { "unit:市教育局 role:lead", true }, { "unit:教育局 role:cooperating", false }, { "role:cooperating", true }, { "role:牵头", true },
        { "unit:財政局", false }, { "unit:市場監管局", true }, { "单位：教育局", true }, { "unit:明办教", false }, { "unit:“市文明办”", true },
        { "year:2024", true }, { "year:2023", false }, { "year:２０２４", true }, { "date:2024-03", true }, { "date:2024-03-05..2024-03-05", true }, { "date:..2024-03-04", false },
        { "date:2024年3月5日", true }, { "date:2024-03-06..", false }, { "phase:2024-03", true }, { "phase:2024-03-01..2024-03-09", false }, { "phase:2024-04..", false }, { "phase:..2024-03-10", true },
        { "kind:通知", true }, { "kind:方案", false }, { "organ:云溪市文明办", true }, { "organ:雲溪市", true }, { "organ:宣传部", false }, { "campaign:文明餐桌", true }, { "campaign:餐桌行动办", false },
        { "has:deadline", true }, { "has:deadlines", true }, { "has:期限", true }, { "has:repairs", false }, { "title:餐桌", true }, { "title:厉行", false }, { "heading:指导思想", true },
        { "heading:餐桌", false }, { "厉行 -浪费", true }, { "厉行 -节约", false }, { "浪费 OR 节约", true }, { "(浪费 OR 节约) NOT title:餐桌", false }, { "厉* has:phases 节约", true },
        { "NOT 浪费", true }, { "-unit:市教育局", false }, { "“厉行节约”", true }, { "\"节约厉行\"", false }, { "厉行 AND 节约", true },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void Fields_and_words_are_asked_for_together(string question, bool found)
    {
        using var corpus = Open();
        corpus.Store([Notices.Full("关于开展文明餐桌行动的通知\n厉行节约。", "a.txt")]);
        Assert.Equal(found, corpus.Query(new CorpusQuery { Text = question }).Length == 1);
    }

    [Fact]
    public void A_snippet_shows_where_most_words_stand_together()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry($"关于会议的通知\n文明{new string('甲', 200)}文明、节约与餐桌。{new string('乙', 100)}文明", "a.txt")]);
        var snippet = corpus.Query(new CorpusQuery { Text = "文明 (餐桌 OR 節約) -丙" }).Single().Snippet!;
        Assert.Equal(["文明", "节约", "餐桌"], snippet.Marks.Select(m => snippet.Text.Substring(m.Start, m.Length)));
    }

    [Fact]
    public void What_cannot_be_understood_is_said()
    {
        using var corpus = Open();
        Assert.Throws<QueryException>(() => corpus.Query(new CorpusQuery { Text = "unt:教育局" }));
    }

    [Fact]
    public virtual void Of_near_copies_one_stands_for_all()
    {
        using var corpus = Open();
        var text = string.Concat(Enumerable.Range(1, 40).Select(i => $"第{i}项由市教育局牵头，于{i % 12 + 1}月底前完成。\n"));
        corpus.Store([Notices.Entry("关于会议的通知\n" + text, "a.txt"), Notices.Entry("关于会议的通知\n" + text + "转发。", "b.txt")]);
        Assert.Equal(1, corpus.Query(new CorpusQuery { Text = "会议" }).Single().Copies);
        Assert.Equal(2, corpus.Query(new CorpusQuery { Text = "会议", Copies = true }).Length);
    }
}
