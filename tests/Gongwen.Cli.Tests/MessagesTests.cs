using System.Text.RegularExpressions;

namespace Gongwen.Cli.Tests;

public sealed partial class MessagesTests
{
    [Fact]
    public void Every_text_stands_in_both_languages_with_the_same_places_to_fill() => Assert.All(Messages.Rows(), row =>
    {
        Assert.NotEqual("", row["en"]);
        Assert.NotEqual("", row["zh"]);
        Assert.Equal(Places(row["en"]), Places(row["zh"]));
    });

    [Fact]
    public void Keys_are_different() => Assert.Distinct(Messages.Rows().Select(r => r["key"]));

    [Theory]
    [InlineData("zh", "--lang", "zh")]
    [InlineData("zh", "run", "--lang=zh", "x")]
    [InlineData("en", "--lang", "fr")]
    [InlineData("en", "--lang")]
    public void The_option_is_found_before_parsing(string language, params string[] args) =>
        Assert.Equal(language, Messages.Choose(args, name => name == "LC_ALL" ? "en_US" : "zh_CN"));

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d(?::[^{}]+)?\}")]
    private static partial Regex Place();
}
