using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongwen.Store;

namespace Gongwen.Cli.Tests;

/// <summary>The real process, killed while it writes; disks that are full; files that cannot be written. What was reported stored is there.</summary>
public sealed partial class DurabilityTests : Session
{
    private const int Kills = 20;
    private const int Notices = 600;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>GONGWEN_KILLS=200 kills as often as that (bench/README.md).</summary>
    private static int KillsWanted => int.TryParse(Environment.GetEnvironmentVariable("GONGWEN_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : Kills;

    [Fact]
    public async Task Whenever_a_run_is_killed_the_corpus_is_whole_and_holds_what_was_reported()
    {
        var random = new Random(7);
        Fill(Notices);
        var (killed, lasted) = (0, 0.0);
        while (killed < KillsWanted)
        {
            var before = Documents(Corpus);
            using var run = Start("run", Path.Combine(Folder, "in"), "--corpus", Corpus);
            var reported = ReportAsync(run.StandardError);
            var clock = Stopwatch.StartNew();
            var patience = lasted == 0 ? 60_000 : (int)(lasted * (0.2 + (0.8 * random.NextDouble())));
            if (run.WaitForExit(patience))
            {
                // Undisturbed: as long as the last such run from nothing are kills tried; one that other work slowed down says nothing
                // of the next. What it stored is thrown away, so that the next has work.
                lasted = before == 0 ? clock.Elapsed.TotalMilliseconds : lasted;
                Assert.Equal(ExitCode.Done, run.ExitCode);
                Assert.Equal(Notices, Documents(Corpus));
                File.Delete(Corpus);
                continue;
            }

            run.Kill();
            await run.WaitForExitAsync(Token);
            killed++;
            var promised = Math.Max(before, await reported);
            if (promised > 0 || IsMade(Corpus))
            {
                var health = CorpusCare.Verify(Corpus);
                Assert.Empty(health.Faults.Select(f => $"{f.Kind} {f.Document}: {f.Detail}"));
                Assert.InRange(health.Documents, promised, Notices);
            }
        }
    }

    [Fact]
    public async Task Readers_see_whole_batches_while_a_run_writes()
    {
        Fill(Notices);
        using var run = Start("run", Path.Combine(Folder, "in"), "--corpus", Corpus);
        var seen = new SortedSet<long>();
        while (!run.HasExited)
        {
            if (await LookAsync() is { } count)
            {
                seen.Add(count);
            }
        }

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(Notices, await LookAsync());
        Assert.All(seen, count => Assert.True(count % 512 is 0 || count == Notices, $"{count} documents are no whole number of batches"));

        // Everything asked at one moment agrees: documents, originals, facts, index.
        Task<long?> LookAsync() => Task.Run(() =>
        {
            try
            {
                using var corpus = SqliteCorpus.OpenToRead(Corpus);
                long? documents = null;
                corpus.Snapshot(() =>
                {
                    documents = corpus.Documents().Length;
                    Assert.Equal(documents, corpus.Query(new CorpusQuery { Text = "餐桌", Limit = Notices, Copies = true }).Length);
                    Assert.Equal(documents, corpus.Query(new CorpusQuery { Unit = "教育局", Limit = Notices, Copies = true }).Length);
                });
                return documents;
            }
            catch (CorpusException early) when (early.Problem is CorpusProblem.Missing or CorpusProblem.Busy)
            {
                return null; // the file is just being made
            }
        }, Token);
    }

    [Fact]
    public async Task A_full_disk_costs_only_what_was_not_reported()
    {
        var disk = Path.Combine(Folder, "disk");
        Directory.CreateDirectory(disk);
        if (!OperatingSystem.IsLinux() || !await MountAsync("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk))
        {
            Assert.Skip("No small disk can be mounted here.");
        }

        try
        {
            var corpus = Path.Combine(disk, "corpus.db");
            Write("in/0.txt", Notice("云溪市", 2024));
            Assert.Equal(ExitCode.Done, await ExitOfAsync(Start("run", Path.Combine(Folder, "in"), "--corpus", corpus)));
            Fill(1500);
            using var run = Start("run", Path.Combine(Folder, "in"), "--corpus", corpus);
            var error = await run.StandardError.ReadToEndAsync(Token);
            Assert.Equal(ExitCode.Usage, await ExitOfAsync(run));
            Assert.Contains(corpus, error, StringComparison.Ordinal);

            // The disk is full of the log of what could not be stored: a reader still sees what was.
            var health = CorpusCare.Verify(corpus);
            Assert.Empty(health.Faults.Select(f => $"{f.Kind} {f.Document}: {f.Detail}"));
            Assert.InRange(health.Documents, Math.Max(1, Reported(error)), 1500);
        }
        finally
        {
            await MountAsync("umount", disk);
        }
    }

    [Fact]
    public async Task A_corpus_that_cannot_be_written_is_read_and_left_as_it_is()
    {
        Write("in/0.txt", Notice("云溪市", 2024));
        Assert.Equal(ExitCode.Done, (await GongwenAsync("run", Path.Combine(Folder, "in"), "--corpus", Corpus)).Code);
        var disk = Path.Combine(Folder, "disk");
        Directory.CreateDirectory(disk);
        var corpus = Path.Combine(disk, "corpus.db");
        if (!OperatingSystem.IsLinux() || !await MountAsync("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", disk))
        {
            Assert.Skip("No disk that is read-only can be mounted here; who is root may write to every file.");
        }

        try
        {
            File.Copy(Corpus, corpus);
            Assert.True(await MountAsync("mount", "-o", "remount,ro", disk));
            var before = File.ReadAllBytes(corpus);
            Write("in/1.txt", Notice("青禾县", 2024));
            var (code, _, error) = await GongwenAsync("run", Path.Combine(Folder, "in"), "--corpus", corpus);
            Assert.Equal(ExitCode.Usage, code);
            Assert.Contains(corpus, error, StringComparison.Ordinal);
            Assert.Equal(before, File.ReadAllBytes(corpus));
        }
        finally
        {
            await MountAsync("umount", disk);
        }
    }

    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Write($"in/{i:D4}.txt", Notice($"第{i}村", 2010 + (i % 15)));
        }
    }

    private static Process Start(params string[] args) => Process.Start(new ProcessStartInfo(
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "gongwen.exe" : "gongwen"), [.. args, "--lang", "en"])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<int> ExitOfAsync(Process process)
    {
        await process.WaitForExitAsync(Token);
        return process.ExitCode;
    }

    private static async Task<int> ReportAsync(StreamReader error) => Reported(await error.ReadToEndAsync(Token));

    // "512 of 600 stored, …": said after the commit.
    private static int Reported(string error) =>
        StoredLine().Matches(error).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();

    // A run that is killed at once leaves an empty database, in which no corpus was made yet.
    private static bool IsMade(string corpus)
    {
        try
        {
            SqliteCorpus.OpenToRead(corpus).Dispose();
            return true;
        }
        catch (CorpusException empty) when (empty.Problem == CorpusProblem.Missing)
        {
            return false;
        }
    }

    private static int Documents(string corpus)
    {
        if (!IsMade(corpus))
        {
            return 0;
        }

        using var store = SqliteCorpus.OpenToRead(corpus);
        return store.Documents().Length;
    }

    private static async Task<bool> MountAsync(string program, params string[] args)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true })!;
            return await ExitOfAsync(process) == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no such program here
        }
    }

    [GeneratedRegex("^([0-9]+) of [0-9]+ stored", RegexOptions.Multiline)]
    private static partial Regex StoredLine();
}
