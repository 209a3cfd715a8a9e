using FsCheck;
using FsCheck.Fluent;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Extract.Tests;

public sealed class AssignmentsReaderTests
{
    private const string Line = "====";

    public static TheoryData<string> Cases() => [.. AssignmentsCases.Files("assignments").Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Notice_says_who_does_what(string name)
    {
        var parts = File.ReadAllText(AssignmentsCases.Files("assignments").Single(f => Path.GetFileName(f) == name)).Split(Line);
        var document = Extractor.Default.Extract(AssignmentsNotice.Parse(parts[0]));
        Assert.Equal(parts[1].Trim().Split('\n').Order(StringComparer.Ordinal), Rows(document).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Unit_stands_where_its_evidence_points(string name)
    {
        var notice = File.ReadAllText(AssignmentsCases.Files("assignments").Single(f => Path.GetFileName(f) == name)).Split(Line)[0];
        AssertEvidence(Extractor.Default.Extract(AssignmentsNotice.Parse(notice)));
    }

    [Fact]
    public void Any_text_can_be_read() => Prop.ForAll(Notices().ToArbitrary(), notice =>
        AssertEvidence(Extractor.Default.Extract(AssignmentsNotice.Parse(notice)))).AlwaysHolds();

    private static void AssertEvidence(OfficialDocument document)
    {
        foreach (var assignment in document.Assignments)
        {
            Assert.NotEmpty(assignment.Task);
            Assert.NotEmpty(assignment.Units);
            Assert.NotNull(assignment.Evidence.Span);
            foreach (var unit in assignment.Units)
            {
                Assert.Equal(unit.Value, Spacing.Squeeze(document.Text, unit.Evidence.Span!.Value));
            }
        }
    }

    private static IEnumerable<string> Rows(OfficialDocument document) => document.Assignments.Select(a =>
        string.Join('\t', a.Task, NoticeJson.Kebab(a.Role), string.Join('|', a.Units.Select(u => u.Value))));

    private static Gen<string> Notices() => Gen.Elements(
            "一、", "（一）", "1.", "牵头单位：", "责任单位", "：", "责任单位|", "|", "^", "由", "市教育局", "各科室", "、", "，", "。", "；", "和", "牵头", "负责", "配合", "会同", "成立",
            "（", "）", "〔", "【", "等部门", "\n", "\n", "\t", " ", "\u3000", "列第一位者为牵头单位", "下同", "加强领导", "序号", "工作任务", "“", "对", "负总责", "\uD842")
        .ListOf()
        .Select(string.Concat);
}
