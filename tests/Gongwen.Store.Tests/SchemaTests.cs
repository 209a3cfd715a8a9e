using System.Text.RegularExpressions;
using Gongwen.Tests;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store.Tests;

/// <summary>The schema, its description, and the way to it from every version that was released.</summary>
public sealed partial class SchemaTests : TemporaryCorpus
{
    private const string Columns = """
        SELECT t.name || '.' || c.name, c.type, c."notnull", c.pk, c.cid FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'search\_%' ESCAPE '\' ORDER BY t.name, c.cid
        """;

    private const string Indexes = "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index' ORDER BY name";

    public static TheoryData<int> Released => new(Enumerable.Range(1, CorpusSchema.Version - 1));

    [Fact]
    public void Every_table_and_column_is_described()
    {
        SqliteCorpus.OpenOrCreate(File).Dispose();
        var real = Ask("SELECT t.name || '.' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'search\\_%' ESCAPE '\\'")
            .Split('\n').Order(StringComparer.Ordinal);
        Assert.Equal(real, Described().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Released))]
    public void An_older_corpus_gets_the_schema_of_a_new_one(int version)
    {
        SqliteCorpus.OpenOrCreate(File).Dispose();
        var (columns, indexes, view) = (Ask(Columns), Ask(Indexes), Ask("SELECT sql FROM sqlite_schema WHERE type = 'view'"));
        Old(version);
        SqliteCorpus.OpenToRead(File).Dispose();
        Assert.Equal(columns, Ask(Columns));
        Assert.Equal(indexes, Ask(Indexes));
        Assert.Equal(view, Ask("SELECT sql FROM sqlite_schema WHERE type = 'view'"));
        Assert.Equal($"{CorpusSchema.Version}|ok", Ask("SELECT (SELECT user_version FROM pragma_user_version), (SELECT integrity_check FROM pragma_integrity_check)"));
    }

    [Theory]
    [MemberData(nameof(Released))]
    public void An_older_corpus_is_whole_when_it_has_been_brought_up_to_date(int version)
    {
        Old(version);
        Assert.Empty(CorpusCare.Verify(File).Faults);
        Assert.Equal("0", Ask("SELECT count(*) FROM document WHERE checksum IS NULL"));
        if (version > 1)
        {
            Assert.NotEqual("0", Ask("SELECT count(*) FROM ledger"));
        }
    }

    [Fact]
    public void Version_1_keeps_all_it_knew_and_is_to_be_read_again()
    {
        Old(1);
        var facts = ((string[])["organ", "attachment", "section", "assignment", "unit", "phase", "deadline", "original", "notice"])
            .ToDictionary(t => t, t => Ask($"SELECT count(*) FROM {t}"));
        var words = Ask("SELECT group_concat(name) FROM (SELECT name FROM unit ORDER BY document, assignment, ordinal)");
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        Assert.All(facts, table => Assert.Equal(table.Value, Ask($"SELECT count(*) FROM {table.Key}")));
        Assert.Equal(words, Ask("SELECT group_concat(name) FROM (SELECT name FROM unit ORDER BY document, assignment, ordinal)"));

        // One file was edited: document 1 is still held by another uri, which the fixture gave it. Standard input supersedes nothing.
        Assert.Equal("1|1\n2|7", Ask("SELECT ordinal, document FROM version WHERE uri = 's/02-joint-opinion-colophon.txt' ORDER BY ordinal"));
        Assert.Equal("0", Ask("SELECT count(*) FROM document WHERE superseded"));
        Assert.Equal("9", Ask("SELECT count(*) FROM document WHERE rules LIKE 'schema-1:%'"));
        var sha = Ask("SELECT sha256 FROM document WHERE id = 1");
        Assert.Equal(9, corpus.Query(new CorpusQuery { Copies = true }).Length);
        Assert.NotEmpty(corpus.Query(new CorpusQuery { Text = "通知" }));

        // Read again, it has the evidence that version 1 did not keep, under the same number.
        var stored = corpus.Read(1);
        var article = Ingest.Ingestor.Default.Read(stored.Original);
        var outcome = corpus.Store([CorpusEntry.Read(stored.Original, article, Extract.Extractor.Default.Extract(article), Notices.Rules)]);
        Assert.Equal([StoreOutcome.Renewed], outcome);
        Assert.Equal($"1|{sha}|{Notices.Rules}", Ask("SELECT id, sha256, rules FROM document WHERE id = 1"));
        Assert.NotEqual("0", Ask("SELECT count(*) FROM evidence WHERE document = 1 AND start IS NOT NULL"));
    }

    [Theory]
    [MemberData(nameof(Released))]
    public void A_migration_that_is_broken_off_leaves_the_old_corpus(int version)
    {
        Old(version);
        var before = Ask("SELECT group_concat(sql, ';') FROM sqlite_schema");
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();

            // A view of a name that the last table is to have: the last step fails at its very end.
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE VIEW ledger AS SELECT 1";
            command.ExecuteNonQuery();
        }

        Assert.Throws<CorpusException>(() => SqliteCorpus.OpenOrCreate(File));
        Assert.Equal($"{version}", Ask("PRAGMA user_version"));
        Assert.Equal(before, Ask("SELECT group_concat(sql, ';') FROM sqlite_schema WHERE name <> 'ledger'"));
    }

    // Tables are headings (### `name`), columns the first cells of the rows below them.
    private static IEnumerable<string> Described()
    {
        var table = "";
        foreach (var line in System.IO.File.ReadLines(Repository.PathOf("docs/corpus.md")))
        {
            table = Heading().Match(line) is { Success: true } heading ? heading.Groups[1].Value : line.StartsWith('#') ? "" : table;
            if (table.Length > 0 && line.StartsWith("| `", StringComparison.Ordinal))
            {
                foreach (var column in Name().Matches(line.Split('|')[1]).Select(m => m.Groups[1].Value))
                {
                    yield return $"{table}.{column}";
                }
            }
        }
    }

    private void Old(int version)
    {
        System.IO.File.Delete(File);
        System.IO.File.Copy(Repository.PathOf($"tests/Gongwen.Store.Tests/Corpora/version-{version}.corpus"), File);
    }

    [GeneratedRegex("^### `([a-z_]+)`")]
    private static partial Regex Heading();

    [GeneratedRegex("`([a-z0-9_]+)`")]
    private static partial Regex Name();
}
