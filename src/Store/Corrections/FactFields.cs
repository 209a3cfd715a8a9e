using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gongwen.Extract;

namespace Gongwen.Store;

/// <summary>The fields of <c>gongwen/notice/1</c> that people can correct, and how their values are put back into a document.</summary>
internal static class FactFields
{
    private static readonly ImmutableDictionary<string, Func<OfficialDocument, Fact<string>?, OfficialDocument>> s_texts = new Dictionary<string, Func<OfficialDocument, Fact<string>?, OfficialDocument>>
    {
        ["title"] = (d, f) => d with { Title = f },
        ["documentNumber"] = (d, f) => d with { DocumentNumber = f },
        ["documentKind"] = (d, f) => d with { DocumentKind = f },
        ["securityLevel"] = (d, f) => d with { SecurityLevel = f },
        ["urgency"] = (d, f) => d with { Urgency = f },
        ["signatory"] = (d, f) => d with { Signatory = f },
        ["publishedDate"] = (d, f) => d with { PublishedDate = f },
        ["printingOffice"] = (d, f) => d with { PrintingOffice = f },
        ["remark"] = (d, f) => d with { Remark = f },
        ["campaign"] = (d, f) => d with { Campaign = f },
        ["firstLine"] = (d, f) => d with { FirstLine = f },
        ["lastLine"] = (d, f) => d with { LastLine = f },
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, Func<OfficialDocument, Fact<NoticeDate>?, OfficialDocument>> s_dates = new Dictionary<string, Func<OfficialDocument, Fact<NoticeDate>?, OfficialDocument>>
    {
        ["documentDate"] = (d, f) => d with { DocumentDate = f },
        ["effectiveDate"] = (d, f) => d with { EffectiveDate = f },
        ["expiryDate"] = (d, f) => d with { ExpiryDate = f },
        ["printDate"] = (d, f) => d with { PrintDate = f },
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, Func<OfficialDocument, ImmutableArray<FactItem>, OfficialDocument>> s_lists = new Dictionary<string, Func<OfficialDocument, ImmutableArray<FactItem>, OfficialDocument>>
    {
        ["signingAuthorities"] = (d, items) => d with { SigningAuthorities = Each(d.SigningAuthorities, items, new FactReader(d.Text).Name) },
        ["mainRecipients"] = (d, items) => d with { MainRecipients = Each(d.MainRecipients, items, new FactReader(d.Text).Name) },
        ["copyRecipients"] = (d, items) => d with { CopyRecipients = Each(d.CopyRecipients, items, new FactReader(d.Text).Name) },
        ["attachments"] = (d, items) => d with { Attachments = Each(d.Attachments, items, new FactReader(d.Text).Name) },
        ["contacts"] = (d, items) => d with { Contacts = Each(d.Contacts, items, new FactReader(d.Text).Contact) },
        ["sections"] = (d, items) => d with { Sections = Each(d.Sections, items, new FactReader(d.Text).Section) },
        ["assignments"] = (d, items) => d with { Assignments = Each(d.Assignments, items, new FactReader(d.Text).Assignment) },
        ["phases"] = (d, items) => d with { Phases = Each(d.Phases, items, new FactReader(d.Text).Phase) },
        ["deadlines"] = (d, items) => d with { Deadlines = Each(d.Deadlines, items, new FactReader(d.Text).Deadline) },
        ["recurrences"] = (d, items) => d with { Recurrences = Each(d.Recurrences, items, new FactReader(d.Text).Recurrence) },
        ["measures"] = (d, items) => d with { Measures = Each(d.Measures, items, new FactReader(d.Text).Measure) },
        ["citations"] = (d, items) => d with { Citations = Each(d.Citations, items, new FactReader(d.Text).Citation) },
    }.ToImmutableDictionary();

    public static bool IsField(string name) => IsList(name) || s_texts.ContainsKey(name) || s_dates.ContainsKey(name);

    public static bool IsList(string name) => s_lists.ContainsKey(name);

    /// <summary>The document with these items in that field.</summary>
    /// <exception cref="FormatException">A value cannot stand there.</exception>
    public static OfficialDocument Set(OfficialDocument document, string field, ImmutableArray<FactItem> items)
    {
        try
        {
            var reader = new FactReader(document.Text);
            return s_lists.TryGetValue(field, out var list) ? list(document, items)
                : items is [{ Correction: null }] ? document
                : s_dates.TryGetValue(field, out var date) ? date(document, items is [var day] ? FactReader.Date(day.Value) : null)
                : s_texts[field](document, items is [var text] ? reader.Name(text.Value, null) : null);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException($"/{field}: {failure.Message}", failure);
        }
    }

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> was, ImmutableArray<FactItem> items, Func<JsonNode, T?, T> read)
        where T : class =>
        [.. items.Select(item => item.Correction is null ? was[item.Index] : read(item.Value, item.Index < 0 ? null : was[item.Index]))];
}
