using FsCheck.Fluent;
using Gongwen.Ingest;
using Xunit;

namespace Gongwen.Tests.Contracts;

/// <summary>What everything that converts Traditional Chinese must do.</summary>
public abstract class ChineseConverterContract
{
    private static readonly string[] s_words =
        "乾 乾坤 顯著 資訊 滑鼠 螢幕 為 裡面 頭髮 皇后 後 𠀀 𪚥 説 衞 關於 程式 隨身碟 ， 。 開 展 一目瞭然 台 臺 參 ab 1".Split(' ');

    /// <summary>Who is held to it.</summary>
    protected abstract IChineseConverter Converter { get; }

    [Theory]
    [InlineData("關於開展愛國衛生運動的通知", "关于开展爱国卫生运动的通知")]
    [InlineData("乾坤乾淨", "乾坤干净")]
    [InlineData("頭髮發展", "头发发展")]
    [InlineData("各單位要加強領導，於六月底前報送總結。", "各单位要加强领导，于六月底前报送总结。")]
    public void Characters_and_phrases_become_Simplified(string traditional, string simplified) =>
        Assert.Equal(simplified, Converter.ToSimplified(traditional));

    [Theory]
    [InlineData(TraditionalDialect.Taiwan, "裡面的滑鼠", "里面的滑鼠")]
    [InlineData(TraditionalDialect.TaiwanWords, "裡面的滑鼠", "里面的鼠标")]
    [InlineData(TraditionalDialect.TaiwanWords, "隨身碟", "U盘")]
    [InlineData(TraditionalDialect.HongKong, "説明", "说明")]
    public void Regions_write_in_their_own_ways(TraditionalDialect dialect, string traditional, string simplified) =>
        Assert.Equal(simplified, Converter.ToSimplified(traditional, dialect));

    [Theory]
    [InlineData("伺服器")]
    public virtual void Words_of_Hong_Kong_are_replaced(string word) =>
        Assert.NotEqual(Converter.ToSimplified(word, TraditionalDialect.HongKong), Converter.ToSimplified(word, TraditionalDialect.HongKongWords));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    [InlineData("Notice 7 of 2024!")]
    [InlineData("关于开展文明服务活动的通知")]
    [InlineData("𠀀𪜀😀")]
    public void What_is_not_Traditional_stays(string text) => Assert.Equal(text, Converter.ToSimplified(text));

    [Fact]
    public void Edits_give_what_conversion_gives() => Prop.ForAll(
        Gen.Elements(s_words).ListOf().ToArbitrary(), Gen.Elements(Enum.GetValues<TraditionalDialect>()).ToArbitrary(), (words, dialect) =>
    {
        var text = string.Concat(words);
        Assert.Equal(Converter.ToSimplified(text, dialect), Apply(text, Converter.FindEdits(text, [new TextSpan(0, text.Length)], dialect)));
    }).AlwaysHolds();

    [Fact]
    public void Only_the_ranges_are_changed()
    {
        const string Text = "關於\n關於\n關於";
        Assert.Equal("關於\n关于\n關於", Apply(Text, Converter.FindEdits(Text, [new TextSpan(3, 2)], TraditionalDialect.Standard)));
    }

    [Fact]
    public void A_document_that_is_read_with_it_knows_where_everything_stood()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes("關於開展愛國衛生運動的通知\n各單位要加強領導，於六月底前報送總結。\n");
        var article = new Ingestor(Ingestor.Default.Rules) { Converter = Converter }.Read(new RawDocument { Uri = "a.txt", Bytes = bytes, MediaType = "text/plain" });
        Assert.Equal("关于开展爱国卫生运动的通知\n各单位要加强领导，于六月底前报送总结。", article.Text.TrimEnd('\n'));
        Assert.All(article.Repairs, repair => Assert.Equal(repair.After, article.Text.Substring(repair.Span.Start, repair.Span.Length)));
        var (start, length) = article.Map.ToSource(new TextSpan(0, 2));
        Assert.Equal("關於", System.Text.Encoding.UTF8.GetString(bytes, start, length));
    }

    [Fact]
    public void Many_threads_may_ask_at_once() => Assert.All(
        Enumerable.Range(0, 64).AsParallel().Select(_ => Converter.ToSimplified("關於開展愛國衛生運動的通知")).ToList(),
        simplified => Assert.Equal("关于开展爱国卫生运动的通知", simplified));

    private static string Apply(string text, IEnumerable<Edit> edits)
    {
        var (result, position) = ("", 0);
        foreach (var (span, replacement) in edits)
        {
            result += text[position..span.Start] + replacement;
            position = span.End;
        }

        return result + text[position..];
    }
}
