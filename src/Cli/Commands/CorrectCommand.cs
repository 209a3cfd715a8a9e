using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Gongwen.Cli.Rendering;
using Gongwen.Cli.Running;
using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen correct ID POINTER VALUE</c>: what a person knows better.</summary>
internal static class CorrectCommand
{
    public static Command Create(Messages messages, Terminal terminal)
    {
        var id = new Argument<string?>("ID") { Description = messages["show.id"], Arity = ArgumentArity.ZeroOrOne };
        var pointer = new Argument<string?>("POINTER") { Description = messages["correct.pointer"], Arity = ArgumentArity.ZeroOrOne };
        var value = new Argument<string?>("VALUE") { Description = messages["correct.value"], Arity = ArgumentArity.ZeroOrOne };
        var export = new Option<string?>("--export") { Description = messages["correct.export"], HelpName = "DIR" };
        var corpus = CorpusOption.Create(messages);
        var command = new Command("correct", messages["correct.about"]) { id, pointer, value, export, corpus };
        var reading = new ReadingOptions(command, messages, terminal, ArgumentArity.Zero);
        command.SetAction((parsed, _) =>
        {
            var file = parsed.GetRequiredValue(corpus);
            if (parsed.GetValue(export) is { } folder)
            {
                using var corrected = SqliteCorpus.OpenToRead(file);
                terminal.Error.WriteLine(messages["correct.exported", GoldExport.Write(corrected, folder), folder]);
                return Task.FromResult(ExitCode.Done);
            }

            var name = parsed.GetValue(id) ?? throw new UsageException(messages["correct.id"]);
            if (parsed.GetValue(pointer) is { } place)
            {
                var right = parsed.GetValue(value) ?? throw new UsageException(messages["correct.no-value", place]);
                SqliteCorpus.OpenToRead(file).Dispose(); // a corpus that is missing is not made
                using var store = SqliteCorpus.OpenOrCreate(file);
                Correct(store, DocumentId.Find(store, name, messages), (place, right), reading.Reader(parsed), messages);
            }

            using var known = SqliteCorpus.OpenToRead(file);
            using var output = new StreamWriter(terminal.Output, leaveOpen: true);
            foreach (var correction in known.Corrections(DocumentId.Find(known, name, messages).Sha256))
            {
                output.WriteLine(Printable.Clean(CorrectionLine.Of(correction, messages)));
            }

            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Correct(SqliteCorpus store, DocumentKey key, (string Pointer, string Value) change, Reader reader, Messages messages)
    {
        var stored = store.Read(key.Number);
        if (stored.Rules != reader.Rules)
        {
            throw new UsageException(messages["correct.other-rules", key.Number]);
        }

        try
        {
            var article = reader.Ingestor.Read(stored.Original);
            var known = store.Corrections(key.Sha256);
            var at = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            var made = Corrections.Make(article, reader.Extractor.Extract(article), known, (change.Pointer, change.Value, at));
            ImmutableArray<Correction> all = [.. known.Where(c => made.All(m => m.Number != c.Number)), .. made.Where(m => !m.IsIdle)];
            store.Correct(key.Number, made, reader.Read(stored.Original, all).Entry);
        }
        catch (FormatException failure)
        {
            throw new UsageException(messages["correct.impossible", failure.Message]);
        }
    }
}
