using System.Text.Json;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class SimplifierTests
{
    public static IEnumerable<TheoryDataRow<string>> Cases => TextCases.Names("Simplify");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Simplifies_as_the_case_shows(string name) =>
        Assert.Equal(TextCases.Expected("Simplify", name), Simplifier.Simplify(TextCases.Decode(TextCases.Input("Simplify", name))).Text.Text);

    [Fact]
    public void A_conversion_knows_where_it_stood()
    {
        var (text, repairs) = Simplifier.Simplify(PlainTextReader.Unmapped("一、關於開展活動"));
        Assert.Equal("一、关于开展活动", text.Text);
        Assert.Equal([("關於開", "关于开", new SourceSpan(2, 3)), ("動", "动", new SourceSpan(7, 1))], repairs.Select(r => (r.Before, r.After, r.Original)));
    }

    [Theory]
    [InlineData("一目瞭然", "一目了然", TraditionalDialect.Standard)]
    [InlineData("乾坤乾淨", "乾坤干净", TraditionalDialect.Standard)]
    [InlineData("滑鼠", "滑鼠", TraditionalDialect.Taiwan)]
    [InlineData("滑鼠", "鼠标", TraditionalDialect.TaiwanWords)]
    public void Converts_phrases_before_characters(string traditional, string simplified, TraditionalDialect dialect) =>
        Assert.Equal(simplified, TraditionalChinese.ToSimplified(traditional, dialect));

    [Fact]
    public void All_of_OpenCCs_own_cases_hold()
    {
        var file = Path.Combine(TextCases.Shared, "eval", "opencc-into-simplified.tsv");
        Assert.SkipUnless(File.Exists(file), "OpenCC's cases are not here.");
        foreach (var row in File.ReadLines(file).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')))
        {
            var dialect = row[0] switch
            {
                "t2s" => TraditionalDialect.Standard,
                "tw2s" => TraditionalDialect.Taiwan,
                "hk2s" => TraditionalDialect.HongKong,
                "tw2sp" => TraditionalDialect.TaiwanWords,
                _ => TraditionalDialect.HongKongWords,
            };
            Assert.Equal(JsonSerializer.Deserialize<string>(row[2]), TraditionalChinese.ToSimplified(JsonSerializer.Deserialize<string>(row[1])!, dialect));
        }
    }

    [Fact]
    public void Simplified_documents_are_left_alone()
    {
        var changed = TextCases.Real("corpus/text", "eval/text").Where(f => !Simplifier.Simplify(TextCases.Decode(File.ReadAllBytes(f))).Repairs.IsEmpty);
        Assert.Empty(changed);
    }
}
