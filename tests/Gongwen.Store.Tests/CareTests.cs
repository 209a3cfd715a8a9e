using Gongwen.Extract;
using Gongwen.Ingest;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Gongwen.Store.Tests;

/// <summary>Damage done to a corpus on purpose, and what is said of it.</summary>
public sealed class CareTests : TemporaryCorpus
{
    private const string Text = "关于开展文明餐桌行动的通知\n各县(区)教育局：\n一、指导思想\n厉行节约。\n云溪市文明办\n2024年3月5日\n";

    public static TheoryData<string, FaultKind, long?> Damages => new()
    {
        { "UPDATE original SET bytes = zeroblob(40) WHERE document = 2", FaultKind.Original, 2 },
        { "UPDATE original SET bytes = (SELECT bytes FROM original WHERE document = 1) WHERE document = 2", FaultKind.Original, 2 },
        { "DELETE FROM original WHERE document = 2", FaultKind.Original, 2 },
        { "UPDATE notice SET json = substr(json, 1, 200) WHERE document = 3", FaultKind.Notice, 3 },
        { "DELETE FROM notice WHERE document = 3", FaultKind.Notice, 3 },
        { "UPDATE unit SET end = 9999 WHERE document = 1", FaultKind.Facts, 1 },
        { "UPDATE unit SET name = '市粮食局' WHERE document = 1 AND ordinal = 1", FaultKind.Facts, 1 },
        { "UPDATE element SET value = '别的' WHERE document = 1 AND name = 'campaign'", FaultKind.Facts, 1 },
        { "DELETE FROM deadline WHERE document = 1 AND recurs = 1", FaultKind.Facts, 1 },
        { "DELETE FROM search_slot WHERE document = 3", FaultKind.Index, 3 },
        { "UPDATE document SET superseded = 1 WHERE id = 1", FaultKind.Versions, 1 },
        { "UPDATE version SET ordinal = 7 WHERE document = 3", FaultKind.Versions, null },
        { "UPDATE version SET last_seen = '2031-01-01T00:00:00Z' WHERE document = 3", FaultKind.Versions, 3 },
        { "UPDATE meta SET value = 'gongwen 9' WHERE key = 'created-by'", FaultKind.File, null },
        { "UPDATE original SET declared_charset = 'big5' WHERE document = 2", FaultKind.Original, 2 },
        { "UPDATE document SET title = '别的' WHERE id = 2", FaultKind.Facts, 2 },
        { "UPDATE document SET fetched_at = NULL WHERE id = 2", FaultKind.Facts, 2 },
        { "UPDATE section SET level = 2 WHERE document = 1 AND ordinal = 0", FaultKind.Facts, 1 },
        { "INSERT INTO ledger VALUES (1, '2024-12-01', 1, 0, 'lead')", FaultKind.Ledger, null },
        { "DELETE FROM unit_name WHERE name = '市教育局'", FaultKind.Ledger, null },
        { "UPDATE unit_name SET lead = lead + 1 WHERE name = '市教育局'", FaultKind.Ledger, null },
        { "INSERT INTO search_dead VALUES (1)", FaultKind.Index, null },
        { "UPDATE search_segment SET lengths = CAST(x'101010' AS BLOB)", FaultKind.Index, null },
        { "UPDATE search_block SET first_term = first_term + 1", FaultKind.Index, null },
        { "UPDATE copy SET first = 1 WHERE document = 2", FaultKind.Index, null },
        { "DELETE FROM copy_band WHERE document = 1", FaultKind.Index, null },
        { "DELETE FROM document WHERE id = 3", FaultKind.Document, 3 },
    };

