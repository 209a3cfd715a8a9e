using FsCheck.Fluent;
using Gongwen.Tests;

namespace Gongwen.Store.Tests;

public sealed class SearchTokensTests
{
    [Theory]
    [InlineData("文明餐桌", "文 明 餐 桌 ")]
    [InlineData("2024年３月，ABC-d", "2024 年 3 月 abc d ")]
    [InlineData("二〇二一 ④", "二 〇 二 一 ")]
    [InlineData("𠀀a\uD840", "𠀀 a ")]
    [InlineData("", "")]
    public void Hanzi_stand_alone_and_words_stay_whole(string text, string tokens)
    {
        var folded = SearchTokens.Fold(text);
        Assert.Equal(tokens, string.Concat(SearchTokens.Cut(folded).Select(span => $"{folded.AsSpan(span.Start, span.Length)} ")));
    }

    [Fact]
    public void Any_text_is_cut_into_letters_and_digits_in_order() => Prop.ForAll<string>(text =>
    {
        var folded = SearchTokens.Fold(text ?? "");
        var end = 0;
        foreach (var span in SearchTokens.Cut(folded))
        {
            Assert.True(span.Start >= end && span.Length > 0 && span.End <= folded.Length);
            Assert.DoesNotContain(folded.Substring(span.Start, span.Length), c => char.IsWhiteSpace(c) || char.IsPunctuation(c));
            end = span.End;
        }
    }).AlwaysHolds();
}
