using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>What is known of sites and their content systems: the tables under <c>Rules</c>, made ready to ask.</summary>
internal sealed class CrawlRules
{
    private const int UsualPriority = 50;
    private const int LongestName = 200;
    private const string DontFollow = "no";

    private readonly ImmutableArray<(AddressKind Kind, RuleRow Row)> _addresses;
    private readonly FrozenDictionary<string, ImmutableArray<RuleRow>> _paging;

    public CrawlRules(RuleTables tables)
    {
        Tables = tables;
        _addresses = [.. tables["addresses"].Select(row => (Enum.Parse<AddressKind>(row["kind"], ignoreCase: true), row))];
        _paging = tables["paging"].GroupBy(row => row["kind"]).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>The built-in rules.</summary>
    public static CrawlRules Default { get; } = new(RuleTables.Load(typeof(CrawlRules).Assembly));

    /// <summary>The tables themselves.</summary>
    public RuleTables Tables { get; }

    /// <summary>What an address says of its page.</summary>
    public AddressKind KindOf(Uri address)
    {
        var path = address.PathAndQuery;
        foreach (var (kind, row) in _addresses)
        {
            if (row.Pattern.IsMatch(path))
            {
                return kind;
            }
        }

        return AddressKind.Unknown;
    }

    /// <summary>The day that the address of an article names; null if it names none.</summary>
    public DateOnly? DateOf(Uri address)
    {
        foreach (var (kind, row) in _addresses)
        {
            if (row.Pattern.IsMatch(address.PathAndQuery))
            {
                return kind == AddressKind.Article ? ReadDate(row.Pattern.Match(address.PathAndQuery), null) : null;
            }
        }

        return null;
    }

    /// <summary>The day that a list states in <paramref name="text"/>.</summary>
    /// <param name="text">What stands beside an entry.</param>
    /// <param name="year">The year where the text gives none; null when it is not known.</param>
    public DateOnly? ListDate(string text, int? year)
    {
        foreach (var row in Tables["list-dates"])
        {
            if (row.Pattern.IsMatch(text) && ReadDate(row.Pattern.Match(text), year) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>Whether a parameter, written <c>name=value</c>, makes no other page.</summary>
    public bool IsIdle(string parameter)
    {
        var lower = parameter.ToLowerInvariant();
        return lower.Length <= LongestName && Tables["parameters"].Any(row => row.Pattern.IsMatch(lower));
    }

    /// <summary>How soon a page of that title is to be fetched: 0 (first) to 100 (last).</summary>
    public int PriorityOf(string title) =>
        Tables.FirstMatch("titles", title) is { } found ? Priority(Tables["titles"].First(row => row.Id == found.Rule)) : UsualPriority;

    /// <summary>Whether a link with those words leads to a column worth following, and how soon; null when no rule knows the words.</summary>
    public (bool Follow, int Priority)? ColumnOf(string words)
    {
        foreach (var row in Tables["columns"])
        {
            if (row.Pattern.IsMatch(words))
            {
                return (row["follow"] != DontFollow, Priority(row));
            }
        }

        return null;
    }

    /// <summary>The part of a page that an element is, by its tag, id and classes.</summary>
    public string? RegionOf(string names)
    {
        foreach (var row in Tables["regions"])
        {
            if (names.Length <= LongestName && row.Pattern.IsMatch(names))
            {
                return row["region"];
            }
        }

        return null;
    }

    /// <summary>The rows of the paging table of that kind.</summary>
    public ImmutableArray<RuleRow> Paging(string kind) => _paging[kind];

    /// <summary>The field of a list in JSON that has that name: <c>title</c>, <c>address</c>, <c>date</c>, <c>total</c>; null for any other.</summary>
    public string? FieldOf(string name)
    {
        foreach (var row in Tables["json-fields"])
        {
            if (row.Pattern.IsMatch(name))
            {
                return row["field"];
            }
        }

        return null;
    }

    private static int Priority(RuleRow row) => int.Parse(row["priority"], CultureInfo.InvariantCulture);

    private static DateOnly? ReadDate(Match match, int? usualYear)
    {
        var (year, month, day) = (Number("year") ?? usualYear, Number("month"), Number("day"));
        year += year < 100 ? 2000 : 0;
        return year is >= 1949 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year.Value, month.Value)
            ? new DateOnly(year.Value, month.Value, day.Value)
            : null;

        int? Number(string group) =>
            match.Groups[group] is { Success: true } found && int.TryParse(found.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