    [Fact]
    public void A_sound_corpus_is_whole()
    {
        Fill();
        var health = CorpusCare.Verify(File);
        Assert.Empty(health.Faults);
        Assert.Equal((3, 3), (health.Documents, health.Originals));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Every_damage_is_named(string damage, FaultKind kind, long? document)
    {
        Fill();
        Execute(damage);
        Assert.Contains(CorpusCare.Verify(File).Faults, f => f.Kind == kind && f.Document == document);
    }

    [Fact]
    public void Every_flipped_bit_of_an_original_is_found()
    {
        Fill();
        for (var i = 0; i < 8; i++)
        {
            var at = 4 + (i * 9);
            var before = Ask("SELECT hex(bytes) FROM original WHERE document = 2");
            Execute($"UPDATE original SET bytes = CAST(substr(bytes, 1, {at}) || CAST(x'{(byte)(Convert.FromHexString(before)[at] ^ (1 << i)):X2}' AS BLOB) || substr(bytes, {at + 2}) AS BLOB) WHERE document = 2");
            Assert.NotEqual(before, Ask("SELECT hex(bytes) FROM original WHERE document = 2"));
            var health = CorpusCare.Verify(File);
            Assert.Equal([(FaultKind.Original, 2L)], health.Faults.Select(f => (f.Kind, f.Document!.Value)));
            Assert.Equal(2, health.Originals);
            Execute($"UPDATE original SET bytes = x'{before}' WHERE document = 2");
        }
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_told_when_it_changes_anything_that_is_stored()
    {
        FillRichly();
        var (whole, stored) = (System.IO.File.ReadAllBytes(File), Dump());
        Assert.Empty(CorpusCare.Verify(File).Faults);
        var flips = int.Parse(Environment.GetEnvironmentVariable("GONGWEN_FLIPS") ?? "200", System.Globalization.CultureInfo.InvariantCulture);
        var (random, told) = (new Random(7), 0);
        for (var i = 0; i < flips; i++)
        {
            var bit = random.Next(whole.Length * 8);
            var damaged = whole.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            System.IO.File.WriteAllBytes(File, damaged);
            if (Dump() is var now && now != stored)
            {
                told++;
                var change = now.Split('\n').Except(stored.Split('\n')).FirstOrDefault() ?? "lines are missing";
                Assert.False(Said(() => CorpusCare.Verify(File)) is { Faults.IsEmpty: true }, $"bit {bit % 8} of byte {bit / 8}: {change[..Math.Min(change.Length, 200)]}");
            }

            System.IO.File.Delete($"{File}-wal");
            System.IO.File.Delete($"{File}-shm");
        }

        Assert.True(told > flips / 4, $"{told} of {flips} flips changed anything");
    }

    [Fact]
    public void A_truncated_corpus_is_told_from_a_whole_one_at_any_length()
    {
        Fill(60);
        var whole = System.IO.File.ReadAllBytes(File);
        for (var length = 4096; length < whole.Length; length += whole.Length / 12 / 512 * 512)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            var health = Said(() => CorpusCare.Verify(File));
            Assert.True(health is null || !health.Faults.IsEmpty, $"{length} of {whole.Length} bytes");
            System.IO.File.Delete($"{File}-wal");
            System.IO.File.Delete($"{File}-shm");
        }
    }

    [Fact]
    public void A_page_of_noise_costs_only_what_stood_on_it()
    {
        Fill(60);
        var whole = System.IO.File.ReadAllBytes(File);
        var random = new Random(5);
        var rescued = 0;
        for (var page = 1; page < whole.Length / 4096; page += 7)
        {
            var damaged = whole.ToArray();
            random.NextBytes(damaged.AsSpan(page * 4096, 4096));
            System.IO.File.WriteAllBytes(File, damaged);
            if (Said(() => CorpusCare.Verify(File)) is { } health)
            {
                rescued = Math.Max(rescued, health.Originals);
                Assert.InRange(health.Originals, 0, 60);
            }
        }

        Assert.Equal(60, rescued);
    }

    [Fact]
    public async Task What_can_be_read_of_a_damaged_corpus_is_given_and_the_rest_is_named()
    {
        Fill();
        Execute("UPDATE original SET bytes = zeroblob(40) WHERE document = 2; DELETE FROM version WHERE document = 3");
        using var originals = CorpusOriginals.Open(File);
        var items = await originals.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["1.txt", "salvaged:3"], items.Where(i => i.Document is not null).Select(i => i.Uri).Order(StringComparer.Ordinal));
        Assert.Equal(["2.txt"], items.Where(i => i.Failure is not null).Select(i => i.Uri));
    }

