using Gongwen.Tests;
using Xunit;

namespace Gongwen.Extract.Tests;

public sealed class RuleTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Rows => RulePromise.Rows(Extractor.Default.Rules);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_keeps_its_promise(string table, string id) => RulePromise.Check(Extractor.Default.Rules, table, id);

    public static IEnumerable<TheoryDataRow<string>> Tables => Extractor.Default.Rules.Names.Select(t => new TheoryDataRow<string>(t));

    [Theory]
    [MemberData(nameof(Tables))]
    public void Rows_asked_as_one_answer_as_each(string table) => RulePromise.CheckTogether(Extractor.Default.Rules, table);

    [Fact]
    public void Ids_are_unique() => RulePromise.CheckIds(Extractor.Default.Rules);
}
