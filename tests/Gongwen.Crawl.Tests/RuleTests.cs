using Gongwen.Tests;

namespace Gongwen.Crawl.Tests;

public sealed class RuleTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Rows => RulePromise.Rows(CrawlRules.Default.Tables);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_keeps_its_promise(string table, string id) => RulePromise.Check(CrawlRules.Default.Tables, table, id);

    [Fact]
    public void Ids_are_unique() => RulePromise.CheckIds(CrawlRules.Default.Tables);
}
