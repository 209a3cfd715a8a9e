using Gongwen.Store;
using Gongwen.Tests.Contracts;

namespace Gongwen.Adapters.Tests;

[Collection("jieba.NET")]
public sealed class JiebaNetSegmenterTests : SegmenterContract
{
    protected override ISegmenter Segmenter { get; } = new JiebaNetSegmenter();

    [Fact]
    public void Without_a_dictionary_it_does_not_go_on_in_silence() => Assert.Throws<FileNotFoundException>(() => new JiebaNetSegmenter(Path.GetTempPath()));
}
