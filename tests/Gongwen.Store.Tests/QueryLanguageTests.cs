using FsCheck.Fluent;
using Gongwen.Tests;

namespace Gongwen.Store.Tests;

public sealed class QueryLanguageTests
{
    [Theory]
    [InlineData("文明 unt:教育局", QueryError.UnknownField, 3, 3, "unit")]
    [InlineData("unit:", QueryError.NoValue, 0, 5, "")]
    [InlineData("unit:，", QueryError.NoValue, 5, 1, "")]
    [InlineData("role:led", QueryError.UnknownValue, 5, 3, "lead")]
    [InlineData("has：dedline", QueryError.UnknownValue, 4, 7, "deadline,deadlines")]
    [InlineData("year:20x3", QueryError.NotADate, 5, 4, "")]
    [InlineData("date:2023-02-30", QueryError.NotADate, 5, 10, "")]
    [InlineData("phase:2023-05..2023-04", QueryError.NotADate, 6, 16, "")]
    [InlineData("文明 “餐桌", QueryError.OpenQuote, 3, 1, "")]
    [InlineData("(文明 餐桌", QueryError.OpenParenthesis, 0, 1, "")]
    [InlineData("文明) 餐桌", QueryError.StrayParenthesis, 2, 1, "")]
    [InlineData("文明 AND", QueryError.NothingJoined, 3, 3, "")]
    [InlineData("OR 文明", QueryError.NothingJoined, 0, 2, "")]
    [InlineData("文明 NOT )", QueryError.NothingJoined, 3, 3, "")]
    public void Mistakes_are_shown_where_they_are(string query, QueryError error, int start, int length, string suggestions)
    {
        var mistake = Assert.Throws<QueryException>(() => QueryParser.Parse(query));
        Assert.Equal((error, start, length), (mistake.Error, mistake.Place.Start, mistake.Place.Length));
        Assert.Equal(suggestions, string.Join(',', mistake.Suggestions));
    }

    [Fact]
    public void A_name_like_none_suggests_them_all() =>
        Assert.Contains("campaign", Assert.Throws<QueryException>(() => QueryParser.Parse("zzzzzzzz:1")).Suggestions);

    [Fact]
    public void Nesting_has_an_end() =>
        Assert.Equal(QueryError.TooDeep, Assert.Throws<QueryException>(() => QueryParser.Parse(new string('(', 100_000))).Error);

    [Theory]
    [InlineData("时间：九点 9:00")]
    [InlineData("a-b 门前三包* （文明）")]
    [InlineData("*")]
    [InlineData("() ，。")]
    public void What_only_looks_like_syntax_is_words(string query) => QueryParser.Parse(query);

    [Theory]
    [InlineData("文明　餐桌", "文明 餐桌")]
    [InlineData("文明 ＡＮＤ 餐桌", "文明 AND 餐桌")]
    [InlineData("“文明”", "\"文明\"")]
    [InlineData("（文明 OR 餐桌）", "(文明 OR 餐桌)")]
    [InlineData("－文明", "-文明")]
    [InlineData("unit：教育局", "unit:教育局")]
    [InlineData("标题：餐桌", "title:餐桌")]
    [InlineData("role:lead unit:教育局", "unit:教育局 role:lead", true)]
    public void Full_width_is_half_width(string query, string same, bool unordered = false)
    {
        var (left, right) = (Show(QueryParser.Parse(query)!), Show(QueryParser.Parse(same)!));
        Assert.True(unordered ? left.Order().SequenceEqual(right.Order()) : left == right, $"{left} is not {right}");
    }

    [Theory]
    [InlineData("2023", "2023-01-01", "2023-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2023-05..2023-08", "2023-05-01", "2023-08-31")]
    [InlineData("2023-05-06..", "2023-05-06", "")]
    [InlineData("..2023年5月", "", "2023-05-31")]
    [InlineData("2023/5/6", "2023-05-06", "2023-05-06")]
    public void Days_are_typed_as_fine_as_one_likes(string typed, string from, string to)
    {
        Assert.True(DateRange.TryParse(typed, out var range));
        Assert.Equal((from, to), ($"{range.From:yyyy-MM-dd}", $"{range.To:yyyy-MM-dd}"));
    }

    [Fact]
    public void Nothing_that_is_typed_breaks_the_parser() => Prop.ForAll(
        Gen.Elements("文明", "a", "(", ")", "\"", "“", "-", "*", ":", "unit:", "year:", "AND", "OR", "NOT", " ", "..", "2023", "，").ListOf().Select(string.Concat).ToArbitrary(), query =>
    {
        try
        {
            QueryParser.Parse(query);
        }
        catch (QueryException mistake)
        {
            Assert.InRange(mistake.Place.Start, 0, query.Length);
            Assert.InRange(mistake.Place.End, mistake.Place.Start, query.Length);
        }
    }).AlwaysHolds();

    private static string Show(QueryNode node) => node switch
    {
        QueryNode.All all => $"({string.Join(" & ", all.Parts.Select(Show))})",
        QueryNode.Any any => $"({string.Join(" | ", any.Parts.Select(Show))})",
        QueryNode.Not not => $"!{Show(not.Part)}",
        QueryNode.Phrase phrase => $"{phrase.Place}:{string.Join('_', phrase.Tokens)}{(phrase.Open ? "*" : "")}",
        QueryNode.Name name => $"{name.Kind}:{string.Join('_', name.Letters)}:{name.Role}",
        _ => node.ToString(),
    };
}
