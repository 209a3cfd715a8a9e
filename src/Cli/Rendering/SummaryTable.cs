using System.Globalization;
using Gongwen.Cli.Running;
using Spectre.Console;

namespace Gongwen.Cli.Rendering;

/// <summary>What a run ends with.</summary>
internal static class SummaryTable
{
    public static void Write(RunSummary summary, string corpus, Messages messages, Terminal terminal)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn(new GridColumn().NoWrap().RightAligned()).AddColumn();
        Row("read", summary.Read + summary.Failed, Printable.Clean(messages["summary.corpus", corpus]));
        Row("new", summary.New);
        Row("renewed", summary.Renewed);
        Row("unchanged", summary.Unchanged);
        Row("repaired", summary.Repaired);
        Row("incomplete", summary.Incomplete, string.Join(messages["summary.comma"], summary.Missing.Select(m => messages["summary.lacks", messages[$"fact.{m.Key}"], m.Value])));
        Row("failed", summary.Failed);
        var (console, writer) = terminal.OpenConsole();
        using (writer)
        {
            console.Write(grid);
            foreach (var failure in summary.Failures)
            {
                console.WriteLine($"  {Printable.Clean(failure.Uri)}: {Printable.Clean(failure.Reason)}");
            }

            if (summary.Failed > summary.Failures.Count)
            {
                console.WriteLine(messages["summary.more", summary.Failed - summary.Failures.Count]);
            }
        }

        void Row(string name, int count, string note = "") =>
            grid.AddRow(new Text(messages[$"summary.{name}"]), new Text(count.ToString(CultureInfo.InvariantCulture)), new Text(note));
    }
}
