using Gongwen.Extract;
using NodaTime;

namespace Gongwen.Store.Tests;

/// <summary>The tasks of units, which are kept in the order in which they are shown, against what the tables of facts say.</summary>
public sealed class LedgerTests : TemporaryCorpus
{
    private static readonly string[] s_units = ["市教育局", "县教育局", "教育局", "市文明办", "各乡镇", "市文明办办公室"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_to_documents_the_ledger_says_what_their_facts_say(int seed)
    {
        var random = new Random(seed);
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        for (var step = 0; step < 40; step++)
        {
            if (step % 7 == 6 && corpus.Documents() is { Length: > 3 } documents)
            {
                CorpusCare.Remove(corpus, documents[random.Next(documents.Length)]);
            }
            else
            {
                // New ones, ones that take the place of others, ones seen again, ones read by other rules; some twice in a batch.
                corpus.Store([.. Enumerable.Range(0, 1 + random.Next(6)).Select(_ => Entry(random))]);
            }

            Assert.Equal("", Ask(LedgerWriter.Faults));
        }

        var questions = new CorpusQuestions(corpus);
        foreach (var scope in (Scope[])
        [
            new(), new() { Unit = "教育局" }, new() { Unit = "文明办", Limit = 3 }, new() { Unit = "文明辦", Role = AssignmentRole.Lead }, new() { Unit = "无此单位" },
            new() { Unit = "局", From = new LocalDate(2024, 4, 1) }, new() { Unit = "局", To = new LocalDate(2024, 8, 1), Limit = 5 }, new() { Unit = "乡", Limit = 1 },
            new() { Unit = "局", Document = corpus.Documents()[^1] },
        ])
        {
            Assert.Equal(Told(scope), questions.Tasks(scope).Select(t => $"{t.Document}|{t.Task}|{(t.By is { } day ? day.ToString("uuuu-MM-dd", null) : "-")}"));
        }

        Assert.Equal(
            Ask("""
                SELECT u.name, sum(a.role = 'lead'), sum(a.role = 'responsible'), sum(a.role = 'cooperating'), count(DISTINCT u.document)
                FROM unit u JOIN assignment a ON a.document = u.document AND a.ordinal = u.assignment JOIN document d ON d.id = u.document AND d.superseded = 0
                GROUP BY u.name ORDER BY count(*) DESC, u.name
                """),
            string.Join('\n', questions.Units(new Scope()).Select(u => $"{u.Unit}|{u.Lead}|{u.Responsible}|{u.Cooperating}|{u.Documents}")));
        corpus.Dispose();
        Assert.Empty(CorpusCare.Verify(File).Faults.Where(f => f.Kind == FaultKind.Ledger));
    }

    [Fact]
    public void A_batch_that_failed_leaves_nothing_for_the_next()
    {
        using var corpus = SqliteCorpus.OpenOrCreate(File);
        var unknown = CorpusEntry.Seen(Notices.Raw("从未存过", "x.txt"), "00");
        Assert.Throws<InvalidOperationException>(() => corpus.Store([Entry(new Random(1)), Entry(new Random(2)), unknown]));
        corpus.Store([Notices.Ledger("甲", "a.txt", Notices.Rules, (["市教育局"], AssignmentRole.Lead, null))]);
        Assert.Equal("市教育局|1", Ask("SELECT n.name, l.document FROM ledger l JOIN unit_name n ON n.id = l.unit"));
        Assert.Equal("1", Ask("SELECT count(*) FROM unit"));
    }

    private static CorpusEntry Entry(Random random)
    {
        var entry = Notices.Ledger($"通知{random.Next(15)}", $"{random.Next(8)}.txt", $"rules-{random.Next(3)}", [.. Enumerable.Range(0, random.Next(5)).Select(_ => (
            Enumerable.Range(0, random.Next(4)).Select(_ => s_units[random.Next(s_units.Length)]).ToArray(),
            (AssignmentRole)random.Next(3),
            random.Next(3) == 0 ? null as LocalDate? : new LocalDate(2024, 1 + random.Next(12), 1)))]);
        return entry;
    }

    // As the tables of facts say it, without the ledger.
    private string[] Told(Scope scope)
    {
        var units = scope.Unit is { } unit ? $"AND instr(u.name, '{unit.Replace('辦', '办')}') > 0" : "";
        var role = scope.Role is null ? "" : "AND a.role = 'lead'";
        var told = Ask($"""
            SELECT t.document, t.task, t.last_day FROM task t JOIN document d ON d.id = t.document
            WHERE d.superseded = 0 {(units.Length + role.Length == 0 ? "" : $"AND EXISTS (SELECT 1 FROM assignment a JOIN unit u ON u.document = a.document AND u.assignment = a.ordinal WHERE a.document = t.document AND a.entry = t.ordinal {units} {role})")}
            {(scope.From is { } from ? $"AND t.last_day >= '{from:uuuu-MM-dd}'" : "")} {(scope.To is { } to ? $"AND t.last_day <= '{to:uuuu-MM-dd}'" : "")}
            {(scope.Document is { } document ? $"AND t.document = {document}" : "")}
            ORDER BY t.last_day IS NULL, t.last_day, t.document, t.ordinal LIMIT {scope.Limit}
            """);
        return told.Length == 0 ? [] : told.Split('\n');
    }
}
