using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gongwen.Ingest;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Extract.Tests;

/// <summary>What holds for whatever text: nothing throws, evidence lies inside the text, sections nest, and reading is pure.</summary>
public sealed class ExtractorPropertyTests
{
    private const int Threads = 4;

    private static readonly string[] Pieces =
    [
        "关于开展清河护岸活动的通知", "云水办〔2023〕15号", "各镇人民政府：", "现将有关事项通知如下。", "云溪市水务局", "2023年3月5日", "二○二三年三月五日", "2023-03-05",
        "一、", "二、", "三、", "（一）", "（二）", "(三)", "1.", "2.", "1、", "2、", "（1）", "2）", "①", "②", "1.1", "第一章", "第二条", "第一阶段：", "一是", "二是", "►", "A.", "l.",
        "指导思想", "工作目标", "活动内容", "时间安排", "动员部署阶段", "组织领导", "工作要求", "清理河道", "明确责任", "各镇要认真落实", "由市水务局牵头，各镇配合",
        "（牵头单位：市水务局；配合单位：各镇）", "责任单位：", "3月1日至3月31日", "3月底前", "即日起", "8:30", "1.5万元", "1,000", "2023.4.1",
        "附件：", "附件1", "附件2：", "任务清单.docx", "清河护岸评分办法", "抄送：", "市委办公室", "主题词：", "（此件公开发布）", "印发", "主办方：", "文件",
        "。", "；", "：", "，", "、", "“", "”", "《", "》", "（", "）", "〔", "【", "\n", "\n", "\n", "\n\n", "\r\n", "\t", " ", "\u3000", "\u3000\u3000", "\u00A0",
        "\uD842", "\uDFB7", "\uD842\uDFB7", "\uFFFD", "\u200B", "e\u0301", "x",
    ];

    [Fact]
    public void Evidence_lies_inside_the_text() => Holds(Articles(), article =>
    {
        var document = Extractor.Default.Extract(article);
        Assert.Equal(article.Text, document.Text);
        foreach (var span in Evidence(document).Select(e => e.Span).OfType<TextSpan>())
        {
            AssertInside(span, document.Text);
        }

        Assert.All(Evidence(document), e => Assert.InRange(e.Confidence, 0, 1));
        Assert.All(Evidence(document), e => Assert.NotEmpty(e.Rule));
    });

    [Fact]
    public void Sections_stand_in_order_and_nest() => Holds(Articles(), article =>
    {
        var (text, sections) = (article.Text, Extractor.Default.Extract(article).Sections);
        for (var i = 0; i < sections.Length; i++)
        {
            var section = sections[i];
            AssertInside(section.Own, text);
            AssertInside(section.Extent, text);
            AssertInside(section.HeadingSpan, text);
            Assert.True(section.Level >= 1);
            Assert.True(i == 0 || sections[i - 1].Own.End <= section.Own.Start, "Own spans overlap, or are out of order.");
            Assert.True(section.Extent.Start == section.Own.Start && section.Extent.End >= section.Own.End, "The extent does not hold what is the section's own.");
            if (section.Parent < 0)
            {
                continue;
            }

            Assert.True(section.Parent < i, "The parent comes later.");
            var parent = sections[section.Parent];
            Assert.True(parent.Level < section.Level, "The parent is not of a higher level.");
            Assert.True(parent.Extent.Start <= section.Extent.Start && section.Extent.End <= parent.Extent.End, "The parent does not hold its child.");
        }
    });

    [Fact]
    public void Levels_start_at_1() => Holds(Articles(), article =>
        Assert.Equal(1, Extractor.Default.Extract(article).Sections.FirstOrDefault()?.Level ?? 1));

    [Fact]
    public void Reading_twice_gives_the_same_json() => Holds(Articles(), article => Assert.Equal(Json(article), Json(article)));

    [Fact]
    public void An_article_with_broken_surrogates_is_read() => Holds(Texts(), text =>
    {
        // No decoder lets half a character through; an article of another making may hold one.
        var document = Extractor.Default.Extract(Whole(text));
        Assert.All(Evidence(document).Select(e => e.Span).OfType<TextSpan>(), span => AssertInside(span, text));
    });

    [Fact]
    public void Damaged_notices_are_read() => Holds(Damaged(), notice =>
    {
        var document = Extractor.Default.Extract(Read(notice));
        Assert.All(Evidence(document).Select(e => e.Span).OfType<TextSpan>(), span => AssertInside(span, document.Text));
    });

    [Fact]
    public void Threads_read_the_same_article_alike()
    {
        foreach (var name in NoticeCase.Names("outline"))
        {
            var article = NoticeCase.Read("outline", name).Ingest();
            var expected = Json(article);
            var read = new byte[Threads][];
            Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, i => read[i] = Json(article));
            Assert.All(read, json => Assert.Equal(expected, json));
        }
    }

    private static void Holds<T>(Gen<T> inputs, Action<T> property) => Prop.ForAll(inputs.ToArbitrary(), property).AlwaysHolds();

    private static Gen<string> Texts() => Gen.Elements(Pieces).NonEmptyListOf().Select(string.Concat);

    private static Gen<Article> Articles() => Texts().Select(Read);

    // What deletions, insertions, swaps, cuts and repeats make of the samples; never nothing, which is no document.
    private static Gen<string> Damaged()
    {
        var notices = Directory.EnumerateFiles(Repository.PathOf("samples"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        return from notice in Gen.Elements(notices) from seed in Gen.Choose(0, int.MaxValue) select $"x{NoticeMutator.Mutate(notice, new Random(seed))}";
    }

    private static Article Read(string text) =>
        Ingestor.Default.Read(new RawDocument { Uri = "case.txt", Bytes = Encoding.UTF8.GetBytes(text), MediaType = "text/plain" });

    // The text as it is, in blocks of one line.
    private static Article Whole(string text)
    {
        var blocks = new List<Block>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (end > start)
            {
                blocks.Add(new Block(TextSpan.Between(start, end), BlockKind.Paragraph));
            }

            start = end + 1;
        }

        return Ingestor.Default.Read(new RawDocument { Uri = "case.txt", Bytes = "x"u8.ToArray(), MediaType = "text/plain" }) with { Text = text, Blocks = [.. blocks] };
    }

    private static byte[] Json(Article article) => NoticeJson.ToUtf8(article, Extractor.Default.Extract(article));

    private static void AssertInside(TextSpan span, string text)
    {
        Assert.InRange(span.Start, 0, text.Length);
        Assert.InRange(span.End, span.Start, text.Length);
    }

    private static IEnumerable<Evidence> Evidence(OfficialDocument document) =>
    [
        .. new[] { document.Title, document.DocumentNumber, document.PublishedDate, document.PrintingOffice, document.Campaign, document.FirstLine, document.LastLine }
            .Concat(document.SigningAuthorities).Concat(document.MainRecipients).Concat(document.CopyRecipients).Concat(document.Attachments)
            .OfType<Fact<string>>().Select(f => f.Evidence),
        .. new[] { document.DocumentDate, document.PrintDate }.OfType<Fact<NoticeDate>>().Select(f => f.Evidence),
        .. document.Sections.Select(s => s.Evidence),
        .. document.Assignments.Select(a => a.Evidence),
        .. document.Assignments.SelectMany(a => a.Units).Select(u => u.Evidence),
        .. document.Phases.Select(p => p.Evidence),
        .. document.Deadlines.Select(d => d.Evidence),
    ];
}
