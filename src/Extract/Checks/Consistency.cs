using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongwen.Ingest;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Extract;

/// <summary>Compares the facts of a notice with each other: what disagrees is said, never changed.</summary>
internal static partial class Consistency
{
    private const string WeekDays = "一二三四五六日";

    /// <summary>The issues, by kind.</summary>
    /// <param name="document">What was read.</param>
    /// <param name="phases">Its stages, with the timetable of each.</param>
    /// <param name="withoutTask">What names units, but stands by no task.</param>
    public static ImmutableArray<Issue> Check(OfficialDocument document, ImmutableArray<SettledPhase> phases, ImmutableArray<Statement> withoutTask) =>
    [
        .. Years(document),
        .. Published(document),
        .. Printed(document),
        .. Expiry(document),
        .. PhaseOrder(phases),
        .. EarlyDeadlines(document),
        .. Tasks(withoutTask),
        .. Weekdays(document.Text),
    ];

    // What is numbered in December may be dated in January, and the other way round.
    private static IEnumerable<Issue> Years(OfficialDocument document)
    {
        if (document is not { DocumentNumber: { } number, DocumentDate: { } date } || YearInNumber().Match(number.Value) is not { Success: true } match)
        {
            yield break;
        }

        var year = Number(match, "year");
        var neighbours = (date.Value.Month == 1 && date.Value.Year == year + 1) || (date.Value.Month == 12 && date.Value.Year == year - 1);
        if (date.Value.Year != year && !neighbours)
        {
            yield return new Issue("year-disagrees", $"The number {number.Value} is of {year}, but the notice is dated {date.Value}.", date.Evidence.Span);
        }
    }

    private static IEnumerable<Issue> Published(OfficialDocument document)
    {
        if (document.DocumentDate is { Value.Day: not null } date && document.PublishedDate is { } published
            && LocalDatePattern.Iso.Parse(published.Value) is { Success: true } day && date.Value.FirstDay > day.Value)
        {
            yield return new Issue("date-after-published", $"The notice is dated {date.Value}, but was published on {published.Value}.", date.Evidence.Span);
        }
    }

    private static IEnumerable<Issue> Printed(OfficialDocument document)
    {
        if (document is { DocumentDate: { Value.Day: not null } date, PrintDate: { Value.Day: not null } printed } && printed.Value.FirstDay < date.Value.FirstDay)
        {
            yield return new Issue("printed-before-dated", $"The notice was printed on {printed.Value}, but is dated {date.Value}.", printed.Evidence.Span);
        }
    }

    private static IEnumerable<Issue> Expiry(OfficialDocument document)
    {
        if (document is { EffectiveDate: { } effective, ExpiryDate: { Value.Day: not null } expiry } && expiry.Value.FirstDay < effective.Value.FirstDay)
        {
            yield return new Issue("expires-before-effective", $"It expires on {expiry.Value}, before it takes effect on {effective.Value}.", expiry.Evidence.Span);
        }
    }

    private static IEnumerable<Issue> PhaseOrder(ImmutableArray<SettledPhase> phases) =>
        from pair in phases.Zip(phases.Skip(1))
        where pair.First.Group >= 0 && pair.First.Group == pair.Second.Group && pair.Second.Phase.Start < pair.First.Phase.Start
        let phase = pair.Second.Phase
        select new Issue("phase-before-previous", $"{phase.Name} begins before {pair.First.Phase.Name}, which stands above it.", phase.Evidence.Span);

    private static IEnumerable<Issue> EarlyDeadlines(OfficialDocument document) =>
        document.DocumentDate is { Value.Day: not null } date
            ? document.Deadlines.Where(d => d.By < date.Value.FirstDay)
                .Select(d => new Issue("deadline-before-document", $"“{d.Text}” had passed when the notice was dated, on {date.Value}.", d.Evidence.Span))
            : [];

    private static IEnumerable<Issue> Tasks(ImmutableArray<Statement> withoutTask) =>
        withoutTask.Select(s => new Issue("assignment-without-task", $"Units are named ({NoticeJson.Kebab(s.Role)}), but for no task.", s.Span));

    private static IEnumerable<Issue> Weekdays(string text)
    {
        foreach (Match match in DayWithWeekday().Matches(text))
        {
            var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
            if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            {
                continue;
            }

            var weekday = (int)new LocalDate(year, month, day).DayOfWeek;
            if (WeekDays.IndexOf(match.Groups["weekday"].Value.Replace('天', '日'), StringComparison.Ordinal) + 1 != weekday)
            {
                yield return new Issue("weekday-disagrees", $"That day is 星期{WeekDays[weekday - 1]}.", new TextSpan(match.Index, match.Length));
            }
        }
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"〔(?<year>[12][0-9]{3})〕")]
    private static partial Regex YearInNumber();

    [GeneratedRegex(@"(?<year>[12][0-9]{3})年(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})[日号] ?[（(] ?(?:星期|周|礼拜)(?<weekday>[一二三四五六日天]) ?[）)]")]
    private static partial Regex DayWithWeekday();
}
