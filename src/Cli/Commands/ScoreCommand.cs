using System.CommandLine;
using System.Text.Json;
using Gongwen.Cli.Rendering;
using Gongwen.Cli.Running;
using Gongwen.Extract;
using Gongwen.Extract.Scoring;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen score GOLD_DIR [PATH...]</c>: how well documents are read that somebody has answered by hand.</summary>
internal static class ScoreCommand
{
    private const string GoldSuffix = ".gold.json";

    public static Command Create(Messages messages, Terminal terminal)
    {
        var golds = new Argument<string>("GOLD_DIR") { Description = messages["score.gold"] };
        var errors = new Option<int>("--errors", "-e") { Description = messages["score.errors"], HelpName = "N" };
        var format = new Option<string>("--format", "-f") { Description = messages["score.format"], DefaultValueFactory = _ => "table" }
            .AcceptOnlyFromAmong("table", "json");
        var command = new Command("score", messages["score.about"]) { golds };
        var reading = new ReadingOptions(command, messages, terminal, ArgumentArity.ZeroOrMore);
        command.Add(errors);
        command.Add(format);
        command.SetAction(async (parsed, stop) =>
        {
            var folder = parsed.GetRequiredValue(golds);
            var answers = Answers(folder, messages);
            var extracted = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            var reader = reading.Reader(parsed);
            var aside = new AsideCount();
            var source = reading.Source(reader, aside).ReadAsync(reading.Paths(parsed) is { Length: > 0 } paths ? paths : [folder], stop);
            var outcomes = source.SelectInOrderAsync(item => Outcome.Of(item, raw => answers.ContainsKey(NameOf(raw.Uri)) ? Read(reader, raw) : (JsonElement?)null), reading.Jobs(parsed), stop);
            await foreach (var outcome in outcomes.ConfigureAwait(false))
            {
                if (outcome.Failure is { } failure)
                {
                    await terminal.Error.WriteLineAsync(failure.Describe(messages)).ConfigureAwait(false);
                }
                else if (outcome.Value is { } notice)
                {
                    extracted[NameOf(outcome.Uri)] = notice;
                }
            }

            await reading.SayAsync(aside).ConfigureAwait(false);
            var scorer = new GoldScorer();
            foreach (var (name, gold) in answers.OrderBy(a => a.Key, StringComparer.Ordinal))
            {
                if (!extracted.ContainsKey(name))
                {
                    await terminal.Error.WriteLineAsync(messages["score.unread", name]).ConfigureAwait(false);
                }

                scorer.Add(name, gold, extracted.TryGetValue(name, out var notice) ? notice : null);
            }

            ScorePrinter.Print(scorer, parsed.GetRequiredValue(format), parsed.GetValue(errors), (messages, terminal));
            return extracted.Count < answers.Count ? ExitCode.SomeFailed : ExitCode.Done;
        });
        return command;
    }

    private static Dictionary<string, JsonElement> Answers(string folder, Messages messages)
    {
        var answers = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, $"*{GoldSuffix}"))
            {
                answers.Add(Path.GetFileName(file)[..^GoldSuffix.Length], Parse(file, messages));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(failure.Message);
        }

        return answers.Count > 0 ? answers : throw new UsageException(messages["score.none", folder]);
    }

    private static JsonElement Parse(string file, Messages messages)
    {
        try
        {
            return JsonElement.Parse(File.ReadAllBytes(file));
        }
        catch (JsonException failure)
        {
            throw new UsageException(messages["score.bad-gold", file, failure.Message]);
        }
    }

    private static JsonElement? Read(Reader reader, Ingest.RawDocument raw)
    {
        var (article, document) = reader.Read(raw);
        return JsonElement.Parse(NoticeJson.ToUtf8(article, document));
    }

    private static string NameOf(string uri) => Path.GetFileNameWithoutExtension(uri);
}
