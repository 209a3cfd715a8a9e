using System.Diagnostics;
using Gongwen.Cli.Running;
using Spectre.Console;

namespace Gongwen.Cli.Rendering;

/// <summary>Shows on standard error how a run goes on: a bar on a terminal, plain lines elsewhere.</summary>
internal static class RunProgress
{
    /// <summary>Shows the progress of <paramref name="run"/> through <paramref name="total"/> documents.</summary>
    public static async Task<RunSummary> ShowAsync(int total, Messages messages, Terminal terminal, Func<IRunProgress, Task<RunSummary>> run)
    {
        if (!terminal.ErrorIsSeen)
        {
            return await run(new Lines(total, messages, terminal.Error)).ConfigureAwait(false);
        }

        var console = terminal.ErrorConsole();
        var started = Stopwatch.StartNew();
        return await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(context => run(new Bar(context.AddTask(messages["run.progress"], maxValue: Math.Max(1, total)), started, messages, console)))
            .ConfigureAwait(false);
    }

    private sealed class Bar(ProgressTask task, Stopwatch clock, Messages messages, IAnsiConsole console) : IRunProgress
    {
        public void Stored(int documents)
        {
            task.Increment(documents);
            task.Description = Markup.Escape(messages["run.progress.rate", (int)(task.Value / clock.Elapsed.TotalSeconds)]);
        }

        public void Failed(Failure failure)
        {
            task.Increment(1);
            console.WriteLine(Printable.Clean(failure.Describe(messages)));
        }
    }

    private sealed class Lines(int total, Messages messages, TextWriter error) : IRunProgress
    {
        private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private TimeSpan _said;
        private int _done;

        public void Stored(int documents)
        {
            _done += documents;
            var elapsed = _clock.Elapsed;
            if (documents > 0 && elapsed - _said >= s_pause)
            {
                _said = elapsed;
                var rate = _done / elapsed.TotalSeconds;
                error.WriteLine(messages["run.line", _done, total, (int)rate, TimeSpan.FromSeconds(Math.Ceiling(Math.Max(0, total - _done) / rate))]);
            }
        }

        public void Failed(Failure failure)
        {
            _done++;
            error.WriteLine(failure.Describe(messages));
        }
    }
}
