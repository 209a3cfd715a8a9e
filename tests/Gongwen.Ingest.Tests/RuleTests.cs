using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class RuleTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Rows => RulePromise.Rows(Ingestor.Default.Rules);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_keeps_its_promise(string table, string id) => RulePromise.Check(Ingestor.Default.Rules, table, id);

    public static IEnumerable<TheoryDataRow<string>> Tables => Ingestor.Default.Rules.Names.Select(t => new TheoryDataRow<string>(t));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Rows_asked_as_one_answer_as_each(string table) => RulePromise.CheckTogether(Ingestor.Default.Rules, table);

    [Fact]
    public void Ids_are_unique() => RulePromise.CheckIds(Ingestor.Default.Rules);
}
