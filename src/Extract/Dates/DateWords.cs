using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>The table <c>date-words</c>, made ready to be tried at every character of a text.</summary>
internal sealed class DateWords
{
    private readonly ILookup<string, RuleRow> _rows;
    private readonly WordIndex<bool> _openings;
    private readonly SearchValues<char> _firstOfAll;

    /// <summary>Takes the words out of the table.</summary>
    public DateWords(RuleTables rules)
    {
        _rows = rules["date-words"].ToLookup(r => r["use"], StringComparer.Ordinal);
        (Now, Before, NotBefore, After, NotAfter) = (Words("now"), Words("before"), Words("not-before"), Words("after"), Words("not-after"));
        (Endings, About, AboutHoliday) = (Words("ending"), Words("about"), [.. Words("about-holiday"), .. Words("about")]);
        (NotStart, YearEnds, YearStarts) = (Words("not-start"), Words("year-end"), Words("year-start"));
        (HolidayTails, Always) = (Words("holiday-tail"), Words("always"));
        PartsOfMonth = Points("month-part", (row, first, last) => PartialDate.Days(0, first, last) with { Vague = row["vague"] == "1" });
        var partsOfYear = Points("year-part", (_, first, last) => PartialDate.Months(first, last));
        var holidays = Points("holiday", HolidayOf).AddRange(Points("holiday-eve", (row, first, last) => HolidayOf(row, first, last) with { Shift = -1 }));
        ImmutableArray<(string Word, int Offset)> relativeYears = [.. from row in _rows["relative-year"] from word in WordsOf(row) select (word, Number(row["first"]))];
        (PartsOfYear, Holidays, RelativeYears) = (new(partsOfYear), new(holidays), new(relativeYears));
        PartsAfterYear = new([.. partsOfYear, .. Points("season", (_, season, _) => PartialDate.Months(1, 12) with { Season = season })]);
        QuotedHolidays = new([.. holidays, .. Points("holiday-quoted", HolidayOf)]);
        string[] openings = [.. Now, .. relativeYears.Select(r => r.Word), .. partsOfYear.Concat(holidays).Select(p => p.Word),
            "本月", "第", .. YearEnds.Concat(YearStarts).Select(w => "年" + w), "“", "\"", "「"];
        _openings = new(openings.Select(o => (o, true)));
        _firstOfAll = SearchValues.Create([.. _openings.FirstCharacters, .. Numerals.Digits]);
    }

    /// <summary>即日起 and the like.</summary>
    public ImmutableArray<string> Now { get; }

    /// <summary>前, 之前.</summary>
    public ImmutableArray<string> Before { get; }

    /// <summary>What makes 前 part of another word.</summary>
    public ImmutableArray<string> NotBefore { get; }

    /// <summary>起, 以后.</summary>
    public ImmutableArray<string> After { get; }

    /// <summary>What makes 起 part of another word.</summary>
    public ImmutableArray<string> NotAfter { get; }

    /// <summary>止, 结束.</summary>
    public ImmutableArray<string> Endings { get; }

    /// <summary>左右, 前后.</summary>
    public ImmutableArray<string> About { get; }

    /// <summary>The same and 期间, behind a holiday.</summary>
    public ImmutableArray<string> AboutHoliday { get; }

    /// <summary>What makes 初 part of another word.</summary>
    public ImmutableArray<string> NotStart { get; }

    /// <summary>底, 末 behind 年.</summary>
    public ImmutableArray<string> YearEnds { get; }

    /// <summary>初 behind 年.</summary>
    public ImmutableArray<string> YearStarts { get; }

    /// <summary>节, behind a holiday's short name.</summary>
    public ImmutableArray<string> HolidayTails { get; }

    /// <summary>长期.</summary>
    public ImmutableArray<string> Always { get; }

    /// <summary>上旬 …, without their month.</summary>
    public ImmutableArray<(string Word, PartialDate Point)> PartsOfMonth { get; }

    /// <summary>上半年 ….</summary>
    public WordIndex<PartialDate> PartsOfYear { get; }

    /// <summary>The same and 春季 …, which need a year before them.</summary>
    public WordIndex<PartialDate> PartsAfterYear { get; }

    /// <summary>春节 ….</summary>
    public WordIndex<PartialDate> Holidays { get; }

    /// <summary>The same and “十一” …, which are holidays only in quotation marks.</summary>
    public WordIndex<PartialDate> QuotedHolidays { get; }

    /// <summary>明年 …, with the years to add.</summary>
    public WordIndex<int> RelativeYears { get; }

    /// <summary>The first place from <paramref name="position"/> on where a date may begin; the text's end when there is none.</summary>
    public int NextOpening(ReadOnlySpan<char> text, int position) =>
        text[position..].IndexOfAny(_firstOfAll) is var ahead and >= 0 ? position + ahead : text.Length;

    /// <summary>Whether a date that begins with no digit may begin at the start of <paramref name="text"/>.</summary>
    public bool Open(ReadOnlySpan<char> text) => _openings.Starts(text);

    /// <summary>The length of the first of <paramref name="words"/> that <paramref name="text"/> starts with; 0 when it starts with none.</summary>
    public static int LengthOf(ImmutableArray<string> words, ReadOnlySpan<char> text)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word))
            {
                return word.Length;
            }
        }

        return 0;
    }

    private ImmutableArray<string> Words(string use) => [.. _rows[use].SelectMany(WordsOf)];

    private ImmutableArray<(string Word, PartialDate Point)> Points(string use, Func<RuleRow, int, int, PartialDate> point) =>
        [.. from row in _rows[use] from word in WordsOf(row) select (word, point(row, Number(row["first"]), Number(row["last"])))];

    // A day of the old calendar falls about a month later; only which of two dates comes first is judged by it.
    private static PartialDate HolidayOf(RuleRow row, int month, int day)
    {
        var holiday = new Holiday(Enum.Parse<HolidayCalendar>(row["calendar"], ignoreCase: true), month, day);
        var near = holiday.Calendar == HolidayCalendar.Lunar ? month + 1 : month;
        return PartialDate.Days(near, day, day) with { Holiday = holiday };
    }

    private static string[] WordsOf(RuleRow row) => row["pattern"].Split('|');

    private static int Number(string cell) => cell.Length == 0 ? 0 : int.Parse(cell, CultureInfo.InvariantCulture);
}
