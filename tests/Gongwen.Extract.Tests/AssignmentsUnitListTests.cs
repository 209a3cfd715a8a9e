using FsCheck;
using FsCheck.Fluent;
using Gongwen.Ingest;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Extract.Tests;

public sealed class AssignmentsUnitListTests
{
    private static readonly UnitList Units = new(RuleTables.Load(typeof(Extractor).Assembly));

    public static TheoryData<string, string> Cases() => [.. AssignmentsCases.Rows("units").Select(r => (r[0], r[1]))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void List_splits_into_its_entries(string list, string expected) => Assert.Equal(expected, string.Join('|', Split(list)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Entry_is_not_split_again(string list, string expected)
    {
        _ = list;
        foreach (var entry in expected.Split('|'))
        {
            Assert.Equal([entry], Split(entry));
        }
    }

    [Fact]
    public void Any_text_splits_into_ordered_spans_that_hold_a_name() => Prop.ForAll(Lists().ToArbitrary(), list =>
    {
        var spans = Units.Split(list, new TextSpan(0, list.Length));
        var end = 0;
        foreach (var span in spans)
        {
            Assert.InRange(span.Start, end, list.Length - 1);
            Assert.InRange(span.End, span.Start + 1, list.Length);
            Assert.False(char.IsWhiteSpace(list[span.Start]) || char.IsWhiteSpace(list[span.End - 1]));
            end = span.End;
        }
    }).AlwaysHolds();

    private static Gen<string> Lists() => Gen.Elements(
            "市", "教育局", "各", "县区", "、", "，", "和", "及", "等", "部门", "（", "）", "(", " ", "\n", "\u3000", "“", "”", "政府", "按职责分工负责", "管委会", "；", "\uD842", "a")
        .ListOf()
        .Select(string.Concat);

    private static string[] Split(string list) => [.. Units.Split(list, new TextSpan(0, list.Length)).Select(s => list[s.Start..s.End])];
}
