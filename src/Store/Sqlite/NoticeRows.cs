using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using Gongwen.Extract;
using Gongwen.Ingest;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Store;

/// <summary>A notice as rows, in the columns of <c>Schema.sql</c>. Made by the workers, so that the one writer only writes.</summary>
/// <param name="Document">The columns of <c>document</c> from <c>rules</c> on that the facts give.</param>
/// <param name="Facts">The rows of the fact tables, without their first column: length (four bytes), table (one), <see cref="CellBuffer">cells</see>.</param>
/// <param name="Checksum">Of all of them: <see cref="DocumentChecksum"/>.</param>
internal sealed record NoticeRows(Cell[] Document, byte[] Facts, long Checksum)
{
    [ThreadStatic]
    private static CellBuffer? s_rows;


    /// <summary>The rows of what was read from a document by the rules of that version.</summary>
    public static NoticeRows Of(Article article, OfficialDocument document, string rules)
    {
        var (packed, own) = (s_rows ??= new CellBuffer(), DocumentOf(article, document, rules));
        packed.Clear();
        new Builder(article, document, packed).Add();
        var rows = new NoticeRows(own, packed.Bytes.ToArray(), 0);
        return rows with { Checksum = DocumentChecksum.Of([article.Source.Sha256, .. own]) + rows.Sum() };
    }

    /// <summary>The row of a table that begins at <paramref name="place"/>, which moves behind it.</summary>
    public (FactTable Table, ReadOnlyMemory<byte> Cells) Next(ref int place)
    {
        var (start, length) = (place + sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(Facts.AsSpan(place)));
        place = start + length;
        return ((FactTable)Facts[start], Facts.AsMemory(start + 1, length - 1));
    }

    private long Sum()
    {
        var sum = 0L;
        for (var place = 0; place < Facts.Length;)
        {
            var start = place + sizeof(int);
            Next(ref place);
            sum += Gongwen.Store.Checksum.Of(Facts.AsSpan(start, place - start));
        }

        return sum;
    }

    private static Cell[] DocumentOf(Article article, OfficialDocument facts, string rules)
    {
        var (written, printed, published) = (facts.DocumentDate?.Value.ToString(), facts.PrintDate?.Value.ToString(), facts.PublishedDate?.Value);
        return
        [
            rules, facts.Title?.Value, facts.DocumentNumber?.Value, facts.Campaign?.Value, written ?? printed ?? published, written, printed, published,
            facts.PrintingOffice?.Value, article.Repairs.Length, facts.DocumentKind?.Value, facts.EffectiveDate?.Value.ToString(),
            facts.ExpiryDate?.Value.ToString(), article.Source.MediaType, article.Source.Charset, article.Lost,
        ];
    }

    private sealed class Builder(Article article, OfficialDocument document, CellBuffer rows)
    {
        public void Add()
        {
            AddElements();
            AddNames(FactTable.Organ, document.SigningAuthorities, "signing-authority");
            AddNames(FactTable.Organ, document.MainRecipients, "main-recipient");
            AddNames(FactTable.Organ, document.CopyRecipients, "copy-recipient");
            AddNames(FactTable.Attachment, document.Attachments);
            AddEach(FactTable.Section, document.Sections, s => s.Evidence, SectionCells);
            AddAssignments();
            AddEach(FactTable.Phase, document.Phases, p => p.Evidence, (i, p) => [i, p.Name, Iso(p.Start), Iso(p.End), p.Edtf]);
            AddEach(FactTable.Deadline, document.Deadlines, d => d.Evidence, (i, d) => [0, i, d.Text, Iso(d.By), null as string, d.Task]);
            AddEach(FactTable.Deadline, document.Recurrences, r => r.Evidence, (i, r) => [1, i, r.Text, null as string, r.Rule, r.Task]);
            AddEach(FactTable.Measure, document.Measures, m => m.Evidence, (i, m) =>
                [i, m.Text, NoticeJson.Kebab(m.Comparator), (double)m.Quantity, m.High, m.Unit, m.Per, m.Subject]);
            AddEach(FactTable.Citation, document.Citations, c => c.Evidence, (i, c) => [i, c.Title, c.DocumentNumber]);
            AddEach(FactTable.Contact, document.Contacts, c => c.Evidence, (i, c) => [i, c.Name, JsonArray(c.Phones), JsonArray(c.Emails)]);
            foreach (var (i, issue) in article.Issues.Concat(document.Issues).Index())
            {
                AddRow(FactTable.Issue, [i, issue.Code, issue.Message, issue.Span?.Start, issue.Span?.End]);
            }
        }

