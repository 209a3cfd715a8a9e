using System.Text.Json;
using Gongwen.Extract;
using Gongwen.Store;
using Gongwen.Store.Tests;

namespace Gongwen.Tests.Contracts;

/// <summary>What every corpus must keep.</summary>
public abstract class CorpusContract : OpenedCorpus
{
    private const string Text = "关于开展文明餐桌行动的通知\n各县(区)教育局：\n一、指导思想\n厉行节约。\n云溪市文明办\n2024年3月5日\n";

    [Fact]
    public void Same_bytes_twice_are_one_document_with_two_places()
    {
        using var corpus = Open();
        Assert.Equal(
            [StoreOutcome.New, StoreOutcome.Unchanged, StoreOutcome.New],
            corpus.Store([Notices.Entry(Text, "b.txt"), Notices.Entry(Text, "a.txt"), Notices.Entry(Text + "附件", "c.txt")]));
        Assert.Equal([StoreOutcome.Unchanged], corpus.Store([Notices.Entry(Text, "b.txt")]));
        Assert.Equal(2, corpus.Query(new CorpusQuery { Copies = true }).Length);
        Assert.Equal(["a.txt", "b.txt"], corpus.Read(1).Uris);
    }

    [Fact]
    public void Seen_bytes_need_no_reading()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry(Text, "a.txt")]);
        var raw = Notices.Raw(Text, "elsewhere.txt");
        Assert.True(corpus.Holds(CorpusEntry.Hash(raw.Bytes), Notices.Rules));
        Assert.Equal([StoreOutcome.Unchanged], corpus.Store([CorpusEntry.Seen(raw, CorpusEntry.Hash(raw.Bytes))]));
        Assert.Equal(["a.txt", "elsewhere.txt"], corpus.Read(1).Uris);
    }

    [Fact]
    public void Original_and_extraction_come_back_as_they_went_in()
    {
        var raw = Notices.Raw(Text, "a.txt");
        var article = Ingest.Ingestor.Default.Read(raw);
        var document = new OfficialDocument { Text = article.Text };
        using var corpus = Open();
        corpus.Store([CorpusEntry.Read(raw, article, document, Notices.Rules)]);
        var stored = corpus.Read(1);
        Assert.Equal(raw.Bytes.ToArray(), stored.Original.Bytes.ToArray());
        Assert.Equal(NoticeJson.ToUtf8(article, document), stored.Json.ToArray());
        Assert.Equal(article.Text, JsonDocument.Parse(stored.Json).RootElement.GetProperty("text").GetString());
        Assert.Equal(("text/plain", Notices.Rules, "a.txt"), (stored.Original.MediaType, stored.Rules, stored.Original.Uri));
    }

    [Fact]
    public void What_was_stored_is_there_when_it_is_opened_again()
    {
        using (var corpus = Open())
        {
            corpus.Store([Notices.Full(Text, "a.txt")]);
            corpus.Gone("https://example.org/a", DateTimeOffset.UnixEpoch, 404);
        }

        using var again = Open();
        Assert.Equal("a.txt", again.Query(new CorpusQuery { Text = "文明餐桌", Unit = "教育局" }).Single().Uri);
        Assert.Equal(Notices.Raw(Text, "").Bytes.ToArray(), again.Read(1).Original.Bytes.ToArray());
        Assert.Equal([StoreOutcome.Unchanged], again.Store([Notices.Full(Text, "a.txt")]));
    }

    [Fact]
    public void Other_rules_replace_the_facts_and_keep_number_and_original()
    {
        using var corpus = Open();
        corpus.Store([Notices.Full(Text, "a.txt")]);
        var hash = CorpusEntry.Hash(Notices.Raw(Text, "").Bytes);
        Assert.False(corpus.Holds(hash, "rules-2"));
        Assert.Equal([StoreOutcome.Renewed], corpus.Store([Notices.Entry(Text, "a.txt", "rules-2", d => d with { Title = Notices.Fact("另一标题") })]));
        Assert.True(corpus.Holds(hash, "rules-2"));
        Assert.False(corpus.Holds(hash, Notices.Rules));
        Assert.Empty(corpus.Query(new CorpusQuery { Unit = "教育局" }));
        Assert.Equal(new DocumentKey(1, hash), corpus.Query(new CorpusQuery { Text = "另一标题" }).Single().Key);
        Assert.Equal(Notices.Raw(Text, "").Bytes.ToArray(), corpus.Read(1).Original.Bytes.ToArray());
    }

    [Fact]
    public void A_batch_that_fails_leaves_nothing()
    {
        using var corpus = Open();
        var unknown = CorpusEntry.Seen(Notices.Raw("从未存过", "x.txt"), "00");
        Assert.Throws<InvalidOperationException>(() => corpus.Store([Notices.Entry(Text, "a.txt"), unknown]));
        Assert.Empty(corpus.Query(new CorpusQuery()));
        Assert.Empty(corpus.Resolve(""));
        Assert.Equal([StoreOutcome.New], corpus.Store([Notices.Entry(Text, "a.txt")]));
    }

    [Fact]
    public void A_document_answers_to_its_number_and_to_the_beginning_of_its_hash()
    {
        using var corpus = Open();
        corpus.Store([.. Enumerable.Range(0, 40).Select(i => Notices.Entry($"第{i}号通知", $"{i}.txt"))]);
        var key = corpus.Resolve("7").Single();
        Assert.Equal(7, key.Number);
        Assert.Equal([key], corpus.Resolve(key.Sha256));
        Assert.Equal([key], corpus.Resolve(key.Sha256[..16].ToUpperInvariant()));
        Assert.Equal(10, corpus.Resolve("").Length);
        Assert.Empty(corpus.Resolve("999"));
        Assert.Empty(corpus.Resolve("没有"));
        Assert.Throws<KeyNotFoundException>(() => corpus.Read(999));
    }

    [Fact]
    public void An_edited_file_takes_the_place_of_what_it_was()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("关于甲的通知", "a.txt")]);
        corpus.Store([Notices.Entry("关于甲的通知，改", "a.txt")]);
        Assert.Equal([2], Current(corpus));
        Assert.Equal(["a.txt"], corpus.Read(1).Uris);
    }

    [Fact]
    public void A_document_stays_current_while_any_uri_holds_it()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("甲", "a.txt"), Notices.Entry("甲", "b.txt"), Notices.Entry("乙", "a.txt")]);
        Assert.Equal([1, 2], Current(corpus));
        corpus.Store([Notices.Entry("丙", "b.txt")]);
        Assert.Equal([2, 3], Current(corpus));
    }

    [Fact]
    public void What_comes_back_is_current_again()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("甲", "a.txt"), Notices.Entry("乙", "a.txt"), Notices.Entry("甲", "a.txt")]);
        Assert.Equal([1], Current(corpus));
        Assert.Equal(["a.txt"], corpus.Read(1).Uris);
    }

    [Fact]
    public void Standard_input_is_no_place()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("甲", "-"), Notices.Entry("乙", "-"), Notices.Entry("甲", "-")]);
        Assert.Equal([1, 2], Current(corpus));
        corpus.Store([Notices.Entry("甲", "a.txt"), Notices.Entry("丙", "a.txt")]);
        Assert.Equal([1, 2, 3], Current(corpus));
    }

    [Fact]
    public void What_is_gone_from_its_uri_stays_in_the_corpus()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("甲", "https://example.org/a")]);
        corpus.Gone("https://example.org/a", DateTimeOffset.UnixEpoch, 404);
        corpus.Gone("https://example.org/never-seen", DateTimeOffset.UnixEpoch);
        Assert.Equal([1], Current(corpus));
        Assert.Equal([StoreOutcome.Unchanged], corpus.Store([Notices.Entry("甲", "https://example.org/a")]));
        Assert.Equal(["https://example.org/a"], corpus.Read(1).Uris);
    }

    [Fact]
    public void A_uri_may_be_long()
    {
        using var corpus = Open();
        var uri = $"https://example.org/{new string('a', 3000)}";
        corpus.Store([Notices.Entry("甲", uri)]);
        Assert.Equal([uri], corpus.Read(1).Uris);
    }

    private static IEnumerable<long> Current(ICorpus corpus) => corpus.Query(new CorpusQuery { Copies = true }).Select(h => h.Key.Number).Order();
}
