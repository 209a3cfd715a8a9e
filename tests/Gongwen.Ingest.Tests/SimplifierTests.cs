using System.Text.Json;
using FsCheck.Fluent;
using Gongwen.Tests;
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

    [Theory]
    [MemberData(nameof(Cases))]
    public void Simplifying_twice_changes_nothing_more(string name)
    {
        var once = PlainTextReader.Unmapped(TextCases.Expected("Simplify", name));
        Assert.Empty(Simplifier.Simplify(once).Repairs);
    }

    [Fact]
    public void Quoted_names_are_converted_when_asked_for() => Assert.Equal(
        "阅读《红楼梦》与《青禾年鉴》",
        Simplifier.Simplify(PlainTextReader.Unmapped("阅读《紅樓夢》与《青禾年鉴》"), withNames: true).Text.Text);

    [Fact]
    public void A_word_that_grows_shorter_keeps_the_places_of_the_others()
    {
        var (text, repairs) = Simplifier.Simplify(PlainTextReader.Unmapped("請在伺服器、印表機、硬碟、隨身碟、螢幕上登入，裡外清潔為要。"));
        Assert.Equal("请在服务器、打印机、硬盘、U盘、屏幕上登录，里外清洁为要。", text.Text);
        Assert.Contains(("隨身碟", "U盘", new SourceSpan(13, 3)), repairs.Select(r => (r.Before, r.After, r.Original)));
        Assert.Contains(("裡", "里", new SourceSpan(23, 1)), repairs.Select(r => (r.Before, r.After, r.Original)));
    }

    // What the map and the list of repairs say must be what the conversion of the text alone gives.
    [Fact]
    public void Edits_give_what_conversion_gives() => Prop.ForAll(
        Gen.Elements("乾 乾坤 著 顯著 資訊 滑鼠 螢幕 為 裡面 頭髮 皇后 後 𠁞 説 衞 關於 程式 列印 ， 。 開 展 一目瞭然 台 臺 參 么 麼".Split(' ')).ListOf().ToArbitrary(),
        words =>
        {
            var text = string.Concat(words);
            return Enum.GetValues<TraditionalDialect>().All(dialect =>
                PlainTextReader.Unmapped(text).Apply(TraditionalChinese.FindEdits(text, [new TextSpan(0, text.Length)], dialect)).Text
                == TraditionalChinese.ToSimplified(text, dialect));
        }).AlwaysHolds();

    [Fact]
    public void Simplified_documents_are_left_alone()
    {
        var changed = TextCases.Real("corpus/text", "eval/text")
            .SelectMany(f => Simplifier.Simplify(TextCases.Decode(File.ReadAllBytes(f))).Repairs)
            .Where(r => !r.Before.All(ScriptEvidence.IsTraditionalOnly));
        Assert.Empty(changed);
    }

    [Theory]
    [InlineData("著", "着")]
    [InlineData("覆", "复")]
    [InlineData("了解", "瞭解")]
    [InlineData("干部", "乾部")]
    [InlineData("由于", "由於")]
    [InlineData("以后", "以後")]
    [InlineData("征求", "徵求")]
    public void What_bad_converters_do_to_real_documents_is_undone(string right, string wrong)
    {
        var (changed, left) = (0, 0);
        foreach (var text in TextCases.Real("corpus/text", "eval/text").Select(f => TextCases.Decode(File.ReadAllBytes(f)).Text).Where(t => t.Contains(right, StringComparison.Ordinal)))
        {
            var back = Simplifier.Simplify(PlainTextReader.Unmapped(text.Replace(right, wrong, StringComparison.Ordinal))).Text.Text;
            changed += text.AsSpan().Count(right);
            left += text.Zip(back).Count(pair => pair.First != pair.Second);
        }

        Assert.True(left * 50 <= changed, $"{left} characters of {changed} are not as they were");
    }
}
