using Gongwen.Store;
using Gongwen.Store.Tests;
using Gongwen.Tests.Contracts;

namespace Gongwen.Adapters.Tests;

public sealed class LiteDbCorpusQueryTests : CorpusQueryContract
{
    protected override ICorpus Open() => LiteDbCorpus.OpenOrCreate(File);

    // It looks for none: every one is given.
    public override void Of_near_copies_one_stands_for_all()
    {
        using var corpus = Open();
        corpus.Store([Notices.Entry("关于会议的通知", "a.txt"), Notices.Entry("关于会议的通知。", "b.txt")]);
        Assert.Equal([0, 0], corpus.Query(new CorpusQuery { Text = "会议" }).Select(h => h.Copies));
    }
}
