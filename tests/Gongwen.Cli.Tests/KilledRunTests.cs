using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongwen.Store;
using Microsoft.Data.Sqlite;

namespace Gongwen.Cli.Tests;

/// <summary>The real process, really killed.</summary>
public sealed class KilledRunTests : Session
{
    private const int Notices = 1300; // some batches and a rest

    // Whatever the schema holds, but for when things were seen, and what is a checksum of that too.
    private const string Tables = """
        SELECT group_concat(c.name, ', '), t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'search%' AND t.name <> 'meta' AND c.name NOT IN ('fetched_at', 'first_seen', 'last_seen')
            AND (c.name <> 'checksum' OR t.name NOT IN ('document', 'version')) GROUP BY t.name
        """;

    [Fact]
    public async Task A_run_that_is_killed_again_and_again_ends_as_an_undisturbed_one()
    {
        for (var i = 0; i < Notices; i++)
        {
            Write($"in/{i:D4}.txt", Notice($"第{i % 1200}村", 2010 + (i % 15)) + (i % 1200));
        }

        var undisturbed = Path.Combine(Folder, "undisturbed.db");
        using (var run = Start(undisturbed))
        {
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, run.ExitCode);
        }

        // Each time it is let go on a little longer, so that it is hit while starting, reading, committing and ending.
        var killed = 0;
        for (var patience = 200; ; patience = patience * 8 / 5)
        {
            using var run = Start(Corpus);
            if (run.WaitForExit(patience))
            {
                Assert.Equal(0, run.ExitCode);
                break;
            }

            run.Kill();
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            killed++;
            Assert.Equal("ok", Scalar(Corpus, "PRAGMA integrity_check") ?? "ok");
        }

        Assert.True(killed > 0);
        Assert.Equal(Dump(undisturbed), Dump(Corpus));
    }

    private Process Start(string corpus) => Process.Start(new ProcessStartInfo(
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "gongwen.exe" : "gongwen"), ["run", Path.Combine(Folder, "in"), "--corpus", corpus])
    {
        RedirectStandardOutput = true,
    })!;

    // Every row of every table, and what the search finds: all that a reader of the corpus could see.
    private static string Dump(string corpus)
    {
        var dump = new StringBuilder();
        using (var connection = Open(corpus))
        {
            foreach (var table in Rows(connection, Tables).ToList())
            {
                dump.AppendJoin('\n', Rows(connection, $"SELECT {table[0]} FROM {table[1]}").Select(row => string.Join('|', row)).Order(StringComparer.Ordinal)).Append('\n');
            }
        }

        using var store = SqliteCorpus.OpenToRead(corpus);
        foreach (var words in (string[])["餐桌", "厉", "1187", "第3村"])
        {
            dump.AppendJoin(' ', store.Query(new CorpusQuery { Text = words, Limit = 50 }).Select(h => h.Key.Number)).Append('\n');
        }

        return dump.ToString();
    }

    private static IEnumerable<string[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return [.. Enumerable.Range(0, rows.FieldCount).Select(i => Print(rows.GetValue(i)))];
        }
    }

    private static string Print(object value) =>
        value is byte[] bytes ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string? Scalar(string corpus, string sql)
    {
        if (!File.Exists(corpus))
        {
            return null;
        }

        using var connection = Open(corpus);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static SqliteConnection Open(string corpus)
    {
        var connection = new SqliteConnection($"Data Source={corpus};Pooling=False");
        connection.Open();
        return connection;
    }
}
