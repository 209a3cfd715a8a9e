using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gongwen.Ingest;
using Gongwen.Tests;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Gongwen.Extract.Tests;

/// <summary>One file in Cases/phases is one test: the notice, a line of '=', and the phases, deadlines, recurrences and issues that it gives.</summary>
public sealed class PhasesTests
{
    private const string Divider = "\n====\n";

    private static string Folder => Path.Combine(DatesCases.Root(), "tests", "Gongwen.Extract.Tests", "Cases", "phases");

    public static TheoryData<string> Notices() => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notices))]
    public void Notice_gives_its_timetable(string name)
    {
        var parts = File.ReadAllText(Path.Combine(Folder, name)).Split(Divider);
        Assert.Equal(parts[1].TrimEnd(), Describe(Read(parts[0])));
    }

    [Theory]
    [MemberData(nameof(Notices))]
    public void Evidence_stands_in_the_text(string name)
    {
        var document = Read(File.ReadAllText(Path.Combine(Folder, name)).Split(Divider)[0]);
        foreach (var deadline in document.Deadlines)
        {
            var span = Assert.NotNull(deadline.Evidence.Span);
            Assert.Equal(deadline.Text, document.Text[span.Start..span.End]);
            Assert.InRange(deadline.Task.Length, 1, 40);
        }

        foreach (var phase in document.Phases)
        {
            var span = Assert.NotNull(phase.Evidence.Span);
            Assert.Contains(phase.Name, document.Text[span.Start..span.End], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_text_is_read_without_failing() => Prop.ForAll(Texts().ToArbitrary(), text =>
    {
        var document = Read(text);
        foreach (var span in document.Phases.Select(p => p.Evidence).Concat(document.Deadlines.Select(d => d.Evidence)).Concat(document.Recurrences.Select(r => r.Evidence)).Select(e => e.Span).Concat(document.Issues.Select(i => i.Span)))
        {
            Assert.InRange(Assert.NotNull(span).End, 1, document.Text.Length);
        }

        Assert.All(document.Phases, p => Assert.False(p.End < p.Start));
        Assert.All(document.Phases.Select(p => p.Edtf).OfType<string>(), EdtfGrammar.AssertWellFormed);
    }).AlwaysHolds();

    private static Gen<string> Texts() => Gen.Elements(
            "一、实施步骤\n", "（一）", "动员部署", "阶段", "第一阶段", "：", "（", "）", "3月", "1日", "至", "10日", "前", "2021年", "。", "，", "\n", "截止", "时间", "为",
            "第二步", "报名", "即日起", "《", "》", "年底", "3.1-3.15", "1.", "总结", " ", "春节", "季度", "上半年", "左右", "每年", "每周五", "期间", "起", "底", "春季")
        .NonEmptyListOf()
        .Select(string.Concat);

    private static OfficialDocument Read(string text) =>
        Extractor.Default.Extract(Ingestor.Default.Read(new RawDocument { Uri = "case.txt", Bytes = Encoding.UTF8.GetBytes(text), MediaType = "text/plain" }));

    private static string Describe(OfficialDocument document) => string.Join('\n',
        document.Phases.Select(p => $"phase\t{p.Name}\t{Iso(p.Start)}\t{Iso(p.End)}\t{p.Edtf ?? "-"}")
            .Concat(document.Deadlines.Select(d => $"deadline\t{Iso(d.By)}\t{d.Text}"))
            .Concat(document.Recurrences.Select(r => $"recurrence\t{r.Rule ?? "-"}\t{r.Text}"))
            .Concat(document.Issues.Select(i => $"issue\t{i.Code}\t{(i.Span is { } span ? document.Text[span.Start..span.End] : "-")}")));

    private static string Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : "-";
}
