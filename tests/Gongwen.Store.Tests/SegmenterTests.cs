using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Gongwen.Tests;

namespace Gongwen.Store.Tests;

/// <summary>Cases: a sentence a line, and what jieba 0.42.1 makes of it in exact and in search mode.</summary>
public sealed class SegmenterTests
{
    private const string Alphabet = "云溪市教育局牵头文明餐桌的了在中将出现龘a1.%-+ \r\n，𠀀";

    public static IEnumerable<TheoryDataRow<string, string>> Sentences() =>
        from file in Directory.EnumerateFiles(Folder(), "*.txt").Order(StringComparer.Ordinal)
        from line in File.ReadLines(file).Zip(File.ReadLines(Path.ChangeExtension(file, ".expected")))
        select new TheoryDataRow<string, string>(line.First, line.Second);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Sentences_are_cut_as_jieba_cuts_them(string sentence, string expected)
    {
        var segmenter = Segmenter.Default;
        Assert.Equal(expected, $"{Join(segmenter.Cut(sentence))}\t{Join(segmenter.CutForSearch(sentence))}");

        string Join(IEnumerable<Ingest.TextSpan> words) => string.Join('|', words.Select(w => sentence.Substring(w.Start, w.Length)));
    }

    [Fact]
    public void Words_put_together_are_the_text() => Prop.ForAll(Texts(), text =>
    {
        var words = Segmenter.Default.Cut(text);
        return string.Concat(words.Select(w => text.Substring(w.Start, w.Length))) == text && words.All(w => w.Length > 0);
    }).AlwaysHolds();

    [Fact]
    public void A_word_of_ones_own_stays_whole() => Prop.ForAll(Texts(), text =>
    {
        var word = string.Concat(text.Where(c => c is >= '\u4E00' and <= '\u9FD5').Take(6));
        return word.Length == 0 || Segmenter.Default.With([new UserWord(word)]).Cut(word).Length == 1;
    }).AlwaysHolds();

    [Fact]
    public void Words_of_ones_own_weigh_what_they_weigh_in_jieba()
    {
        var segmenter = Segmenter.Default.With([new UserWord("云溪小柳"), new UserWord("青禾餐桌"), new UserWord("中将", 0)]);
        var text = "云溪小柳和青禾餐桌行动在中将出现";
        Assert.Equal("云溪小柳|和|青禾餐桌|行动|在|中|将|出现", string.Join('|', segmenter.Cut(text).Select(w => text.Substring(w.Start, w.Length))));
        Assert.Equal((2, 1), (segmenter.Suggest("青禾餐桌"), segmenter.Suggest("文明餐桌行动")));
        Assert.Equal(0, Segmenter.Default.Times("云溪小柳")); // the one it was made from has learnt nothing
    }

    [Fact]
    public void A_dictionary_of_ones_own_is_read_as_jieba_reads_it() => Assert.Equal(
        [new UserWord("云溪 小柳", 3), new UserWord("创卫", null), new UserWord("爱卫办", 5)],
        UserWords.Read(new StringReader("\uFEFF云溪 小柳 3 nr\n\n创卫 nz\n爱卫办 5\n")));

    private static Arbitrary<string> Texts() => Gen.Elements(Alphabet.EnumerateRunes().Select(r => r.ToString())).ListOf().Select(string.Concat).ToArbitrary();

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Cases", "Segmentation");
}
