using Gongwen.Tests.Contracts;

namespace Gongwen.Store.Tests;

public sealed class SqliteCorpusTests : CorpusContract
{
    protected override ICorpus Open() => SqliteCorpus.OpenOrCreate(File);
}
