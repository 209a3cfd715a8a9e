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
    private readonly ImmutableArray<DateReference?> _before;
    private readonly DateReference _fallback;

    /// <summary>Finds the dates of <paramref name="reading"/> by <paramref name="finder"/>.</summary>
    public YearEvidence(Reading reading, DateFinder finder)
    {
        _text = reading.Text;
        _document = reading.Date;
        _titleYear = YearOf(reading.Title, finder);
        Expressions = [.. reading.Lines.SelectMany(l => finder.Find(reading.Text, l.Span))];
        _before = Before(Expressions);
        _fallback = _before.FirstOrDefault(y => y is not null) ?? new DateReference(YearNamed(reading.Text), null);
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
            : _titleYear is { } titled ? new DateReference(titled, null) : Nearest(position);
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

    private DateReference Nearest(int position)
    {
        var index = FirstAfter(position) - 1;
        return (index >= 0 ? _before[index] : null) ?? _fallback;
    }

    // For each expression what the last one with a year says up to it.
    private static ImmutableArray<DateReference?> Before(ImmutableArray<DateExpression> expressions)
    {
        var before = ImmutableArray.CreateBuilder<DateReference?>(expressions.Length);
        foreach (var expression in expressions)
        {
            before.Add(Reference(expression) ?? (before.Count > 0 ? before[^1] : null));
        }

        return before.MoveToImmutable();
    }

    // 2020年12月14日至2021年1月18日: a date without year lies in the half year before its beginning or the one behind it.
    private static DateReference? Reference(DateExpression expression) =>
        expression is { From: { Year: { } first } from, To.Year: { } last } && last == first + 1 && from.FirstDayIn(first, null) is { } start
            ? new DateReference(null, start)
            : YearOf(expression) is { } year ? new DateReference(year, null) : null;

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
