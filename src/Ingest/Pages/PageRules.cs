using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>The rule tables that know a page from the notice in it, made ready to ask.</summary>
internal sealed class PageRules
{
    private const int MostNames = 1000;

    private readonly ConcurrentDictionary<string, ImmutableArray<RuleRow>> _named = new(StringComparer.Ordinal);

    private readonly RulePattern[] _patterns;
    private readonly FrozenDictionary<PageKind, RulePattern> _kinds;
    private readonly RulePattern _icon;

    private const string Icon = "icon";

    private const int LongestMessage = 240;

    public PageRules(RuleTables rules)
    {
        var rows = rules["chrome"].Select(r => (Role: Parse(r["kind"]), Pattern: r["pattern"]))
            .Concat(rules["page-body"].Select(r => (Role: Parse(r["role"]), Pattern: r["pattern"]))).ToList();
        var byRole = rows.Concat(rows.Where(r => r.Role == LineRole.Aside).Select(r => r with { Role = LineRole.End }))
            .ToLookup(r => r.Role, r => r.Pattern);
        _patterns = [.. Enum.GetValues<LineRole>().Select(role => new RulePattern(byRole[role]))];
        _kinds = rules["page-kind"].Where(r => r["kind"] != Icon)
            .GroupBy(r => Enum.Parse<PageKind>(r["kind"], ignoreCase: true), r => r["pattern"]).ToFrozenDictionary(g => g.Key, g => new RulePattern(g));
        _icon = new RulePattern(rules["page-kind"].Where(r => r["kind"] == Icon).Select(r => r["pattern"]));
        Labels = rules["page-labels"];
        Meta = rules["page-meta"];
        Label = Pattern.AnyOf(Labels.Select(r => r["pattern"]));
        Empty = Pattern.AnyOf(rules["page-empty"].Where(r => r["kind"] == "empty").Select(r => r["pattern"]));
        Generated = Pattern.AnyOf(rules["page-empty"].Where(r => r["kind"] == "generated").Select(r => r["pattern"]));
        ChromeImage = Pattern.AnyOf(rules["page-images"].Select(r => r["pattern"]));
        FileTarget = Pattern.AnyOf(rules["page-files"].Where(r => r["kind"] == "target").Select(r => r["pattern"]));
        FileScript = Pattern.AnyOf(rules["page-files"].Where(r => r["kind"] == "script").Select(r => r["pattern"]));
        FileName = Pattern.AnyOf(rules["page-files"].Where(r => r["kind"] == "text").Select(r => r["pattern"]));
        FileTrims = new RuleSet(rules["page-files"].Where(r => r["kind"] == "trim"));
    }

    /// <summary>The labels, in the order in which one of several is chosen.</summary>
    public RuleSet Labels { get; }

    /// <summary>The meta elements, in the order in which one of several is chosen.</summary>
    public RuleSet Meta { get; }

    /// <summary>Any of the labels.</summary>
    public Pattern Label { get; }

    /// <summary>A value that says nothing.</summary>
    public Pattern Empty { get; }

    /// <summary>Says when the page was generated, which is not when it was published.</summary>
    public Pattern Generated { get; }

    /// <summary>The address or words of an image that is the page's and not the notice's.</summary>
    public Pattern ChromeImage { get; }

    /// <summary>A link's target that is a file.</summary>
    public Pattern FileTarget { get; }

    /// <summary>A link's target that may give a file.</summary>
    public Pattern FileScript { get; }

    /// <summary>A link's words that name a file.</summary>
    public Pattern FileName { get; }

    /// <summary>What surrounds the name of a file.</summary>
    public RuleSet FileTrims { get; }

    /// <summary>The patterns of one role.</summary>
    public RulePattern this[LineRole role] => _patterns[(int)role];

    /// <summary>Whether a name of the head is one that <paramref name="row"/> of <see cref="Meta"/> knows.</summary>
    public bool IsNamed(string name, RuleRow row) => RowsOf(name).Contains(row);

    /// <summary>Whether a line or title of a page is one that pages of that kind show.</summary>
    public bool IsKind(PageKind kind, ReadOnlySpan<char> text) => text.Length <= LongestMessage && _kinds[kind].IsMatch(text);

    /// <summary>Whether a picture's address says that it belongs to the page and not to the notice.</summary>
    public bool IsIcon(string target) => target.StartsWith("data:", StringComparison.Ordinal) || _icon.IsMatch(target);

    private static LineRole Parse(string name) => Enum.Parse<LineRole>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    // The heads of all pages use the same few names; hostile ones must not fill the memory.
    private ImmutableArray<RuleRow> RowsOf(string name)
    {
        if (_named.TryGetValue(name, out var rows))
        {
            return rows;
        }

        rows = [.. Meta.Candidates(name).Where(row => row.Pattern.IsMatch(name))];
        return _named.Count < MostNames ? _named.GetOrAdd(name, rows) : rows;
    }
}
