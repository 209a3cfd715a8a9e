namespace Gongwen.Store.Tests;

public sealed class KeywordsTests : TemporaryCorpus
{
    [Fact]
    public void What_stands_here_often_and_elsewhere_rarely_comes_first()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        corpus.Store([.. Enumerable.Range(0, 40).Select(i => Notices.Entry($"关于第{i}次会议的通知\n请各单位准时参加会议，认真组织落实。", $"{i}"))]);
        corpus.Store([Notices.Entry("关于开展垃圾分类会议的通知\n各单位要认真组织垃圾分类，会议议定厨余垃圾分类投放，会议要求认真落实。", "a.txt")]);
        var words = corpus.Keywords(41, 3);
        Assert.Equal(("垃圾", 3, 1), (words[0].Word, words[0].Times, words[0].Documents));
        Assert.Equal(3, words.Length);
        Assert.DoesNotContain(words, w => w.Word is "会议" or "认真" or "通知");
        Assert.Equal(words.OrderByDescending(w => w.Weight), words);
        var grown = corpus.Keywords(41, 1, Segmenter.Default.With([new UserWord("垃圾分类")])).Single();
        Assert.Equal(("垃圾分类", 3), (grown.Word, grown.Times));
        Assert.Throws<KeyNotFoundException>(() => corpus.Keywords(42, 3));
    }
}
