using System.Text.Json;

namespace Gongwen.Store.Tests;

public sealed class StoreTests : TemporaryCorpus
{
    private const string Text = "关于开展文明餐桌行动的通知\n各县(区)教育局：\n一、指导思想\n厉行节约。\n云溪市文明办\n2024年3月5日\n";

    [Fact]
    public void Same_bytes_twice_are_one_document_with_two_places()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        Assert.Equal(
            [StoreOutcome.New, StoreOutcome.Unchanged, StoreOutcome.New],
            corpus.Store([Notices.Entry(Text, "b.txt"), Notices.Entry(Text, "a.txt"), Notices.Entry(Text + "附件", "c.txt")]));
        Assert.Equal([StoreOutcome.Unchanged], corpus.Store([Notices.Entry(Text, "b.txt")]));
        Assert.Equal("2", Ask("SELECT count(*) FROM document"));
        Assert.Equal("2", Ask("SELECT count(*) FROM search_slot"));
        Assert.Equal(["a.txt", "b.txt"], corpus.Read(1).Uris);
    }

    [Fact]
    public void Facts_are_rows_that_sql_can_ask_for()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        corpus.Store([Notices.Full(Text, "a.txt")]);
        Assert.Equal("云文明〔2024〕7号|文明餐桌行动|2024-03-05|2024-03-05|-|-|0", Ask(
            "SELECT document_number, campaign, date, document_date, print_date, published_date, repairs FROM document"));
        Assert.Equal(
            "copy-recipient|0|市委宣传部\nmain-recipient|0|各县(区)教育局\nsigning-authority|0|云溪市文明办\nsigning-authority|1|云溪市教育局",
            Ask("SELECT role, ordinal, name FROM organ ORDER BY role, ordinal"));
        Assert.Equal("文明餐桌行动台账", Ask("SELECT name FROM attachment"));
        Assert.Equal("1|一|指导思想|guiding-ideology\n1|二|-|-", Ask("SELECT level, number, heading, role FROM section ORDER BY ordinal"));
        Assert.Equal(
            "lead|开展宣传|市文明办\nlead|开展宣传|市教育局\ncooperating|检查餐馆|市市场监管局",
            Ask("""
                SELECT a.role, a.task, u.name FROM assignment a JOIN unit u ON u.document = a.document AND u.assignment = a.ordinal
                ORDER BY a.ordinal, u.ordinal
                """));
        Assert.Equal("动员部署阶段|2024-03-10|2024-03-31\n总结阶段|-|-", Ask("SELECT name, first_day, last_day FROM phase ORDER BY ordinal"));
        Assert.Equal("0|0|11月30日前|2024-11-30|-|报送总结\n1|0|每月25日前|-|FREQ=MONTHLY;BYMONTHDAY=25|报送进度", Ask("SELECT recurs, ordinal, text, last_day, recurrence, task FROM deadline"));
        Assert.Equal("每年不少于6次|at-least|6|-|次|年|-", Ask("SELECT text, comparator, quantity, high, unit, per, subject FROM measure"));
        Assert.Equal("关于厉行节约的意见|云办发〔2023〕2号", Ask("SELECT title, document_number FROM citation"));
        Assert.Equal("""李老师|["0000-1234567"]|[]""", Ask("SELECT name, phones, emails FROM contact"));
        Assert.Equal("test|nothing is wrong|0|2", Ask("SELECT code, message, start, end FROM issue WHERE code = 'test'"));
        Assert.Equal("text/plain|utf-8|通知", Ask("SELECT media_type, charset, kind FROM document"));
        Assert.Equal("campaign|文明餐桌行动\ndocumentDate|2024-03-05", Ask("SELECT name, value FROM element WHERE name IN ('campaign', 'documentDate') ORDER BY name"));
    }

    [Fact]
    public void The_view_has_the_evidence_that_the_json_has()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        corpus.Store([Notices.Full(Text, "a.txt")]);
        using var json = JsonDocument.Parse(corpus.Read(1).Json);
        var expected = json.RootElement.GetProperty("evidence").EnumerateArray().Select(e => string.Join('|',
            e.GetProperty("fact").GetString(), e.GetProperty("span")[0], e.GetProperty("span")[1], e.GetProperty("source")[0], e.GetProperty("source")[1],
            e.GetProperty("rule").GetString(), e.GetProperty("confidence")));
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            Ask("SELECT fact, start, end, source_start, source_end, rule, confidence FROM evidence").Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Other_rules_replace_the_facts_and_keep_number_and_original()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        corpus.Store([Notices.Full(Text, "a.txt")]);
        var hash = CorpusEntry.Hash(Notices.Raw(Text, "").Bytes);
        Assert.False(corpus.Holds(hash, "rules-2"));
        Assert.Equal([StoreOutcome.Renewed], corpus.Store([Notices.Entry(Text, "a.txt", "rules-2", d => d with { Title = Notices.Fact("另一标题") })]));
        Assert.True(corpus.Holds(hash, "rules-2"));
        Assert.Equal("1|另一标题|-", Ask("SELECT id, title, campaign FROM document"));
        Assert.Equal("0|0|0|0|0|0|0", Ask("""
            SELECT (SELECT count(*) FROM organ), (SELECT count(*) FROM attachment), (SELECT count(*) FROM section), (SELECT count(*) FROM assignment),
                   (SELECT count(*) FROM unit), (SELECT count(*) FROM phase), (SELECT count(*) FROM deadline)
            """));
        Assert.Single(corpus.Query(new CorpusQuery { Text = "另一标题" }));
        Assert.Equal(Text, System.Text.Encoding.UTF8.GetString(corpus.Read(1).Original.Bytes.Span));
    }

    [Fact]
    public void A_batch_that_fails_leaves_nothing()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        var unknown = CorpusEntry.Seen(Notices.Raw("从未存过", "x.txt"), "00");
        Assert.Throws<InvalidOperationException>(() => corpus.Store([Notices.Entry(Text, "a.txt"), unknown]));
        Assert.Equal("0|0|0", Ask("SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM original), (SELECT count(*) FROM search_slot)"));
        Assert.Equal([StoreOutcome.New], corpus.Store([Notices.Entry(Text, "a.txt")]));
    }
}
