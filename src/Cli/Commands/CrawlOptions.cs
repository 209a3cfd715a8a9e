using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Gongwen.Cli.Running;
using Gongwen.Crawl;

namespace Gongwen.Cli.Commands;

/// <summary>What <c>crawl</c> and <c>nightly</c> can both be told.</summary>
internal sealed class CrawlOptions
{
    private readonly Messages _messages;
    private readonly Terminal _terminal;
    private readonly Argument<string?> _file;
    private readonly Option<string> _corpus;
    private readonly Option<string[]> _sites;
    private readonly Option<DateOnly?> _since;
    private readonly Option<int> _max;
    private readonly Option<string?> _contact;
    private readonly Option<string?> _rules;

    /// <param name="command">Gets the options.</param>
    /// <param name="messages">Names them.</param>
    /// <param name="terminal">The environment, which may name the contact.</param>
    /// <param name="needsFile">Whether it is a mistake to give no SITES.yaml.</param>
    public CrawlOptions(Command command, Messages messages, Terminal terminal, bool needsFile = true)
    {
        (_messages, _terminal) = (messages, terminal);
        _file = new Argument<string?>("SITES.yaml") { Description = messages["crawl.file"], Arity = needsFile ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne };
        _corpus = CorpusOption.Create(messages);
        _sites = new Option<string[]>("--site") { Description = messages["crawl.only"], HelpName = "NAME" };
        _since = Since(messages);
        _max = CountOption.Create("--max", "-m", int.MaxValue, messages);
        _max.DefaultValueFactory = null;
        _contact = new Option<string?>("--contact") { Description = messages["crawl.contact"], HelpName = "MAIL|URL" };
        _rules = new Option<string?>("--rules") { Description = messages["option.rules"], HelpName = "DIR" };
        command.Add(_file);
        foreach (var option in (Option[])[_corpus, _sites, _since, _max, _contact, _rules])
        {
            command.Add(option);
        }
    }

    /// <summary>The corpus file.</summary>
    public string Corpus(ParseResult parsed) => parsed.GetRequiredValue(_corpus);

    /// <summary>The SITES.yaml as it was typed; null when none was.</summary>
    public string? File(ParseResult parsed) => parsed.GetValue(_file);

    /// <inheritdoc cref="File(ParseResult)"/>
    public string? File(System.CommandLine.Parsing.SymbolResult parsed) => parsed.GetValue(_file);

    /// <summary>The sites of the file, all of them: which to visit, <see cref="Crawler"/> says.</summary>
    /// <exception cref="UsageException">The file cannot be read, or something in it is wrong.</exception>
    public ImmutableArray<SiteEntry> Sites(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(_file)!;
        var list = SiteList.Read(Read(file));
        if (!list.Problems.IsEmpty)
        {
            throw new UsageException(string.Join('\n', list.Problems.Select(p => Describe(file, p))));
        }

        var names = parsed.GetValue(_sites) ?? [];
        if (names.FirstOrDefault(n => list.Sites.All(s => s.Name != n)) is { } stranger)
        {
            throw new UsageException(_messages["crawl.unknown-site", stranger, string.Join(_messages["summary.comma"], list.Sites.Select(s => s.Name))]);
        }

        return parsed.GetValue(_since) is { } since ? [.. list.Sites.Select(s => s with { Since = since })] : list.Sites;
    }

    /// <summary>The crawl that was asked for.</summary>
    public Crawler Crawler(ParseResult parsed, bool dryRun = false)
    {
        var settings = Settings(parsed, dryRun);
        var rules = parsed.GetValue(_rules);
        return new Crawler(Running.Reader.Create(rules, _messages), Corpus(parsed), settings, rules);
    }

    /// <summary>What holds for all sites. Says so when nobody is named whom a webmaster could ask.</summary>
    public CrawlSettings Settings(ParseResult parsed, bool dryRun = false)
    {
        var settings = new CrawlSettings
        {
            Contact = parsed.GetValue(_contact) ?? (_terminal.Environment("GONGWEN_CONTACT") is { Length: > 0 } contact ? contact : null),
            MaxVisits = parsed.GetResult(_max) is { Implicit: false } ? parsed.GetValue(_max) : null,
            OnlySites = [.. parsed.GetValue(_sites) ?? []],
            DryRun = dryRun,
        };
        if (settings.Contact is null)
        {
            _terminal.Error.WriteLine(_messages["crawl.no-contact"]);
        }

        return settings;
    }

    private string Describe(string file, SiteProblem problem) =>
        _messages["sites.problem", file, problem.Line, problem.Column, _messages[$"sites.problem.{problem.Kind}", problem.Subject, problem.Help]];

    private string Read(string file)
    {
        try
        {
            return System.IO.File.ReadAllText(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(_messages["sites.unreadable", file, failure.Message]);
        }
    }

    private static Option<DateOnly?> Since(Messages messages) => new("--since")
    {
        Description = messages["crawl.since"],
        HelpName = "D",
        CustomParser = result =>
        {
            if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            result.AddError(messages["usage.date", "--since", result.Tokens[0].Value]);
            return null;
        },
    };
}
