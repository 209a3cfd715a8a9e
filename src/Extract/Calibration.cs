using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Gives every fact the confidence that facts of its rule have earned on golds: the table <c>confidences</c>.</summary>
internal sealed class Calibration(RuleTables rules)
{
    private const string AnyRule = "*";

    private readonly FrozenDictionary<(string Fact, string Rule), double> _measured = rules["confidences"]
        .ToFrozenDictionary(r => (r["fact"], r["rule"]), r => double.Parse(r["confidence"], CultureInfo.InvariantCulture));

    /// <summary>The document with the confidences of those facts that golds state.</summary>
    public OfficialDocument Settle(OfficialDocument document) => document with
    {
        Title = One("title", document.Title),
        DocumentNumber = One("documentNumber", document.DocumentNumber),
        SigningAuthorities = Many("signingAuthorities", document.SigningAuthorities),
        MainRecipients = Many("mainRecipients", document.MainRecipients),
        DocumentDate = One("documentDate", document.DocumentDate),
        PublishedDate = One("publishedDate", document.PublishedDate),
        PrintingOffice = One("printingOffice", document.PrintingOffice),
        PrintDate = One("printDate", document.PrintDate),
        CopyRecipients = Many("copyRecipients", document.CopyRecipients),
        Attachments = Many("attachments", document.Attachments),
        Campaign = One("campaign", document.Campaign),
        Sections = [.. document.Sections.Select(s => s with { Evidence = Settled("sections", s.Evidence) })],
        Assignments = [.. document.Assignments.Select(a => a with { Units = Many("assignments", a.Units), Evidence = Settled("assignments", a.Evidence) })],
        Phases = [.. document.Phases.Select(p => p with { Evidence = Settled("phases", p.Evidence) })],
        Deadlines = [.. document.Deadlines.Select(d => d with { Evidence = Settled("deadlines", d.Evidence) })],
        FirstLine = One("firstLine", document.FirstLine),
        LastLine = One("lastLine", document.LastLine),
    };

    private Fact<T>? One<T>(string name, Fact<T>? fact) => fact is null ? null : fact with { Evidence = Settled(name, fact.Evidence) };

    private ImmutableArray<Fact<T>> Many<T>(string name, ImmutableArray<Fact<T>> facts) => [.. facts.Select(f => One(name, f)!)];

    // What no gold has met promises no more than its kind, nor more than it claims itself.
    private Evidence Settled(string fact, Evidence evidence) => evidence with
    {
        Confidence = _measured.TryGetValue((fact, evidence.Rule), out var measured) ? measured : Math.Min(evidence.Confidence, _measured[(fact, AnyRule)]),
    };
}
