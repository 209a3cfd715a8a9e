using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gongwen.Ingest;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Extract;

/// <summary>Writes the contract <c>gongwen/notice/1</c> (docs/notice.schema.json): plain facts, then the evidence for each.</summary>
public static class NoticeJson
{
    /// <summary>The contract's name and version.</summary>
    public const string Schema = "gongwen/notice/1";

    // What most notices need, facts and evidence included, so that the buffer seldom grows.
    private const int BytesPerCharacter = 20;
    private const int LeastBytes = 4096;

    /// <summary>How the JSON is written: Chinese stays readable.</summary>
    public static JsonWriterOptions WriterOptions(bool indented) =>
        new() { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one notice as one JSON object.</summary>
    public static void Write(Utf8JsonWriter json, Article article, OfficialDocument document) =>
        new Notice(json, article, document).Write();

    /// <summary>The JSON of one notice on one line, as UTF-8.</summary>
    public static byte[] ToUtf8(Article article, OfficialDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>((BytesPerCharacter * document.Text.Length) + LeastBytes);
        using (var json = new Utf8JsonWriter(buffer, WriterOptions(indented: false)))
        {
            Write(json, article, document);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The kebab-case name of an enum's value, as JSON and the rule tables write it.</summary>
    public static string Kebab(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private sealed class Notice(Utf8JsonWriter json, Article article, OfficialDocument document)
    {
        private readonly List<(string Pointer, Evidence Evidence)> _evidence = [];

        public void Write()
        {
            var source = new ArticleJson(json, article);
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            source.WriteSource();
            One("title", document.Title);
            One("documentNumber", document.DocumentNumber);
            One("documentKind", document.DocumentKind);
            One("securityLevel", document.SecurityLevel);
            One("urgency", document.Urgency);
            One("signatory", document.Signatory);
            Many("signingAuthorities", document.SigningAuthorities);
            Many("mainRecipients", document.MainRecipients);
            One("documentDate", document.DocumentDate);
            One("effectiveDate", document.EffectiveDate);
            One("expiryDate", document.ExpiryDate);
            One("publishedDate", document.PublishedDate);
            One("printingOffice", document.PrintingOffice);
            One("printDate", document.PrintDate);
            Many("copyRecipients", document.CopyRecipients);
            Many("attachments", document.Attachments);
            One("remark", document.Remark);
            Objects("contacts", document.Contacts, c => c.Evidence, WriteContact);
            One("campaign", document.Campaign);
            Objects("sections", document.Sections, s => s.Evidence, WriteSection);
            Objects("assignments", document.Assignments, a => a.Evidence, WriteAssignment);
            Objects("phases", document.Phases, p => p.Evidence, WritePhase);
            Objects("deadlines", document.Deadlines, d => d.Evidence, WriteDeadline);
            Objects("recurrences", document.Recurrences, r => r.Evidence, WriteRecurrence);
            Objects("tasks", document.Tasks, t => t.Evidence, WriteTask);
            Objects("measures", document.Measures, m => m.Evidence, WriteMeasure);
            Objects("citations", document.Citations, c => c.Evidence, WriteCitation);
            One("firstLine", document.FirstLine);
            One("lastLine", document.LastLine);
            json.WriteString("text", document.Text);
            new PageJson(json, WriteOriginal).Write(article, document.Attachments);
            source.WriteTables();
            source.WriteRepairs();
            WriteIssues();
            WriteEvidence();
            json.WriteEndObject();
        }

        private void WriteSection(int index, Section section)
        {
            json.WriteNumber("level", section.Level);
            json.WriteString("number", section.Number);
            json.WriteString("heading", section.Heading);
            json.WriteString("role", section.Role is { } role ? Kebab(role) : null);
        }

        private void WriteAssignment(int index, Assignment assignment)
        {
            json.WriteString("task", assignment.Task);
            json.WriteString("role", Kebab(assignment.Role));
            json.WriteStartArray("units");
            for (var i = 0; i < assignment.Units.Length; i++)
            {
                json.WriteStringValue(assignment.Units[i].Value);
                _evidence.Add(($"/assignments/{index}/units/{i}", assignment.Units[i].Evidence));
            }

            json.WriteEndArray();
        }

        private void WritePhase(int index, Phase phase)
        {
            json.WriteString("name", phase.Name);
            json.WriteString("start", Iso(phase.Start));
            json.WriteString("end", Iso(phase.End));
            json.WriteString("edtf", phase.Edtf);
        }

        private void WriteDeadline(int index, Deadline deadline)
        {
            json.WriteString("text", deadline.Text);
            json.WriteString("by", Iso(deadline.By));
            json.WriteString("task", deadline.Task);
        }

        private void WriteRecurrence(int index, Recurrence recurrence)
        {
            json.WriteString("text", recurrence.Text);
            json.WriteString("rule", recurrence.Rule);
            json.WriteString("task", recurrence.Task);
        }

        private void WriteTask(int index, TaskEntry task)
        {
            json.WriteString("task", task.Task);
            WriteStrings("lead", task.Units(AssignmentRole.Lead));
            WriteStrings("responsible", task.Units(AssignmentRole.Responsible));
            WriteStrings("cooperating", task.Units(AssignmentRole.Cooperating));
            json.WriteString("by", Iso(task.Deadline?.By));
            json.WriteString("due", task.Due);
            json.WriteString("phase", task.Phase?.Name);
            json.WriteString("item", task.Section?.Number);
            json.WriteString("sentence", task.Sentence);
        }

        private void WriteContact(int index, Contact contact)
        {
            json.WriteString("name", contact.Name);
            WriteStrings("phones", contact.Phones);
            WriteStrings("emails", contact.Emails);
        }

        private void WriteStrings(string name, ImmutableArray<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        private void WriteMeasure(int index, Measure measure)
        {
            json.WriteString("text", measure.Text);
            json.WriteString("comparator", Kebab(measure.Comparator));
            json.WriteNumber("quantity", Rounded(measure.Quantity));
            if (measure.High is { } high)
            {
                json.WriteNumber("high", Rounded(high));
            }

            json.WriteString("unit", measure.Unit);
            json.WriteString("per", measure.Per);
            json.WriteString("subject", measure.Subject);
        }

        // 三分之一 never ends.
        private static decimal Rounded(decimal number) => Math.Round(number, 6) / 1.000000000000000000000000000000m;

        private void WriteCitation(int index, Citation citation)
        {
            json.WriteString("title", citation.Title);
            json.WriteString("documentNumber", citation.DocumentNumber);
        }

        private void WriteIssues()
        {
            json.WriteStartArray("issues");
            foreach (var issue in article.Issues.Concat(document.Issues))
            {
                json.WriteStartObject();
                json.WriteString("code", issue.Code);
                json.WriteString("message", issue.Message);
                if (issue.Span is { } span)
                {
                    json.WriteSpan("span", span);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private void WriteEvidence()
        {
            json.WriteStartArray("evidence");
            foreach (var (pointer, evidence) in _evidence)
            {
                json.WriteStartObject();
                json.WriteString("fact", pointer);
                if (evidence.Span is { } span)
                {
                    json.WriteSpan("span", span);
                    WriteOriginal(article.Map.ToSource(span));
                }

                json.WriteString("rule", evidence.Rule);
                json.WriteNumber("confidence", Math.Round(evidence.Confidence, 3));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private void WriteOriginal(SourceSpan original)
        {
            if (article.Elements is not { } elements)
            {
                json.WriteRange("source", original.Start, original.End);
                return;
            }

            var (path, characters) = elements.Locate(original);
            json.WriteStartObject("source");
            json.WriteString("element", path);
            json.WriteRange("characters", characters.Start, characters.End);
            json.WriteEndObject();
        }

        private void One<T>(string name, Fact<T>? fact)
            where T : notnull
        {
            json.WriteString(name, fact?.Value.ToString());
            if (fact is not null)
            {
                _evidence.Add(($"/{name}", fact.Evidence));
            }
        }

        private void Many(string name, ImmutableArray<Fact<string>> facts)
        {
            json.WriteStartArray(name);
            for (var i = 0; i < facts.Length; i++)
            {
                json.WriteStringValue(facts[i].Value);
                _evidence.Add(($"/{name}/{i}", facts[i].Evidence));
            }

            json.WriteEndArray();
        }

        private void Objects<T>(string name, ImmutableArray<T> items, Func<T, Evidence> evidence, Action<int, T> write)
        {
            json.WriteStartArray(name);
            for (var i = 0; i < items.Length; i++)
            {
                json.WriteStartObject();
                _evidence.Add(($"/{name}/{i}", evidence(items[i])));
                write(i, items[i]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
    }
}
