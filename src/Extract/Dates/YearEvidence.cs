using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Gongwen.Ingest;
using NodaTime;

namespace Gongwen.Extract;

/// <summary>The years that a notice states, for the dates in it that leave theirs out.</summary>
internal sealed partial class YearEvidence
{
    private const int DatesOfSentence = 6;
    private const int LongestSentence = 400;

    private readonly string _text;
    private readonly LocalDate? _document;
    private readonly int? _titleYear;
    private readonly ImmutableArray<int?> _yearsBefore;
    private readonly int? _fallback;
    private readonly LocalDate? _season;

    /// <summary>Finds the dates of <paramref name="reading"/> by <paramref name="finder"/>.</summary>
    public YearEvidence(Reading reading, DateFinder finder)
    {
        _text = reading.Text;
        _document = reading.Date;
        _titleYear = YearOf(reading.Title, finder);
        Expressions = [.. reading.Lines.SelectMany(l => finder.Find(reading.Text, l.Span))];
        _yearsBefore = YearsBefore(Expressions);
        _fallback = _yearsBefore.FirstOrDefault(y => y is not null) ?? YearNamed(reading.Text);
        _season = SeasonOf(Expressions);
    }

    /// <summary>All date expressions, in order of the text.</summary>
    public ImmutableArray<DateExpression> Expressions { get; }

    /// <summary>What is known at <paramref name="position"/>.</summary>
    /// <param name="position">Where the date stands that leaves its year out.</param>
    /// <param name="monthsBack">As in <see cref="DateReference.MonthsBack"/>.</param>
    public DateReference At(int position, int monthsBack)
    {
        if (YearInSentence(position) is { } year)
        {
            return new DateReference(year, _document, monthsBack);
        }

        return _document is { } document
            ? new DateReference(null, document, _titleYear > document.Year ? 0 : monthsBack)
            : _titleYear is null && _season is { } season ? new DateReference(null, season)
            : new DateReference(_titleYear ?? NearestYear(position), null);
    }

    /// <summary>Index of the first expression that ends after <paramref name="position"/>.</summary>
    public int FirstAfter(int position)
    {
        var (low, high) = (0, Expressions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Expressions[middle].Span.End <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // A year that is over, or one of several (2020-2021学年), says when something was, not when the next date is.
    private int? YearInSentence(int position)
    {
        var index = FirstAfter(position) - 1;
        for (var steps = 0; index >= 0 && steps < DatesOfSentence && IsOneSentence(Expressions[index].Span.End, position); steps++)
        {
            var before = Expressions[index--];
            var given = before.To is { Year: not null } to ? to : before.From;
            if (given is { Year: { } year })
            {
                return !(given.Value.IsWholeYear && before.Kind == DateKind.Range) && !(year < _document?.Year) ? year : null;
            }
        }

        return null;
    }

    private bool IsOneSentence(int start, int end) =>
        end - start < LongestSentence && _text.AsSpan(start, Math.Max(0, end - start)).IndexOfAny('。', '\n', '；') < 0;

    private int? NearestYear(int position)
    {
        var index = FirstAfter(position) - 1;
        return (index >= 0 ? _yearsBefore[index] : null) ?? _fallback;
    }

    // For each expression the last year given up to it.
    private static ImmutableArray<int?> YearsBefore(ImmutableArray<DateExpression> expressions)
    {
        var years = ImmutableArray.CreateBuilder<int?>(expressions.Length);
        foreach (var expression in expressions)
        {
            years.Add(YearOf(expression) ?? (years.Count > 0 ? years[^1] : null));
        }

        return years.MoveToImmutable();
    }

    // The first day of a text all of whose full dates lie within the twelve months from it, and in two years.
    private static LocalDate? SeasonOf(ImmutableArray<DateExpression> expressions)
    {
        List<LocalDate> days = [.. expressions.SelectMany(e => new[] { e.From, e.To })
            .Where(d => d is { Year: not null, IsWholeMonths: false })
            .Select(d => d!.Value.FirstDayIn(d.Value.Year!.Value, null))
            .OfType<LocalDate>()];
        return days.Count > 0 && days.Min() is var first && days.Max() is var last && last.Year == first.Year + 1 && last < first.PlusYears(1) ? first : null;
    }

    private static int? YearNamed(string text)
    {
        var named = NamedYear().Match(text);
        return named.Success ? int.Parse(named.ValueSpan[..4], CultureInfo.InvariantCulture) : null;
    }

    private static int? YearOf(DateExpression expression) => expression.To?.Year ?? expression.From?.Year;

    // A title with two years (2020-2021学年) settles none.
    private static int? YearOf(string? title, DateFinder finder)
    {
        var years = title is null ? [] : finder.Find(title, new TextSpan(0, title.Length));
        return years.Length == 1 && years[0].Kind != DateKind.Range ? YearOf(years[0]) : null;
    }

    // 2019届毕业生: the last resort of a notice that gives no date at all.
    [GeneratedRegex("20[0-9][0-9]届")]
    private static partial Regex NamedYear();
}
