using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads the deadlines that return (每月25日前) as rules: they are no days.</summary>
internal sealed class RecurrenceReader(RuleTables rules)
{
    private const int Longest = 40;
    private const string WeekDays = "一二三四五六日天";

    private static readonly SearchValues<char> Openings = SearchValues.Create("每逢");
    private static readonly SearchValues<char> Units = SearchValues.Create("年个季半月周星礼日天学逢双单");
    private static readonly string[] RuleDays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"];

    // The groups that hold numbers, each with its bounds.
    private static readonly (string Group, int Least, int Most)[] Numbers =
        [("month", 1, 12), ("month2", 1, 12), ("day", 1, 31), ("hour", 0, 23), ("minute", 0, 59)];

    private readonly RuleSet _rows = rules["recurrences"];

    /// <summary>The recurring deadlines of the body, in order of the text.</summary>
    public ImmutableArray<Recurrence> Read(Reading reading)
    {
        var titles = new SpanSet(TitledWorks.Find(reading.Text));
        return [.. reading.Lines.SelectMany(l => InLine(reading, l.Span)).Where(r => !titles.Holds(r.Evidence.Span!.Value))];
    }

    private IEnumerable<Recurrence> InLine(Reading reading, TextSpan line)
    {
        var text = reading.Text;
        for (var at = Next(text, Math.Max(line.Start, reading.Body.Start), line.End); at >= 0; at = Next(text, at, line.End))
        {
            var words = text[at..Math.Min(line.End, at + Longest)];
            var (row, length, rule) = words.Length > 1 && Units.Contains(words[1]) ? FirstOf(words) : default;
            if (row is null)
            {
                at++;
                continue;
            }

            var span = new TextSpan(at, length);
            var confidence = double.Parse(row["confidence"], CultureInfo.InvariantCulture);
            yield return new Recurrence(words[..length], rule, DeadlineTask.Read(text, reading.Body.Start, span, span), new Evidence(span, row.Id, confidence));
            at += length;
        }
    }

    private (RuleRow? Row, int Length, string? Rule) FirstOf(string words)
    {
        foreach (var row in _rows.Candidates(words))
        {
            var match = row.Pattern.Regex.Match(words);
            if (match.Success && Fill(row["rule"], match) is { } rule)
            {
                return (row, match.Length - match.Groups["rest"].Length, rule.Length > 0 ? rule : null);
            }
        }

        return default;
    }

    // Null when a number is none of the calendar's.
    private static string? Fill(string rule, Match match)
    {
        foreach (var (group, least, most) in Numbers)
        {
            if (!rule.Contains($"{{{group}}}", StringComparison.Ordinal))
            {
                continue;
            }

            var number = NumberOf(match.Groups[group].Value);
            if (number < least || number > most)
            {
                return null;
            }

            rule = rule.Replace($"{{{group}}}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        var days = match.Groups["days"].Value.Select(c => WeekDays.IndexOf(c, StringComparison.Ordinal)).Where(i => i >= 0).Select(i => RuleDays[i]);
        return rule.Replace("{days}", string.Join(',', days), StringComparison.Ordinal);
    }

    // 00 and 0 are hours and minutes, but no days.
    private static int NumberOf(string digits) =>
        Numerals.ReadSmall(digits, out var number) == digits.Length && digits.Length > 0 ? number
        : digits.All(c => c is '0' or '０') ? 0 : -1;

    private static int Next(string text, int start, int end)
    {
        var next = start < end ? text.AsSpan(start, end - start).IndexOfAny(Openings) : -1;
        return next < 0 ? -1 : start + next;
    }
}
