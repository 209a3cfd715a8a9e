using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Gongwen.Cli.Rendering;
using Gongwen.Cli.Rendering.Sheets;
using Gongwen.Extract;
using Gongwen.Store;

namespace Gongwen.Cli.Commands;

/// <summary><c>gongwen query [TEXT]</c>: which campaigns match, who leads, when.</summary>
internal static class QueryCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static readonly ImmutableDictionary<string, FactKind> s_kinds = Enum.GetValues<FactKind>().ToImmutableDictionary(k => NoticeJson.Kebab(k));

    private static readonly ImmutableDictionary<string, AssignmentRole> s_roles = Enum.GetValues<AssignmentRole>().ToImmutableDictionary(r => NoticeJson.Kebab(r));

    public static Command Create(Messages messages, Terminal terminal)
    {
        var text = new Argument<string[]>("TEXT") { Description = messages["query.text"], Arity = ArgumentArity.ZeroOrMore };
        var unit = new Option<string?>("--unit") { Description = messages["query.unit"], HelpName = "NAME" };
        var role = new Option<string?>("--role") { Description = messages["query.role"] }.AcceptOnlyFromAmong([.. s_roles.Keys.Order(StringComparer.Ordinal)]);
        var year = new Option<int?>("--year") { Description = messages["query.year"], HelpName = "Y" };
        var from = DayOption.Create("--from", messages["query.from"], messages);
        var to = DayOption.Create("--to", messages["query.to"], messages);
        var has = Kinds(messages);
        var limit = CountOption.Create("--limit", "-n", 20, messages);
        var offset = new Option<int>("--offset") { Description = messages["query.offset"], HelpName = "N" };
        offset.Validators.Add(result => Require(result, messages));
        var all = new Option<bool>("--all") { Description = messages["query.all"] };
        var corpus = CorpusOption.Create(messages);
        var format = new Option<string>("--format", "-f") { Description = messages["query.format"], DefaultValueFactory = _ => "table" }
            .AcceptOnlyFromAmong("table", "json", "jsonl", "csv");
        var sql = new Option<string?>("--sql") { Description = messages["query.sql", s_patience.TotalSeconds], HelpName = "SELECT" };
        var command = new Command("query", messages["query.about"]) { sql, text, unit, role, year, from, to, has, limit, offset, all, corpus, format };
        command.SetAction((parsed, _) =>
        {
            using var store = SqliteCorpus.OpenToRead(parsed.GetRequiredValue(corpus));
            if (parsed.GetValue(sql) is { } statement)
            {
                var answer = new CorpusQuestions(store).Sql(statement, s_patience, parsed.GetResult(limit) is { Implicit: false } ? parsed.GetValue(limit) : int.MaxValue);
                SheetPrinter.Print(Answers.Sql(answer), parsed.GetRequiredValue(format), messages, terminal);
                return Task.FromResult(ExitCode.Done);
            }

            var words = parsed.GetValue(text) is { Length: > 0 } typed ? string.Join(' ', typed) : null;
            var query = new CorpusQuery
            {
                Text = words,
                Unit = parsed.GetValue(unit),
                Role = parsed.GetValue(role) is { } name ? s_roles[name] : null,
                Year = parsed.GetValue(year),
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                Has = parsed.GetValue(has) is { IsDefault: false } kinds ? kinds : [],
                Limit = parsed.GetValue(limit),
                Offset = parsed.GetValue(offset),
                Copies = parsed.GetValue(all),
            };
            var hits = Ask(store, query, messages);
            if (hits.IsEmpty)
            {
                terminal.Error.WriteLine(messages["query.none"]);
            }

            HitPrinter.Print(hits, parsed.GetRequiredValue(format), messages, terminal);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static ImmutableArray<CorpusHit> Ask(SqliteCorpus store, CorpusQuery query, Messages messages)
    {
        try
        {
            return store.Query(query);
        }
        catch (QueryException mistake)
        {
            throw new UsageException(QueryMistake.Explain(mistake, messages));
        }
    }

    private static void Require(OptionResult result, Messages messages)
    {
        if (result.Tokens is [var token] && !int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            result.AddError(messages["usage.offset", token.Value]);
        }
    }

    private static Option<ImmutableArray<FactKind>> Kinds(Messages messages) => new("--has")
    {
        Description = messages["query.has", string.Join(", ", s_kinds.Keys.Order(StringComparer.Ordinal))],
        HelpName = "FACT",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => [.. result.Tokens.SelectMany(t => t.Value.Split(',')).Select(name => Kind(name, result, messages))],
    };

    private static FactKind Kind(string name, ArgumentResult result, Messages messages)
    {
        if (!s_kinds.TryGetValue(name, out var kind))
        {
            result.AddError(messages["usage.has", name, string.Join(", ", s_kinds.Keys.Order(StringComparer.Ordinal))]);
        }

        return kind;
    }
}
