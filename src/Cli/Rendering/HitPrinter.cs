using System.Collections.Immutable;
using Gongwen.Cli.Rendering.Sheets;
using Gongwen.Store;

namespace Gongwen.Cli.Rendering;

/// <summary>Prints what a query found.</summary>
internal static class HitPrinter
{
    /// <param name="hits">What to print, in order.</param>
    /// <param name="format"><c>table</c>, <c>json</c> (one indented array), <c>jsonl</c> or <c>csv</c>.</param>
    /// <param name="messages">For table heads.</param>
    /// <param name="terminal">Whose output is written.</param>
    public static void Print(ImmutableArray<CorpusHit> hits, string format, Messages messages, Terminal terminal)
    {
        switch (format)
        {
            case "json":
                HitJson.WriteArray(hits, terminal.Output);
                break;
            case "jsonl":
                HitJson.WriteLines(hits, terminal.Output);
                break;
            case "csv":
                SheetCsv.Write(Answers.Hits(hits), terminal.Output);
                break;
            default:
                HitTable.Write(hits, messages, terminal);
                break;
        }
    }
}