    [Fact]
    public void A_copy_is_made_while_a_writer_goes_on()
    {
        using var writer = SqliteCorpus.OpenOrCreate(File);
        writer.Store([Notices.Full(Text, "a.txt")]);
        var copy = $"{File}.copy";
        Assert.Empty(CorpusCare.Backup(File, copy).Faults);
        writer.Store([Notices.Full(Text + "二", "b.txt")]);
        using (var restored = SqliteCorpus.OpenToRead(copy))
        {
            Assert.Equal([1L], restored.Documents());
        }

        Assert.Empty(CorpusCare.Backup(File, copy).Faults);
        using var again = SqliteCorpus.OpenToRead(copy);
        Assert.Equal([1L, 2L], again.Documents());
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(File)!, "*.part*"));
    }

    [Fact]
    public void A_copy_that_cannot_be_written_leaves_the_one_that_is_there()
    {
        Fill();
        var copy = Path.Combine(Path.GetDirectoryName(File)!, "nowhere", "copy.db");
        Assert.Contains(copy, Assert.Throws<CorpusException>(() => CorpusCare.Backup(File, copy)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_removed_is_gone_everywhere_and_what_it_replaced_is_back()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        corpus.Store([Notices.Full(Text, "a.txt"), Notices.Full(Text + "二", "a.txt"), Notices.Full(Text + "三", "b.txt")]);
        CorpusCare.Remove(corpus, 2);
        Assert.Equal("1|0\n3|0", Ask("SELECT id, superseded FROM document"));
        Assert.Equal("a.txt|1|1\nb.txt|1|3", Ask("SELECT uri, ordinal, document FROM version"));
        Assert.Equal("0", Ask("SELECT count(*) FROM evidence WHERE document = 2"));
        Assert.Empty(CorpusCare.Verify(File).Faults);
        Assert.Throws<KeyNotFoundException>(() => CorpusCare.Remove(corpus, 2));
        Assert.Equal([StoreOutcome.New], corpus.Store([Notices.Full(Text + "二", "a.txt")]));
        Assert.Empty(CorpusCare.Verify(File).Faults);
    }

    [Fact]
    public void A_sighting_told_late_takes_its_place_in_time()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        corpus.Store([At("甲", 1), At("丙", 5), At("乙", 3), At("甲", 4), At("丙", 9), At("甲", 2)]);
        Assert.Equal(
            "1|1|2024-05-01T00:00:00Z|2024-05-02T00:00:00Z\n2|3|2024-05-03T00:00:00Z|2024-05-03T00:00:00Z\n3|1|2024-05-04T00:00:00Z|2024-05-04T00:00:00Z\n4|2|2024-05-05T00:00:00Z|2024-05-09T00:00:00Z",
            Ask("SELECT ordinal, document, first_seen, last_seen FROM version"));
        Assert.Equal("1|1\n2|0\n3|1", Ask("SELECT id, superseded FROM document"));
        Assert.Empty(CorpusCare.Verify(File).Faults);

        static CorpusEntry At(string text, int day)
        {
            var raw = Notices.Raw(text, "https://example.org/a") with { FetchedAt = new DateTimeOffset(2024, 5, day, 0, 0, 0, TimeSpan.Zero) };
            var article = Ingestor.Default.Read(raw);
            return CorpusEntry.Read(raw, article, new OfficialDocument { Text = article.Text }, Notices.Rules);
        }
    }

    private void Fill(int count = 3)
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        corpus.Store([.. Enumerable.Range(1, count).Select(i => Notices.Full($"{Text}{i}", $"{i}.txt"))]);
    }

    // Something in every table: edits, copies, an answer, a place that is gone, a document that was removed.
    private void FillRichly()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        corpus.Store([.. Enumerable.Range(1, 20).Select(i => Notices.Full($"{Text}{i}", $"{i % 15}.txt"))]);
        corpus.Store([.. Enumerable.Range(1, 12).Select(i => Notices.Full($"{Text}{string.Concat(Enumerable.Range(i * 100, 300))}", $"long/{i}.txt"))]);
        corpus.Store([.. Enumerable.Range(1, 8).Select(i => Notices.Ledger($"{Text}台账{i}", $"ledger/{i}", Notices.Rules, (["市教育局", $"第{i}中学"], AssignmentRole.Lead, i % 3 == 0 ? null : new LocalDate(2024, i, 1))))]);
        corpus.Gone("3.txt", DateTimeOffset.UnixEpoch, 404);
        corpus.Correct(4, [new Correction(0, "/title", "\"旧\"", "\"新\"", "2024-05-01T00:00:00Z", CorrectionState.Applied)], Notices.Full($"{Text}4", "4.txt"));
        CorpusCare.Remove(corpus, 5);
    }

    // All that is stored, as any SQLite program reads it; what it says when it cannot.
    private string Dump()
    {
        try
        {
            var all = new System.Text.StringBuilder(Ask("SELECT type, name, tbl_name, sql FROM sqlite_schema"));
            foreach (var table in Ask("SELECT name FROM sqlite_schema WHERE type = 'table'").Split('\n'))
            {
                using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = $"SELECT * FROM {table}";
                using var rows = command.ExecuteReader();
                while (rows.Read())
                {
                    all.AppendJoin('|', Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : $"{rows.GetDataTypeName(i)} {rows.GetValue(i)}")).Append('\n');
                }
            }

            return all.ToString();
        }
        catch (SqliteException failure)
        {
            return failure.Message;
        }
    }

    // What is said of the file as a whole instead is an answer too: null.
    private static CorpusHealth? Said(Func<CorpusHealth> verify)
    {
        try
        {
            return verify();
        }
        catch (CorpusException failure) when (failure.Problem is CorpusProblem.NotACorpus or CorpusProblem.Failed or CorpusProblem.Newer or CorpusProblem.Missing)
        {
            return null;
        }
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
