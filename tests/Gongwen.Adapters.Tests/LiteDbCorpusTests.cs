using Gongwen.Store;
using Gongwen.Store.Tests;
using Gongwen.Tests.Contracts;

namespace Gongwen.Adapters.Tests;

public sealed class LiteDbCorpusTests : CorpusContract
{
    protected override ICorpus Open() => LiteDbCorpus.OpenOrCreate(File);

    // Ours is read by many while one writes.
    [Fact]
    public void Who_comes_second_is_told_that_it_is_open()
    {
        using var first = Open();
        Assert.Equal(CorpusProblem.Busy, Assert.Throws<CorpusException>(Open).Problem);
        first.Store([Notices.Entry("甲", "a.txt")]);
        Assert.Single(first.Query(new CorpusQuery()));
    }

    [Fact]
    public void What_is_no_corpus_stays_as_it_is()
    {
        var text = new string('甲', 20000);
        System.IO.File.WriteAllText(File, text);
        Assert.Equal(CorpusProblem.NotACorpus, Assert.Throws<CorpusException>(Open).Problem);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }
}
