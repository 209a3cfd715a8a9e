using System.Diagnostics;
using System.Globalization;
using Gongwen.Store;
using Microsoft.Data.Sqlite;

namespace Gongwen.Bench;

/// <summary>Fills a corpus with generated notices, asks it questions of every kind, and asks SQLite's own trigram index beside it.</summary>
internal static class SearchRun
{
    private const int QuestionsAKind = 60;
    private const int Rounds = 3;

    /// <summary>Prints what storing costs and how long answers take.</summary>
    /// <param name="folder">The notices to vary.</param>
    /// <param name="count">How many to make.</param>
    /// <param name="file">A corpus to keep, or one that was kept; null for one that is thrown away.</param>
    public static int Measure(string folder, int count, string? file)
    {
        var scratch = Directory.CreateTempSubdirectory("gongwen-bench-");
        try
        {
            var cloner = new NoticeCloner(folder);
            var corpus = file ?? Path.Combine(scratch.FullName, "corpus.db");
            if (!File.Exists(corpus))
            {
                StoreRun.Fill(corpus, cloner, count);
            }

            StoreRun.PrintSizes(corpus, count);
            var questions = Questions(cloner).ToList();
            using (var store = SqliteCorpus.OpenToRead(corpus))
            {
                Time("Gongwen", questions, q => store.Query(new CorpusQuery { Text = q, Copies = true }).Length);
            }

            if (count <= 100_000)
            {
                Trigram(Path.Combine(scratch.FullName, "trigram.db"), cloner, count, questions);
            }

            return 0;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static IEnumerable<(string Kind, string Text)> Questions(NoticeCloner cloner)
    {
        var random = new Random(1);
        var words = cloner.Words(2).GroupBy(w => w, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToArray();
        var (frequent, rare) = (words[..Math.Min(60, words.Length / 4)], words[(words.Length / 2)..]);
        var kinds = new (string Kind, Func<string> Make)[]
        {
            ("2 characters, frequent", () => Pick(frequent)),
            ("2 characters, rare", () => Pick(rare)),
            ("1 character", () => Pick(words)[..1]),
            ("phrase of 4 to 8", Phrase),
            ("2 words", () => $"{Pick(frequent)} {Pick(words)}"),
            ("3 frequent words", () => $"{Pick(frequent)} {Pick(frequent)} {Pick(frequent)}"),
            ("OR, NOT", () => $"({Pick(frequent)} OR {Pick(words)}) NOT {Pick(rare)}"),
            ("title:", () => $"title:{Pick(frequent)}"),
            ("unit: role: and a word", () => $"unit:教育局 role:lead {Pick(frequent)}"),
            ("year: and a word", () => $"year:{2010 + random.Next(16)} {Pick(frequent)}"),
            ("date: alone", () => $"date:{2010 + random.Next(16)}-0{1 + random.Next(9)}"),
            ("has: phase:", () => $"has:deadline phase:{2010 + random.Next(16)}-03..{2026}-08"),
        };
        return from kind in kinds from i in Enumerable.Range(0, QuestionsAKind) select (kind.Kind, kind.Make());

        string Pick(string[] from) => from[random.Next(from.Length)];

        string Phrase()
        {
            var text = string.Concat(cloner.Text(random.Next(10000)).Where(c => c is >= '\u4E00' and <= '\u9FD5'));
            return $"\"{text.Substring(random.Next(text.Length - 10), 4 + random.Next(5))}\"";
        }
    }

    private static void Time(string name, List<(string Kind, string Text)> questions, Func<string, int> ask)
    {
        var times = new List<(string Kind, double Milliseconds, double Processor, int Found)>();
        foreach (var round in Enumerable.Range(0, Rounds))
        {
            foreach (var (kind, text) in questions)
            {
                var (clock, processor) = (Stopwatch.StartNew(), ThreadClock.Milliseconds());
                var found = ask(text);
                if (round > 0) // the first one warms up
                {
                    times.Add((kind, clock.Elapsed.TotalMilliseconds, ThreadClock.Milliseconds() - processor, found));
                }
            }
        }

        foreach (var group in times.GroupBy(t => t.Kind).Append(times.GroupBy(_ => "all").Single()))
        {
            var sorted = group.Select(t => t.Milliseconds).Order().ToArray();
            var processor = group.Select(t => t.Processor).Order().ToArray();
            Print($"| {name} | {group.Key} | {At(processor, 50):F1} | {At(processor, 95):F1} | {At(processor, 99):F1} | {At(sorted, 50):F1} | {At(sorted, 95):F1} | {group.Count(t => t.Found > 0) * 100 / group.Count()} % |");
        }

        static double At(double[] sorted, int percent) => sorted[Math.Min(sorted.Length - 1, sorted.Length * percent / 100)];
    }

    private static void Trigram(string file, NoticeCloner cloner, int count, List<(string Kind, string Text)> questions)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE VIRTUAL TABLE t USING fts5 (body, tokenize = 'trigram')");
        var clock = Stopwatch.StartNew();
        using (var insert = connection.CreateCommand())
        {
            insert.CommandText = "INSERT INTO t VALUES ($t)";
            var text = insert.Parameters.Add("$t", SqliteType.Text);
            foreach (var batch in Enumerable.Range(0, count).Chunk(4096))
            {
                using var transaction = connection.BeginTransaction();
                insert.Transaction = transaction;
                foreach (var body in batch.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(cloner.Text).ToList())
                {
                    text.Value = body;
                    insert.ExecuteNonQuery();
                }

                transaction.Commit();
            }
        }

        Print($"FTS5 trigram: {count / clock.Elapsed.TotalSeconds:F0}/s, {new FileInfo(file).Length / count} bytes a notice, its text included");
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT rowid, snippet(t, 0, '[', ']', '…', 32) FROM t WHERE t MATCH $q ORDER BY rank LIMIT 20";
        var question = select.Parameters.Add("$q", SqliteType.Text);
        Time("FTS5 trigram", [.. questions.Where(q => !q.Kind.Contains(':', StringComparison.Ordinal))], q =>
        {
            question.Value = q;
            using var rows = select.ExecuteReader();
            var found = 0;
            while (rows.Read())
            {
                found++;
            }

            return found;
        });
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
