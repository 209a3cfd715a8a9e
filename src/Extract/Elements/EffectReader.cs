using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads from when a document holds (施行日期) and until when (有效期).</summary>
internal sealed class EffectReader(RuleTables rules)
{
    // The term follows in the same paragraph, a sentence or two behind.
    private const int Reach = 120;
    private const double Confidence = 0.9;

    private readonly FrozenDictionary<string, RuleSet> _rows = rules["effects"].By("use");

    /// <param name="text">The clean text.</param>
    /// <param name="written">成文日期, which counts as the day of issue.</param>
    /// <returns>The first and the last day; null where the text does not say or the day cannot be known.</returns>
    public (Fact<NoticeDate>? From, Fact<NoticeDate>? To) Read(string text, Fact<NoticeDate>? written)
    {
        var dated = Match("date", text) is { } said && FullDate.TryRead(said.Match.Groups["date"].ValueSpan, out var date, out _) && date.Day is not null
            ? (said.Match, new Fact<NoticeDate>(date, EvidenceOf(said, 0)))
            : ((Match Match, Fact<NoticeDate>? From)?)null;
        var from = dated ?? (Match("issue", text) is { } issue
            ? (issue.Match, written?.Value.Day is null ? null : new Fact<NoticeDate>(written.Value, EvidenceOf(issue, 0)))
            : null);
        return from is { } start ? (start.From, To(text, start.Match.Index + start.Match.Length, start.From?.Value)) : (null, null);
    }

    private Fact<NoticeDate>? To(string text, int start, NoticeDate? from)
    {
        var rest = text.Substring(start, Math.Min(Reach, text.Length - start));
        if (Match("expiry", rest) is { } expiry && FullDate.TryRead(expiry.Match.Groups["date"].ValueSpan, out var date, out _))
        {
            return new Fact<NoticeDate>(date, EvidenceOf(expiry, start));
        }

        if (from is { } first && Match("term", rest) is { } term && Numerals.ReadSmall(term.Match.Groups["years"].ValueSpan, out var years) > 0)
        {
            var last = first.FirstDay.PlusYears(years).PlusDays(-1);
            return new Fact<NoticeDate>(new NoticeDate(last.Year, last.Month, last.Day), EvidenceOf(term, start));
        }

        return null;
    }

    private (Match Match, string Rule)? Match(string use, string text)
    {
        foreach (var row in _rows[use].Candidates(text))
        {
            if (row.Pattern.Regex.Match(text) is { Success: true } match)
            {
                return (match, row.Id);
            }
        }

        return null;
    }

    private static Evidence EvidenceOf((Match Match, string Rule) found, int offset) =>
        new(new TextSpan(offset + found.Match.Index, found.Match.Length), found.Rule, Confidence);
}
