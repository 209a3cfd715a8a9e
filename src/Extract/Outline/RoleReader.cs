using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Says what a section is for, by the words of its heading.</summary>
internal sealed class RoleReader(RuleTables rules)
{
    // A role shows in the first words; a long section holds more than what would tell it.
    private const int LongestContent = 2000;

    private readonly RuleSet _rows = rules["roles"];
    private readonly FrozenDictionary<RuleRow, SectionRole> _roles = rules["roles"].ToFrozenDictionary(r => r, r => Role(r["role"]));
    private readonly ImmutableArray<(RuleRow Rule, SectionRole From, SectionRole To)> _contents = ByPlace(rules, "");
    private readonly ImmutableArray<(RuleRow Rule, SectionRole From, SectionRole To)> _last = ByPlace(rules, "last");

    /// <summary>The role that <paramref name="heading"/> names first; the first row wins where two begin at the same place.</summary>
    public (SectionRole Role, string Rule)? Read(ReadOnlySpan<char> heading)
    {
        (SectionRole, string)? best = null;
        var first = int.MaxValue;
        foreach (var rule in _rows.Candidates(heading))
        {
            foreach (var match in rule.Pattern.Regex.EnumerateMatches(heading))
            {
                if (match.Index < first)
                {
                    (best, first) = ((_roles[rule], rule.Id), match.Index);
                }

                break;
            }
        }

        return best;
    }

    /// <summary>The section in the role that its text shows where its heading leaves one open: 时间安排 that lists stages is a timetable.</summary>
    public Section ByContent(Section section, string text) => By(_contents, section, text);

    /// <summary>The last main section in the role that this place gives it where its heading leaves one open.</summary>
    public Section AsLast(Section section, string text) => By(_last, section, text);

    private static Section By(ImmutableArray<(RuleRow Rule, SectionRole From, SectionRole To)> rows, Section section, string text)
    {
        var content = TextSpan.Between(section.HeadingSpan.Start, section.Extent.End);
        var words = text.AsSpan(content.Start, Math.Min(content.Length, LongestContent)).Trim();
        foreach (var (rule, from, to) in rows)
        {
            if (section.Role == from && rule.Pattern.IsMatch(words))
            {
                return section with { Role = to, Evidence = section.Evidence with { Rule = rule.Id } };
            }
        }

        return section;
    }

    private static ImmutableArray<(RuleRow Rule, SectionRole From, SectionRole To)> ByPlace(RuleTables rules, string place) =>
        [.. rules["roles-by-content"].Where(r => r["place"] == place).Select(r => (r, Role(r["from"]), Role(r["to"])))];

    private static SectionRole Role(string name) => Enum.Parse<SectionRole>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
