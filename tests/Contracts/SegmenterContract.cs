using FsCheck;
using FsCheck.Fluent;
using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Tests.Contracts;

/// <summary>What everything that cuts text into words must do.</summary>
public abstract class SegmenterContract
{
    private const string Alphabet = "云溪市教育局牵头文明餐桌的了在中将出现龘a1.%-+ \r\n，𠀀·";

    /// <summary>Who is held to it.</summary>
    protected abstract ISegmenter Segmenter { get; }

    [Theory]
    [InlineData("", "")]
    [InlineData("在全市开展爱国卫生运动", "在|全市|开展|爱国卫生|运动")]
    [InlineData("制定实施方案，报送工作总结。", "制定|实施方案|，|报送|工作|总结|。")]
    [InlineData("教育局负责2024年工作", "教育局|负责|2024|年|工作")]
    public void Text_is_cut_into_words(string text, string words) => Assert.Equal(words, Join(text, Segmenter.Cut(text)));

    [Theory]
    [InlineData("制定实施方案", "制定|实施|方案|实施方案")]
    [InlineData("中华人民共和国", "中华|华人|人民|共和|共和国|中华人民共和国")]
    public void For_searching_long_words_have_their_parts_before_them(string text, string words) => Assert.Equal(words, Join(text, Segmenter.CutForSearch(text)));

    [Fact]
    public void Words_put_together_are_the_text() => Prop.ForAll(Texts(), text =>
    {
        var words = Segmenter.Cut(text);
        Assert.Equal(text, string.Concat(words.Select(w => text.Substring(w.Start, w.Length))));
        Assert.All(words, w => Assert.True(w.Length > 0 && !char.IsLowSurrogate(text[w.Start])));
    }).AlwaysHolds();

    [Fact]
    public void Searching_finds_every_word_of_the_text() => Prop.ForAll(Texts(), text =>
        Assert.Empty(Segmenter.Cut(text).Except(Segmenter.CutForSearch(text)))).AlwaysHolds();

    [Fact]
    public void Many_threads_may_ask_at_once() => Assert.All(
        Enumerable.Range(0, 64).AsParallel().Select(_ => Segmenter.Cut("在全市开展爱国卫生运动").Length).ToList(), words => Assert.Equal(5, words));

    private static string Join(string text, IEnumerable<TextSpan> words) => string.Join('|', words.Select(w => text.Substring(w.Start, w.Length)));

    private static Arbitrary<string> Texts() => Gen.Elements(Alphabet.EnumerateRunes().Select(r => r.ToString())).ListOf().Select(string.Concat).ToArbitrary();
}
