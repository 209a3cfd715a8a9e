using System.Collections.Immutable;
using System.Text;
using Gongwen.Extract;
using Gongwen.Ingest;
using NodaTime;

namespace Gongwen.Store.Tests;

/// <summary>Invented notices with facts given, not extracted: the store must not care how facts were found.</summary>
internal static class Notices
{
    public const string Rules = "rules-1";

    public static readonly Evidence Somewhere = new(new TextSpan(0, 1), "test.rule", 1);

    public static RawDocument Raw(string text, string uri) =>
        new() { Uri = uri, Bytes = Encoding.UTF8.GetBytes(text), MediaType = "text/plain" };

    public static CorpusEntry Entry(string text, string uri, string rules = Rules, Func<OfficialDocument, OfficialDocument>? with = null)
    {
        var raw = Raw(text, uri);
        var article = Ingestor.Default.Read(raw);
        var document = new OfficialDocument { Text = article.Text, Title = Fact(article.Text.Split('\n')[0]) };
        return CorpusEntry.Read(raw, article, with is null ? document : with(document), rules);
    }

    public static CorpusEntry Full(string text, string uri, string rules = Rules) => Entry(text, uri, rules, document => document with
    {
        DocumentNumber = Fact("云文明〔2024〕7号"),
        SigningAuthorities = [Fact("云溪市文明办"), Fact("云溪市教育局")],
        MainRecipients = [Fact("各县(区)教育局")],
        CopyRecipients = [Fact("市委宣传部")],
        Attachments = [Fact("文明餐桌行动台账")],
        Campaign = Fact("文明餐桌行动"),
        DocumentDate = new Fact<NoticeDate>(new NoticeDate(2024, 3, 5), Somewhere),
        Sections = [Section("一", "指导思想", SectionRole.GuidingIdeology), Section("二", null, null)],
        Assignments =
        [
            new Assignment("开展宣传", AssignmentRole.Lead, [Fact("市文明办"), Fact("市教育局")], Somewhere),
            new Assignment("检查餐馆", AssignmentRole.Cooperating, [Fact("市市场监管局")], Somewhere),
        ],
        Phases = [new Phase("动员部署阶段", new LocalDate(2024, 3, 10), new LocalDate(2024, 3, 31), Somewhere), new Phase("总结阶段", null, null, Somewhere)],
        Deadlines = [new Deadline("11月30日前", new LocalDate(2024, 11, 30), "报送总结", Somewhere)],
        Recurrences = [new Recurrence("每月25日前", "FREQ=MONTHLY;BYMONTHDAY=25", "报送进度", Somewhere)],
        Measures = [new Measure("每年不少于6次", Comparator.AtLeast, 6, null, "次", "年", null, Somewhere)],
        Citations = [new Citation("关于厉行节约的意见", "云办发〔2023〕2号", Somewhere)],
        Contacts = [new Contact("李老师", ["0000-1234567"], [], Somewhere)],
        DocumentKind = Fact("通知"),
        Issues = [new Issue("test", "nothing is wrong", new TextSpan(0, 2))],
    });

    /// <summary>A row of the ledger a task: its units, the part they have, and its day.</summary>
    public static CorpusEntry Ledger(string text, string uri, string rules, params (string[] Units, AssignmentRole Role, LocalDate? Day)[] tasks) => Entry(text, uri, rules, document =>
    {
        var assignments = tasks.Select((t, i) => new Assignment($"任务{i}", t.Role, [.. t.Units.Select(Fact)], Somewhere)).ToImmutableArray();
        return document with
        {
            Assignments = assignments,
            Tasks = [.. tasks.Zip(assignments, (t, a) => new TaskEntry
            {
                Task = a.Task,
                Assignments = [a],
                Deadline = t.Day is { } day ? new Deadline("限期", day, a.Task, Somewhere) : null,
                Sentence = "由有关单位负责。",
                Evidence = Somewhere,
            })],
        };
    });

    public static Fact<string> Fact(string value) => new(value, Somewhere);

    private static Section Section(string number, string? heading, SectionRole? role) => new()
    {
        Level = 1,
        Number = number,
        Heading = heading,
        HeadingSpan = default,
        Role = role,
        Own = default,
        Extent = default,
        Parent = -1,
        Evidence = Somewhere,
    };
}
