using Microsoft.Data.Sqlite;

namespace Gongwen.Store.Tests;

public sealed class FileTests : TemporaryCorpus
{
    [Fact]
    public void A_corpus_of_a_newer_version_is_refused_and_left_alone()
    {
        SqliteCorpus.OpenOrCreate(File).Dispose();
        Execute("PRAGMA user_version = 99");
        Assert.Equal(CorpusProblem.Newer, Assert.Throws<CorpusException>(() => SqliteCorpus.OpenOrCreate(File)).Problem);
        var error = Assert.Throws<CorpusException>(() => SqliteCorpus.OpenToRead(File));
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_database_is_no_corpus()
    {
        Execute("CREATE TABLE mine (x)");
        Assert.Equal(CorpusProblem.NotACorpus, Assert.Throws<CorpusException>(() => SqliteCorpus.OpenOrCreate(File)).Problem);
        Assert.Equal("mine", Ask("SELECT group_concat(name) FROM sqlite_schema"));
    }

    [Fact]
    public void A_text_file_is_no_corpus()
    {
        var text = string.Concat(Enumerable.Repeat("关于开展文明餐桌行动的通知\n", 100));
        System.IO.File.WriteAllText(File, text);
        Assert.Equal(CorpusProblem.NotACorpus, Assert.Throws<CorpusException>(() => SqliteCorpus.OpenOrCreate(File)).Problem);
        Assert.Equal(CorpusProblem.NotACorpus, Assert.Throws<CorpusException>(() => SqliteCorpus.OpenToRead(File)).Problem);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void A_missing_corpus_is_missing_to_readers()
    {
        Assert.Equal(CorpusProblem.Missing, Assert.Throws<CorpusException>(() => SqliteCorpus.OpenToRead(File)).Problem);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_named()
    {
        var path = Path.Combine(File, "nowhere.db");
        Assert.Contains(path, Assert.Throws<CorpusException>(() => SqliteCorpus.OpenOrCreate(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Readers_see_every_committed_batch_while_the_writer_goes_on()
    {
        using var writer = SqliteCorpus.OpenOrCreate(File);
        using var reader = SqliteCorpus.OpenToRead(File);
        for (var i = 1; i <= 5; i++)
        {
            writer.Store([Notices.Entry($"第{i}号通知", $"{i}.txt")]);
            Assert.Equal(i, reader.Query(new CorpusQuery { Text = "通知" }).Length);
        }
    }

    [Fact]
    public void A_change_that_was_broken_off_is_taken_back_by_the_next_reader()
    {
        using (var writer = SqliteCorpus.OpenOrCreate(File))
        {
            writer.Store([Notices.Entry("第一号通知", "1.txt")]);
        }

        // A file and its journal as a program leaves them that is killed before a corpus writes ahead.
        var left = File + ".left";
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; BEGIN IMMEDIATE; DELETE FROM notice; PRAGMA user_version = 7";
            command.ExecuteNonQuery();
            System.IO.File.Copy(File, left);
            System.IO.File.Copy(File + "-journal", left + "-journal");
        }

        using var reader = SqliteCorpus.OpenToRead(left);
        Assert.Single(reader.Query(new CorpusQuery { Text = "通知" }));
    }

    [Fact]
    public void A_second_writer_is_told_who_writes()
    {
        using (SqliteCorpus.OpenOrCreate(File))
        {
            var busy = Assert.Throws<CorpusException>(() => SqliteCorpus.OpenOrCreate(File, patience: 0));
            Assert.Equal((CorpusProblem.Busy, Environment.ProcessId, Environment.MachineName), (busy.Problem, busy.Holder!.Process, busy.Holder.Host));
            Assert.Contains(busy.Holder.Command, busy.Message, StringComparison.Ordinal);
            SqliteCorpus.OpenToRead(File).Dispose();
        }

        using var next = SqliteCorpus.OpenOrCreate(File, patience: 0);
        Assert.Equal([StoreOutcome.New], next.Store([Notices.Entry("乙", "3.txt")]));
    }

    [Fact]
    public async Task A_second_writer_waits_for_the_first()
    {
        var first = SqliteCorpus.OpenOrCreate(File);
        var second = Task.Run(() => SqliteCorpus.OpenOrCreate(File), TestContext.Current.CancellationToken);
        first.Store([Notices.Entry("甲", "1.txt")]);
        first.Dispose();
        using var corpus = await second;
        Assert.Equal([StoreOutcome.Unchanged, StoreOutcome.New], corpus.Store([Notices.Entry("甲", "2.txt"), Notices.Entry("乙", "3.txt")]));
    }

    [Fact]
    public void What_a_killed_writer_left_is_taken_over()
    {
        System.IO.File.WriteAllText($"{File}-lock", "");
        System.IO.File.WriteAllText($"{File}-writer", "{\"Process\":1");
        SqliteCorpus.OpenOrCreate(File, patience: 0).Dispose();
        Assert.Equal([File], Directory.GetFiles(Path.GetDirectoryName(File)!));
    }

    [Fact]
    public void A_writer_that_waits_in_vain_says_for_what()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File, patience: 1);
        using var other = new SqliteConnection($"Data Source={File};Pooling=False");
        other.Open();
        using var transaction = other.BeginTransaction(deferred: false);
        var error = Assert.Throws<CorpusException>(() => corpus.Store([Notices.Entry("甲", "1.txt")]));
        Assert.Equal(CorpusProblem.Busy, error.Problem);
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
        transaction.Rollback();
        Assert.Equal([StoreOutcome.New], corpus.Store([Notices.Entry("甲", "1.txt")]));
    }

    [Fact]
    public void A_closed_corpus_is_one_file()
    {
        using (var corpus = SqliteCorpus.OpenOrCreate(File))
        {
            corpus.Store([Notices.Entry("甲", "1.txt")]);
        }

        Assert.Equal([File], Directory.GetFiles(Path.GetDirectoryName(File)!));
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
