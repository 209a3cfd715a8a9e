namespace Gongwen.Store.Tests;

/// <summary>What a uri held over time, and which documents are current.</summary>
public sealed class VersionTests : TemporaryCorpus
{
    private readonly Clock _clock = new();

    [Fact]
    public void An_edited_file_is_the_next_version_of_its_uri()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("关于甲的通知", "a.txt")]);
        _clock.Hours++;
        corpus.Store([Notices.Entry("关于甲的通知，改", "a.txt")]);
        _clock.Hours++;
        corpus.Store([Notices.Entry("关于甲的通知，改", "a.txt")]);
        Assert.Equal("a.txt|1|1|2024-05-01T00:00:00Z|2024-05-01T00:00:00Z\na.txt|2|2|2024-05-01T01:00:00Z|2024-05-01T02:00:00Z", Ask("SELECT uri, ordinal, document, first_seen, last_seen FROM version"));
        Assert.Equal("1|1|2024-05-01T00:00:00Z\n2|0|2024-05-01T01:00:00Z", Ask("SELECT id, superseded, fetched_at FROM document"));
        Assert.Equal([2], corpus.Query(new CorpusQuery { Text = "通知" }).Select(h => h.Key.Number));
        Assert.Equal([2], corpus.Query(new CorpusQuery()).Select(h => h.Key.Number));
        Assert.Equal(["a.txt"], corpus.Read(1).Uris);
    }

    [Fact]
    public void A_document_stays_current_while_any_uri_holds_it()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("甲", "a.txt"), Notices.Entry("甲", "b.txt"), Notices.Entry("乙", "a.txt")]);
        Assert.Equal("1|0\n2|0", Ask("SELECT id, superseded FROM document"));
        corpus.Store([Notices.Entry("丙", "b.txt")]);
        Assert.Equal("1|1\n2|0\n3|0", Ask("SELECT id, superseded FROM document"));
    }

    [Fact]
    public void What_comes_back_is_a_new_version_and_current_again()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("甲", "a.txt"), Notices.Entry("乙", "a.txt"), Notices.Entry("甲", "a.txt")]);
        Assert.Equal("1|1\n2|2\n3|1", Ask("SELECT ordinal, document FROM version ORDER BY ordinal"));
        Assert.Equal("1|0\n2|1", Ask("SELECT id, superseded FROM document"));
        Assert.Equal(["a.txt"], corpus.Read(1).Uris);
    }

    [Fact]
    public void Standard_input_is_no_place()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("甲", "-"), Notices.Entry("乙", "-"), Notices.Entry("甲", "-")]);
        Assert.Equal("1|0\n2|0", Ask("SELECT id, superseded FROM document"));
        Assert.Equal("2", Ask("SELECT count(*) FROM version"));
        corpus.Store([Notices.Entry("甲", "a.txt"), Notices.Entry("丙", "a.txt")]);
        Assert.Equal("1|0\n2|0\n3|0", Ask("SELECT id, superseded FROM document"));
    }

    [Fact]
    public void A_uri_that_is_gone_keeps_what_it_held_until_it_is_back()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("甲", "https://example.org/a")]);
        corpus.Gone("https://example.org/a", _clock.GetUtcNow(), 404);
        _clock.Hours++;
        corpus.Gone("https://example.org/a", _clock.GetUtcNow(), 410);
        Assert.Equal("https://example.org/a|2024-05-01T00:00:00Z|404", Ask("SELECT uri, gone_at, status FROM resource"));
        Assert.Equal("0", Ask("SELECT superseded FROM document"));
        corpus.Store([Notices.Entry("甲", "https://example.org/a")]);
        Assert.Equal("", Ask("SELECT * FROM resource"));
        Assert.Equal("1", Ask("SELECT count(*) FROM version"));
    }

    private SqliteCorpus Open() => SqliteCorpus.OpenOrCreate(File, clock: _clock);

    private sealed class Clock : TimeProvider
    {
        public int Hours { get; set; }

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero).AddHours(Hours);
    }
}
