using FsCheck;
using FsCheck.Fluent;
using Gongwen.Ingest;
using Gongwen.Tests;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Gongwen.Extract.Tests;

public sealed class DatesTests
{
    private static readonly DateFinder Finder = new(new DateWords(Extractor.Default.Rules));

    public static TheoryData<string, string, int> FullDates() => [.. DatesCases.Rows("dates/full.tsv").Select(r => (r[0], r[1], int.Parse(r[2], null)))];

    public static TheoryData<string, string, string, string> Expressions() =>
        [.. DatesCases.Rows("dates/expressions.tsv").Select(r => (r[0], r[1], r[2], $"{r[3]} {r[4]}"))];

    public static TheoryData<string> Dateless() => [.. DatesCases.Rows("dates/none.tsv").Select(r => r[0])];

    [Theory]
    [MemberData(nameof(FullDates))]
    public void Full_date_is_read_with_its_length(string text, string expected, int length)
    {
        var found = FullDate.TryRead(text, out var date, out var read);
        Assert.Equal((expected, length), (found ? date.ToString() : "-", read));
    }

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_settles_to_its_days(string text, string document, string kind, string expected)
    {
        var padded = $"请于{text}，报送";
        var found = Assert.Single(Finder.Find(padded, new TextSpan(0, padded.Length)));
        Assert.Equal(text, padded[found.Span.Start..found.Span.End]);
        Assert.Equal(kind, found.Kind.ToString());
        LocalDate? written = document == "-" ? null : LocalDatePattern.Iso.Parse(document).Value;
        var (start, end) = DateResolver.Resolve(found, new DateReference(null, written));
        Assert.Equal(expected, $"{Iso(start)} {Iso(end)}");
    }

    [Theory]
    [MemberData(nameof(Dateless))]
    public void No_date_is_found_where_none_is(string text) => Assert.Empty(Finder.Find(text, new TextSpan(0, text.Length)));

    [Fact]
    public void Found_spans_lie_in_the_text_and_read_again_the_same() => Prop.ForAll(Texts().ToArbitrary(), text =>
    {
        var end = 0;
        foreach (var found in Finder.Find(text, new TextSpan(0, text.Length)))
        {
            Assert.InRange(found.Span.Start, end, text.Length - 1);
            Assert.InRange(found.Span.End, found.Span.Start + 1, text.Length);
            Assert.True(Finder.TryRead(text.AsSpan(found.Span.Start), found.Span.Start, out var again));
            Assert.Equal(found, again);
            _ = DateResolver.Resolve(found, new DateReference(null, new LocalDate(2021, 3, 5)));
            end = found.Span.End;
        }
    }).AlwaysHolds();

    private static Gen<string> Texts() => Gen.Elements(
            "2021", "年", "月", "日", "1", "31", "12", "2", "9", "至", "-", "—", " ", "\n", "上旬", "底", "前", "起", "三", "十", "二〇二一", "即日起", "第", "季度",
            "（", "星期三", "）", "17:00", "下午", "今年", "次年", "本月", "2021.3.5", "/", ".", "，", "\uD842", "零", "年底")
        .ListOf()
        .Select(string.Concat);

    private static string Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : "-";
}
