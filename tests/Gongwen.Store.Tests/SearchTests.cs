using FsCheck;
using FsCheck.Fluent;
using Gongwen.Extract;
using Gongwen.Tests;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store.Tests;

/// <summary>What the index finds, held to reading every document.</summary>
public sealed class SearchTests : TemporaryCorpus
{
    private static readonly string[] s_letters = ["文", "明", "餐", "桌", "行", "动", "ab", "abcdefghi", "abcdefgxx", "1", " ", "，", "\n", "𠀀", "é"];

    // Some documents are read again with another text, and batches are small, so that segments are merged.
    [Fact]
    public void The_index_finds_what_reading_everything_finds() => Prop.ForAll(Texts().ArrayOf().ToArbitrary(), Questions().ArrayOf(20).ToArbitrary(), (texts, questions) =>
    {
        using var corpus = SqliteCorpus.OpenOrCreate(Path.Combine(Path.GetDirectoryName(File)!, $"{Guid.NewGuid():N}.db"));
        var stored = new Dictionary<string, string>();
        foreach (var batch in texts.Index().Chunk(3))
        {
            corpus.Store([.. batch.Select(t => Store(t.Index, t.Item, "1", stored))]);
            corpus.Store([.. batch.Where(t => t.Index % 4 == 1).Select(t => Store(t.Index, $"桌文{t.Item}", "2", stored))]);
        }

        foreach (var question in questions)
        {
            var expected = QueryParser.Parse(question) is { } node ? stored.Where(d => Holds(node, d.Value)).Select(d => d.Key) : [];
            var found = corpus.Query(new CorpusQuery { Text = question, Limit = 1000, Copies = true }).Select(h => h.Uri);
            Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        }
    }).AlwaysHolds(25);

    [Fact]
    public void Many_batches_become_few_segments()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        for (var i = 0; i < 70; i++)
        {
            corpus.Store([Notices.Entry($"关于第{i}件事的通知\n文明餐桌", $"{i}")]);
        }

        Assert.Equal("7|70", Ask("SELECT count(*), (SELECT count(*) FROM search_slot) FROM search_segment"));
        Assert.Equal(70, corpus.Query(new CorpusQuery { Text = "餐桌", Limit = 100, Copies = true }).Length);
        Assert.Equal("41", corpus.Query(new CorpusQuery { Text = "第41件" }).Single().Uri);
        Assert.Equal("ok", Ask("PRAGMA integrity_check"));
    }

    [Fact]
    public void What_the_tables_say_gives_the_index_that_reading_gave()
    {
        using (var corpus = SqliteCorpus.OpenOrCreate(File))
        {
            corpus.Store([Notices.Full("关于开展文明餐桌行动的通知\n厉行节约，ABC 2024。", "a.txt"), Notices.Entry("无", "b.txt", with: d => d with { Title = null })]);
            corpus.Store([Notices.Full("关于开展文明餐桌行动的通知\n厉行节约，ABC 2024。", "a.txt", "rules-2"), Notices.Full("关于创卫的通知", "c.txt")]);
        }

        Assert.Empty(Wrong());
        Change(connection => SearchRebuilder.Rebuild(connection));
        Assert.Empty(Wrong());
        Assert.Equal("0|3", Ask("SELECT (SELECT count(*) FROM search_dead), (SELECT count(*) FROM search_slot)"));
    }

    [Theory]
    [InlineData("UPDATE search_block SET bytes = CAST(substr(bytes, 1, 40) || x'FF' || substr(bytes, 42) AS BLOB)")]
    [InlineData("UPDATE search_block SET bytes = substr(bytes, 1, length(bytes) - 1)")]
    [InlineData("DELETE FROM search_block")]
    [InlineData("DELETE FROM search_segment")]
    [InlineData("DELETE FROM search_slot")]
    [InlineData("UPDATE unit SET name = '县教育局'")]
    public void Damage_to_the_index_is_found(string damage)
    {
        using (var corpus = SqliteCorpus.OpenOrCreate(File))
        {
            corpus.Store([Notices.Full("关于开展文明餐桌行动的通知", "a.txt")]);
        }

        Change(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = damage;
            command.ExecuteNonQuery();
        });
        Assert.Equal([1], Wrong());
    }

    [Fact]
    public void Reading_documents_again_and_again_does_not_make_the_index_grow()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        var (most, first) = (0L, 0L);
        for (var round = 0; round < 12; round++)
        {
            for (var batch = 0; batch < 4; batch++)
            {
                corpus.Store([.. Enumerable.Range(batch * 10, 10).Select(i => Notices.Entry($"第{i}号通知\n文明餐桌、厉行节约。", $"{i}.txt", $"rules-{round}"))]);
            }

            var size = long.Parse(Ask("SELECT sum(length(bytes)) FROM search_block"), System.Globalization.CultureInfo.InvariantCulture);
            (first, most) = (round == 0 ? size : first, Math.Max(most, size));
            Assert.Equal(40, corpus.Query(new CorpusQuery { Text = "餐桌", Limit = 50, Copies = true }).Length);
        }

        Assert.InRange(most, first, 3 * first);
        Assert.Empty(Wrong());
        Assert.Empty(CorpusCare.Verify(File).Faults);
    }

    private List<long> Wrong()
    {
        var wrong = new List<long>();
        Change(connection => wrong.AddRange(SearchVerifier.Wrong(connection)));
        return wrong;
    }

    private void Change(Action<SqliteConnection> change)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False;Foreign Keys=False");
        connection.Open();
        CorpusSchema.AddFunctions(connection);
        change(connection);
    }

    private static CorpusEntry Store(int number, string text, string rules, Dictionary<string, string> stored)
    {
        stored[$"{number}"] = text;
        var raw = Notices.Raw($"{number}", $"{number}");
        var article = Ingest.Ingestor.Default.Read(raw);
        return CorpusEntry.Read(raw, article with { Text = text }, new OfficialDocument { Text = text }, rules);
    }

    private static bool Holds(QueryNode node, string text) => node switch
    {
        QueryNode.All all => all.Parts.All(p => Holds(p, text)),
        QueryNode.Any any => any.Parts.Any(p => Holds(p, text)),
        QueryNode.Not not => !Holds(not.Part, text),
        QueryNode.Phrase { Place: TextPlace.Anywhere } phrase => TokenisedText.Of(text).Has(phrase),
        _ => false,
    };

    private static Gen<string> Texts() => Gen.Elements(s_letters).ListOf().Select(string.Concat);

    private static Gen<string> Questions() => Gen.Sized(size => Question(Math.Min(size, 3)));

    private static Gen<string> Question(int depth) => depth == 0
        ? Gen.Elements(s_letters.Where(l => l.Trim().Length > 0)).NonEmptyListOf().Select(l => string.Concat(l.Take(4)))
            .SelectMany(word => Gen.Elements(word, $"\"{word}\"", $"-{word}", $"{word}*", $"title:{word}"))
        : Gen.OneOf(
            Question(0),
            Question(depth - 1).Two().Select(t => $"{t.Item1} {t.Item2}"),
            Question(depth - 1).Two().Select(t => $"({t.Item1}) OR ({t.Item2})"),
            Question(depth - 1).Select(q => $"NOT ({q})"));
}
