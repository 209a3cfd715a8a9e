namespace Gongwen.Crawl.Tests;

/// <summary>RFC 9309, 2.2.2 and 2.2.3.</summary>
public sealed class PathPatternTests
{
    [Theory]
    [InlineData("/", "/any", true)]
    [InlineData("/fish", "/fish.html", true)]
    [InlineData("/fish", "/Fish.asp", false)]
    [InlineData("/fish/", "/fish", false)]
    [InlineData("/*.php", "/folder/x.php?a=1", true)]
    [InlineData("/*.php$", "/x.php", true)]
    [InlineData("/*.php$", "/x.php?a=1", false)]
    [InlineData("/a$b", "/a$b/c", true)]
    [InlineData("/*?id=", "/list.jsp?id=3", true)]
    [InlineData("/通知/", "/%e9%80%9a%E7%9F%A5/1.html", true)]
    [InlineData("/%7Ezhang", "/~zhang/", true)]
    [InlineData("/a%2Fb", "/a/b", false)]
    [InlineData("", "/any", true)]
    public void A_pattern_matches(string pattern, string path, bool expected) => Assert.Equal(expected, new PathPattern(pattern).Matches(path));

    [Fact]
    public void A_pattern_of_many_stars_is_matched_in_linear_time() =>
        Assert.False(new PathPattern("/" + string.Concat(Enumerable.Repeat("a*", 100_000)) + "b$").Matches("/" + new string('a', 200_000)));
}
