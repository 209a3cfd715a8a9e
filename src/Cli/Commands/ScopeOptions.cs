using System.Collections.Immutable;
using System.CommandLine;
using Gongwen.Extract;
using Gongwen.Store;
using NodaTime;

namespace Gongwen.Cli.Commands;

/// <summary>The options that narrow a question: the same for all questions.</summary>
internal sealed class ScopeOptions
{
    private static readonly ImmutableDictionary<string, AssignmentRole> s_roles = Enum.GetValues<AssignmentRole>().ToImmutableDictionary(r => NoticeJson.Kebab(r));

    private readonly Messages _messages;
    private readonly Option<string> _corpus;
    private readonly Option<string?> _unit;
    private readonly Option<string?> _role;
    private readonly Option<string?> _campaign;
    private readonly Option<string?> _organ;
    private readonly Option<int?> _year;
    private readonly Option<LocalDate?> _from;
    private readonly Option<LocalDate?> _to;
    private readonly Option<string?> _document;
    private readonly Option<int> _limit;

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    /// <param name="command">Named as in the message table: <c>COMMAND.from</c> and <c>COMMAND.to</c> say which days are meant.</param>
    /// <param name="limit">How many rows it gives unless told.</param>
    /// <param name="messages">What people see.</param>
    public ScopeOptions(Command command, int limit, Messages messages)
    {
        _messages = messages;
        _corpus = CorpusOption.Create(messages);
        _unit = new Option<string?>("--unit") { Description = messages["scope.unit"], HelpName = "NAME" };
        _role = new Option<string?>("--role") { Description = messages["scope.role"] }.AcceptOnlyFromAmong([.. s_roles.Keys.Order(StringComparer.Ordinal)]);
        _campaign = new Option<string?>("--campaign") { Description = messages["scope.campaign"], HelpName = "NAME" };
        _organ = new Option<string?>("--organ") { Description = messages["scope.organ"], HelpName = "NAME" };
        _year = new Option<int?>("--year") { Description = messages["scope.year"], HelpName = "Y" };
        _from = DayOption.Create("--from", messages[$"{command.Name}.from"], messages);
        _to = DayOption.Create("--to", messages[$"{command.Name}.to"], messages);
        _document = new Option<string?>("--document", "-d") { Description = messages["scope.document"], HelpName = "ID" };
        _limit = CountOption.Create("--limit", "-n", limit, messages);
        foreach (var option in (Option[])[_unit, _role, _campaign, _organ, _year, _from, _to, _document, _limit, _corpus])
        {
            command.Add(option);
        }
    }

    /// <summary>Opens the corpus that was named.</summary>
    public SqliteCorpus Open(ParseResult parsed) => SqliteCorpus.OpenToRead(parsed.GetRequiredValue(_corpus));

    /// <summary>What was asked for.</summary>
    /// <exception cref="UsageException">No document, or several, fit the one that was named.</exception>
    public Scope Scope(ParseResult parsed, SqliteCorpus corpus) => new()
    {
        Unit = parsed.GetValue(_unit),
        Role = parsed.GetValue(_role) is { } role ? s_roles[role] : null,
        Campaign = parsed.GetValue(_campaign),
        Organ = parsed.GetValue(_organ),
        Year = parsed.GetValue(_year),
        From = parsed.GetValue(_from),
        To = parsed.GetValue(_to),
        Document = parsed.GetValue(_document) is { } id ? DocumentId.Find(corpus, id, _messages).Number : null,
        Limit = parsed.GetValue(_limit),
    };
}
