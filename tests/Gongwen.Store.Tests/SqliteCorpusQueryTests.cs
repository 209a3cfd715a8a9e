using Gongwen.Tests.Contracts;

namespace Gongwen.Store.Tests;

public sealed class SqliteCorpusQueryTests : CorpusQueryContract
{
    protected override ICorpus Open() => SqliteCorpus.OpenOrCreate(File);
}
