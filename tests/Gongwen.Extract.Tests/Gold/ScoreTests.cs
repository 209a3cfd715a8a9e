using System.Text.Json;
using Gongwen.Extract.Scoring;
using Xunit;

namespace Gongwen.Extract.Tests.Gold;

/// <summary>The scorer is an instrument: it must see what is wrong before its numbers mean anything.</summary>
public sealed class ScoreTests
{
    [Theory]
    [InlineData("关于开展“文明窗口”活动的通知。", "关于开展\"文明窗口\"活动的通知")]
    [InlineData("　４月 １日—５日：", "4月1日-5日")]
    [InlineData("各县（区）", "各县(区)")]
    [InlineData("。；", null)]
    public void Layout_does_not_count(string text, string? comparable) => Assert.Equal(comparable, GoldText.Normalize(text));

    [Fact]
    public void Any_bracket_of_a_number_is_the_same() =>
        Assert.Equal(GoldText.NormalizeNumber("云政〔2021〕3号"), GoldText.NormalizeNumber("云政【2021】3号"));

    [Fact]
    public void A_fact_stated_twice_counts_twice_but_an_assignment_once()
    {
        using var notice = JsonDocument.Parse("""
            {"mainRecipients": ["各科室", "各科室"],
             "assignments": [{"task": "清扫", "role": "lead", "units": ["甲科"]}, {"task": "清扫", "role": "lead", "units": ["甲科"]}]}
            """);
        var facts = GoldFacts.Of(notice.RootElement);
        Assert.Equal(2, facts[("elements", "mainRecipients: 各科室")]);
        Assert.Equal(1, facts[("assignments", "清扫 | lead | 甲科")]);
    }

    [Fact]
    public void F1_is_the_harmonic_mean_of_precision_and_recall()
    {
        Assert.Equal(0.5, new GoldScore(2, 2, 2, []).F1);
        Assert.Equal(1, new GoldScore(0, 0, 0, []).F1);
        Assert.Equal(0, new GoldScore(0, 1, 0, []).F1);
    }
}
