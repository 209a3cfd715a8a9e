using System.CommandLine;
using Gongwen.Cli.Exporting;
using Gongwen.Cli.Rendering.Sheets;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen export</c>: a corpus for offices and other programs.</summary>
internal static class ExportCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var command = new Command("export", messages["export.about"]);
        var format = new Option<string>("--format", "-f") { Description = messages["export.format"], DefaultValueFactory = _ => "xlsx" }
            .AcceptOnlyFromAmong("xlsx", "csv", "md", "jsonl", "datapackage");
        var output = new Option<string>("--output", "-o") { Description = messages["export.output"], HelpName = "PATH", DefaultValueFactory = _ => "-" };
        var sheets = new Option<string>("--sheets") { Description = messages["export.sheets"], DefaultValueFactory = _ => "one" }.AcceptOnlyFromAmong("one", "document");
        var mark = new Option<bool>("--bom") { Description = messages["export.bom"] };
        command.Add(format);
        command.Add(output);
        var scopes = new ScopeOptions(command, int.MaxValue, messages);
        command.Add(sheets);
        command.Add(mark);
        command.SetAction(async (parsed, _) =>
        {
            var (style, path) = (parsed.GetRequiredValue(format), parsed.GetRequiredValue(output));
            if (path == "-" && style is "xlsx" or "datapackage")
            {
                throw new UsageException(messages["export.needs-file", style]);
            }

            using var corpus = scopes.Open(parsed);
            var export = new CorpusExport(corpus, scopes.Scope(parsed, corpus), messages);
            corpus.Snapshot(() => Write(export, style, parsed.GetRequiredValue(sheets) == "document", parsed.GetValue(mark), path, messages, terminal));
            await terminal.Error.WriteLineAsync(export.Written.Documents == 0
                ? messages["export.none"]
                : messages["export.done", export.Written.Documents, export.Written.Tasks, path]).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(CorpusExport export, string style, bool perDocument, bool mark, string path, Messages messages, Terminal terminal)
    {
        if (style == "datapackage")
        {
            DataPackage.Write(path, export.Tables(), messages);
            return;
        }

        WholeFile.Write(path, terminal, output =>
        {
            switch (style)
            {
                case "jsonl":
                    export.WriteLines(output);
                    break;
                case "csv":
                    SheetCsv.Write(export.Ledger(), output, mark);
                    break;
                case "md":
                    foreach (var ledger in export.Ledgers())
                    {
                        SheetMarkdown.Write(ledger, messages, output);
                    }

                    break;
                default:
                    Workbook.Write(perDocument ? export.Ledgers() : [export.Ledger()], messages, output);
                    break;
            }
        });
    }
}
