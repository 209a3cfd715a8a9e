using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class RuleTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Rows => RulePromise.Rows(Ingestor.Default.Rules);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_keeps_its_promise(string table, string id) => RulePromise.Check(Ingestor.Default.Rules, table, id);

    [Fact]
    public void Ids_are_unique() => RulePromise.CheckIds(Ingestor.Default.Rules);
}
