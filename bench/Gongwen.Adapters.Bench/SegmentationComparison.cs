using Gongwen.Store;
using static Gongwen.Adapters.Bench.Measured;

namespace Gongwen.Adapters.Bench;

/// <summary>How many words of jieba.NET are ours too, and how fast both cut.</summary>
internal static class SegmentationComparison
{
    public static void Print(IReadOnlyList<string> texts)
    {
        var (ours, theirs) = ((ISegmenter)Segmenter.Default, new JiebaNetSegmenter());
        var (all, same) = (0, 0);
        foreach (var text in texts)
        {
            var words = theirs.Cut(text);
            (all, same) = (all + words.Length, same + words.Intersect(ours.Cut(text)).Count());
        }

        Head("words", "M characters/s", "words of jieba.NET, %");
        foreach (var (name, segmenter) in (IEnumerable<(string, ISegmenter)>)[("Gongwen", ours), ("jieba.NET", theirs)])
        {
            var seconds = Best(() => texts.ToList().ForEach(text => segmenter.Cut(text)));
            Row(name, Show(texts.Sum(t => t.Length) / seconds / 1e6, 2), segmenter == ours ? Show(100.0 * same / all, 3) : "");
        }
    }
}