        private void AddElements()
        {
            AddElement("title", document.Title);
            AddElement("documentNumber", document.DocumentNumber);
            AddElement("documentKind", document.DocumentKind);
            AddElement("securityLevel", document.SecurityLevel);
            AddElement("urgency", document.Urgency);
            AddElement("signatory", document.Signatory);
            AddElement("documentDate", document.DocumentDate);
            AddElement("effectiveDate", document.EffectiveDate);
            AddElement("expiryDate", document.ExpiryDate);
            AddElement("publishedDate", document.PublishedDate);
            AddElement("printingOffice", document.PrintingOffice);
            AddElement("printDate", document.PrintDate);
            AddElement("remark", document.Remark);
            AddElement("campaign", document.Campaign);
            AddElement("firstLine", document.FirstLine);
            AddElement("lastLine", document.LastLine);
        }

        private void AddElement<T>(string name, Fact<T>? fact)
            where T : notnull
        {
            if (fact is not null)
            {
                Add(FactTable.Element, fact.Evidence, [name, fact.Value.ToString()]);
            }
        }

        private void AddNames(FactTable table, ImmutableArray<Fact<string>> facts, params ReadOnlySpan<Cell> before)
        {
            foreach (var (i, fact) in facts.Index())
            {
                Add(table, fact.Evidence, [.. before, i, fact.Value]);
            }
        }

        private void AddEach<T>(FactTable table, ImmutableArray<T> facts, Func<T, Evidence> evidence, Func<int, T, Cell[]> cells)
        {
            foreach (var (i, fact) in facts.Index())
            {
                Add(table, evidence(fact), cells(i, fact));
            }
        }

        private Cell[] SectionCells(int index, Section section) =>
        [
            index, section.Level, section.Number, section.Heading, section.Role is { } role ? NoticeJson.Kebab(role) : null,
            section.Parent < 0 ? default(Cell) : section.Parent,
            section.Heading is null ? default(Cell) : section.HeadingSpan.Start, section.Heading is null ? default(Cell) : section.HeadingSpan.End,
            section.Own.Start, section.Own.End, section.Extent.End,
        ];

        private void AddAssignments()
        {
            // The ledger holds the assignments in their order.
            var entries = document.Tasks.Index().SelectMany(t => t.Item.Assignments, (t, _) => t.Index).ToList();
            foreach (var (i, assignment) in document.Assignments.Index())
            {
                var entry = i < entries.Count ? entries[i] : default(Cell);
                Add(FactTable.Assignment, assignment.Evidence, [i, NoticeJson.Kebab(assignment.Role), assignment.Task, entry]);
                AddNames(FactTable.Unit, assignment.Units, i);
            }

            AddEach(FactTable.Task, document.Tasks, t => t.Evidence, (i, t) =>
                [i, t.Task, t.Section?.Number, Iso(t.Deadline?.By), t.Due, t.Phase?.Name, t.Sentence]);
        }

        // Every fact ends in the same six columns: where it stands, where that came from, why it is believed.
        private void Add(FactTable table, Evidence evidence, Cell[] own)
        {
            var source = evidence.Span is { } span ? article.Map.ToSource(span) : null as SourceSpan?;
            AddRow(table, own, evidence.Span?.Start, evidence.Span?.End, source?.Start, source?.End, evidence.Rule, Math.Round(evidence.Confidence, 3));
        }

        private void AddRow(FactTable table, ReadOnlySpan<Cell> own, params ReadOnlySpan<Cell> evidence)
        {
            var length = rows.Reserve();
            rows.Add((byte)table);
            foreach (var cell in own)
            {
                rows.Add(cell);
            }

            foreach (var cell in evidence)
            {
                rows.Add(cell);
            }

            rows.WriteAt(length, rows.Length - length - sizeof(int));
        }

        private static string JsonArray(ImmutableArray<string> values) => values.IsEmpty ? "[]" : JsonSerializer.Serialize(values.AsSpan().ToArray(), StoreJson.Readable.StringArray);

        private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
    }
}
