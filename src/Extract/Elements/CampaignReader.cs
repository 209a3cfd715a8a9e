using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads the campaign's short name from the title, else from the first paragraph.</summary>
internal sealed class CampaignReader(RuleTables rules)
{
    private const int LongestParagraph = 1200;

    private readonly RuleTables _rules = rules;

    /// <param name="text">The clean text.</param>
    /// <param name="title">The title; null when there is none.</param>
    /// <param name="organs">The organs of the notice, whose names tell a region from a part of the campaign's name.</param>
    /// <param name="paragraphs">The first paragraphs of the body, in order.</param>
    /// <returns>Null when the notice is about no campaign (rules, appointments, funds, exams).</returns>
    public Fact<string>? Read(string text, Fact<string>? title, ImmutableArray<string> organs, IEnumerable<TextSpan> paragraphs)
    {
        if (title is not null && _rules["campaign-none"].IsMatch(title.Value))
        {
            return null;
        }

        // The headline of a news report tells of many events.
        if (title is { Evidence.Rule: "title.headline" } && !_rules["title-abouts"].IsMatch(title.Value))
        {
            return null;
        }

        if (title is not null && Named(title.Value, "campaign-titles", organs) is { } named)
        {
            return new Fact<string>(named.Name, title.Evidence with { Rule = named.Rule, Confidence = 0.85 });
        }

        foreach (var paragraph in paragraphs)
        {
            var words = text.Substring(paragraph.Start, Math.Min(paragraph.Length, LongestParagraph));
            if (title is null && _rules["campaign-none"].IsMatch(words))
            {
                return null;
            }

            if (Named(words, "campaign-texts", organs) is { } mentioned && (title is null || mentioned.Quoted))
            {
                return new Fact<string>(mentioned.Name, new Evidence(new TextSpan(paragraph.Start + mentioned.Index, mentioned.Name.Length), mentioned.Rule, 0.7));
            }
        }

        return null;
    }

    private (string Name, int Index, bool Quoted, string Rule)? Named(string words, string table, ImmutableArray<string> organs)
    {
        if (_rules.FirstMatch(table, words) is not { } found || found.Match.Groups["name"] is not { Success: true } group)
        {
            return null;
        }

        var (name, index) = Trimmed(group, organs);
        return name.Length >= 3 ? (name, index, name[0] == '“', found.Rule) : null;
    }

    // Organ, region, year and verbs before the name go, one after the other, until nothing more goes.
    private (string Name, int Index) Trimmed(Group group, ImmutableArray<string> organs)
    {
        var (name, index) = (group.Value, group.Index);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var row in _rules["campaign-trims"])
            {
                if (row.Pattern.Match(name) is { Success: true } match && match.Groups["name"] is { Length: > 2 } kept && kept.Length < name.Length
                    && (row["needs"].Length == 0 || IsOrgan(name.AsSpan(0, kept.Index), organs)))
                {
                    (name, index, changed) = (kept.Value.TrimStart(), index + kept.Index + kept.Length - kept.Value.TrimStart().Length, true);
                }
            }
        }

        return (name, index);
    }

    private static bool IsOrgan(ReadOnlySpan<char> prefix, ImmutableArray<string> organs)
    {
        foreach (var organ in organs)
        {
            if (organ.AsSpan().Contains(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
