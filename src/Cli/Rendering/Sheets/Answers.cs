using Gongwen.Extract;
using Gongwen.Store;

namespace Gongwen.Cli.Rendering.Sheets;

/// <summary>What the corpus answers, as sheets.</summary>
internal static class Answers
{
    /// <summary>What a query found.</summary>
    public static Sheet Hits(IEnumerable<CorpusHit> hits) => Sheet.Of(
        "hits",
        hits,
        ("number", 8, h => h.Key.Number),
        ("sha256", 20, h => h.Key.Sha256),
        ("uri", 40, h => h.Uri),
        ("title", 36, h => h.Title),
        ("campaign", 24, h => h.Campaign),
        ("documentNumber", 18, h => h.DocumentNumber),
        ("date", 12, h => h.Date),
        ("signingAuthorities", 30, h => h.SigningAuthorities),
        ("leadUnits", 30, h => h.LeadUnits),
        ("firstDay", 12, h => h.FirstDay),
        ("lastDay", 12, h => h.LastDay),
        ("copies", 8, h => (long)h.Copies),
        ("snippet", 60, h => h.Snippet?.Text));

    /// <summary>责任分解台账</summary>
    public static Sheet Tasks(IEnumerable<TaskRow> rows) => Sheet.Of(
        "tasks",
        rows,
        ("document", 8, r => r.Document),
        ("title", 30, r => r.Title),
        ("documentNumber", 18, r => r.DocumentNumber),
        ("item", 8, r => r.Item),
        ("task", 36, r => r.Task),
        ("lead", 22, r => r.Lead),
        ("responsible", 28, r => r.Responsible),
        ("cooperating", 28, r => r.Cooperating),
        ("by", 12, r => r.By),
        ("due", 16, r => r.Due),
        ("phase", 16, r => r.Phase),
        ("sentence", 60, r => r.Sentence)) with
    { Details = ["title", "documentNumber", "item", "due"] };

    /// <summary>责任分解台账 of one document, as an office keeps it.</summary>
    public static Sheet Ledger(string name, string title, IEnumerable<TaskRow> rows) => Sheet.Of(
        name,
        rows.Index(),
        ("serial", 6, r => r.Index + 1L),
        ("task", 36, r => r.Item.Task),
        ("lead", 22, r => r.Item.Lead),
        ("responsible", 28, r => r.Item.Responsible),
        ("cooperating", 28, r => r.Item.Cooperating),
        ("by", 12, r => r.Item.By),
        ("due", 16, r => r.Item.Due),
        ("phase", 16, r => r.Item.Phase),
        ("item", 8, r => r.Item.Item),
        ("sentence", 60, r => r.Item.Sentence)) with
    { Title = title };

    public static Sheet Documents(IEnumerable<DocumentRow> rows) => Sheet.Of(
        "documents",
        rows,
        ("document", 8, r => r.Number),
        ("sha256", 20, r => r.Sha256),
        ("uri", 40, r => r.Uri),
        ("title", 36, r => r.Title),
        ("documentNumber", 18, r => r.DocumentNumber),
        ("kind", 8, r => r.Kind),
        ("campaign", 24, r => r.Campaign),
        ("date", 12, r => r.Date),
        ("documentDate", 12, r => r.DocumentDate),
        ("publishedDate", 12, r => r.PublishedDate),
        ("organs", 30, r => r.SigningAuthorities),
        ("recipients", 30, r => r.MainRecipients));

    public static Sheet Keywords(IEnumerable<Keyword> words) => Sheet.Of(
        "keywords",
        words,
        ("word", 20, w => w.Word),
        ("weight", 8, w => w.Weight),
        ("times", 8, w => (long)w.Times),
        ("documents", 8, w => (long)w.Documents));

    public static Sheet Units(IEnumerable<UnitRow> rows) => Sheet.Of(
        "units",
        rows,
        ("unit", 28, r => r.Unit),
        ("leads", 8, r => r.Lead),
        ("answers", 8, r => r.Responsible),
        ("helps", 8, r => r.Cooperating),
        ("documents", 8, r => r.Documents));

    public static Sheet Timeline(IEnumerable<TimelineRow> rows) => Sheet.Of(
        "timeline",
        rows,
        ("document", 8, r => r.Document),
        ("title", 36, r => r.Title),
        ("campaign", 24, r => r.Campaign),
        ("type", 8, r => r.IsDeadline ? "deadline" : "phase"),
        ("name", 36, r => r.Name),
        ("start", 12, r => r.Start),
        ("end", 12, r => r.End));

    public static Sheet Campaigns(IEnumerable<CampaignRow> rows) => Sheet.Of(
        "campaigns",
        rows,
        ("campaign", 30, r => r.Campaign),
        ("documents", 8, r => r.Documents),
        ("organs", 40, r => r.Organs),
        ("first", 12, r => r.First),
        ("last", 12, r => r.Last),
        ("start", 12, r => r.Start),
        ("end", 12, r => r.End));

    /// <summary>Facts, then lines of text, that two documents do not have alike.</summary>
    public static Sheet Differences(IEnumerable<FactDifference> rows) => Sheet.Of(
        "differences", rows, ("field", 16, r => r.Field), ("before", 60, r => r.Before), ("after", 60, r => r.After));

    /// <summary>What an SQL query gave, under its own names.</summary>
    public static Sheet Sql(SqlAnswer answer) => new()
    {
        Name = "sql",
        Columns = [.. answer.Columns.Select(name => new Column(name, 20))],
        Rows = answer.Rows,
    };

    public static Sheet Statistics(IEnumerable<CountRow> rows) => Sheet.Of(
        "stats", rows, ("group", 12, r => r.Group), ("name", 24, r => r.Name), ("count", 12, r => r.Count));
}
