using System.Globalization;
using Gongwen.Cli.Exporting;
using Gongwen.Crawl;

namespace Gongwen.Cli.Running;

/// <summary><c>gongwen crawl --init URL</c>: looks at a site and writes its entry.</summary>
internal sealed class CrawlInit(Messages messages, Terminal terminal)
{
    /// <param name="url">The site.</param>
    /// <param name="file">The SITES.yaml to add it to; null for standard output.</param>
    /// <param name="settings">Who asks.</param>
    /// <param name="stop">Ends the look early.</param>
    public async Task<int> RunAsync(string url, string? file, CrawlSettings settings, CancellationToken stop)
    {
        var start = SiteAddress.Read(url) ?? throw new UsageException(messages["init.bad-address", url]);
        var scouted = await new SiteScout { Settings = settings }.LookAsync(start, stop).ConfigureAwait(false);
        if (scouted.Entry is not { } entry)
        {
            throw new UsageException(messages["init.nothing", start.AbsoluteUri, scouted.Failure]);
        }

        var remarks = scouted.Columns.IsEmpty ? [messages["init.no-list"]] : scouted.Columns.Select(Describe).ToList();
        if (file is null)
        {
            using var output = new StreamWriter(terminal.Output, leaveOpen: true);
            await output.WriteAsync(SiteListWriter.Write(entry, remarks)).ConfigureAwait(false);
        }
        else
        {
            Add(file, entry, remarks);
        }

        return scouted.Columns.IsEmpty ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private void Add(string file, SiteEntry entry, IReadOnlyList<string> remarks)
    {
        var text = SiteListEditor.Append(File.Exists(file) ? File.ReadAllText(file) : "", entry, remarks);
        if (SiteList.Read(text).Problems is [var problem, ..])
        {
            throw new UsageException(messages["init.would-break", file, messages[$"sites.problem.{problem.Kind}", problem.Subject, problem.Help]]);
        }

        WholeFile.Write(file, terminal, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
        terminal.Error.WriteLine(messages["init.written", file, entry.Name]);
    }

    private string Describe(ScoutedColumn column) => messages[
        "init.column", column.Entries, column.Newest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?", column.Title, column.Uri.AbsoluteUri];
}
