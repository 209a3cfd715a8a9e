using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Says what a section is for, by the words of its heading.</summary>
internal sealed class RoleReader(RuleTables rules)
{
    private readonly ImmutableArray<(RuleRow Rule, SectionRole Role)> _rows =
        [.. rules["roles"].Select(r => (r, Enum.Parse<SectionRole>(r["role"].Replace("-", "", StringComparison.Ordinal), ignoreCase: true)))];

    /// <summary>The role that <paramref name="heading"/> names first; the first row wins where two begin at the same place.</summary>
    public (SectionRole Role, string Rule)? Read(ReadOnlySpan<char> heading)
    {
        (SectionRole, string)? best = null;
        var first = int.MaxValue;
        foreach (var (rule, role) in _rows)
        {
            foreach (var match in rule.Pattern.EnumerateMatches(heading))
            {
                if (match.Index < first)
                {
                    (best, first) = ((role, rule.Id), match.Index);
                }

                break;
            }
        }

        return best;
    }
}
