using System.CommandLine;
using Gongwen.Cli.Rendering;
using Gongwen.Cli.Running;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen merge OTHER</c>: what another corpus holds into this one.</summary>
internal static class MergeCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var other = new Argument<string>("OTHER") { Description = messages["merge.other"] };
        var corpus = CorpusOption.Create(messages);
        var command = new Command("merge", messages["merge.about"]) { other, corpus };
        var reading = new ReadingOptions(command, messages, terminal, ArgumentArity.Zero);
        command.SetAction((parsed, stop) => MergeAsync(parsed.GetRequiredValue(other), parsed.GetRequiredValue(corpus), reading, parsed, stop));
        return command;
    }

    /// <summary>Stores what <paramref name="from"/> holds, as a run over the places where it was found, at the times it was found there.</summary>
    public static async Task<int> MergeAsync(string from, string to, ReadingOptions reading, ParseResult parsed, CancellationToken stop)
    {
        var (reader, jobs) = (reading.Reader(parsed), reading.Jobs(parsed));
        using var originals = CorpusOriginals.Open(from);
        using var store = SqliteCorpus.OpenOrCreate(to);
        using var known = SqliteCorpus.OpenToRead(to);
        var summary = await RunProgress.ShowAsync(
            originals.Estimate(), reading.Messages, reading.Terminal, progress => new CorpusRun(reader, store, known).RunAsync(originals.ReadAsync(stop), jobs, progress, stop)).ConfigureAwait(false);
        if (!stop.IsCancellationRequested)
        {
            await new Rereading(reader, store, known).RunAsync(CorpusCare.Adopt(store, from), jobs, _ => { }, stop).ConfigureAwait(false);
        }

        SummaryTable.Write(summary, to, reading.Messages, reading.Terminal);
        return summary.Failed > 0 || stop.IsCancellationRequested ? ExitCode.SomeFailed : ExitCode.Done;
    }
}
