using System.Collections.Immutable;
using System.Text.Json;
using Gongwen.Extract;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Store;

/// <summary>What is stored of one document, as far as a query asks for it.</summary>
internal sealed class DocumentFacts(SqliteConnection connection) : IDisposable
{
    private readonly Rows _json = new(connection, "SELECT json FROM notice WHERE document = ?");
    private readonly Rows _title = new(connection, "SELECT title FROM document WHERE id = ? AND title IS NOT NULL");
    private readonly Rows _headings = new(connection, "SELECT heading FROM section WHERE document = ? AND heading IS NOT NULL ORDER BY ordinal");
    private readonly Rows _kind = new(connection, "SELECT kind FROM document WHERE id = ? AND kind IS NOT NULL");
    private readonly Rows _campaign = new(connection, "SELECT campaign FROM document WHERE id = ? AND campaign IS NOT NULL");
    private readonly Rows _authorities = new(connection, "SELECT name FROM organ WHERE document = ? AND role = 'signing-authority' ORDER BY ordinal");
    private readonly Rows _phases = new(connection, "SELECT first_day, last_day FROM phase WHERE document = ?");
    private readonly Rows _units = new(
        connection,
        """
        SELECT u.name, a.role FROM assignment a JOIN unit u ON u.document = a.document AND u.assignment = a.ordinal
        WHERE a.document = ? ORDER BY a.ordinal, u.ordinal
        """);

    /// <summary>The clean text.</summary>
    public string Text(long document)
    {
        if (!_json.Ask(document).Next())
        {
            throw new KeyNotFoundException($"The corpus has no document {document}.");
        }

        var json = Compression.Decompress(_json.Blob(0).ToArray());
        _json.End();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isText = reader.ValueTextEquals("text"u8);
            reader.Read();
            if (isText)
            {
                return reader.GetString()!;
            }

            reader.Skip();
        }

        throw new InvalidDataException($"Document {document} has no text.");
    }

    /// <summary>The title, if there is one.</summary>
    public ImmutableArray<string> Titles(long document) => Texts(_title, document);

    /// <summary>The headings, in order.</summary>
    public ImmutableArray<string> Headings(long document) => Texts(_headings, document);

    /// <summary>The names of a kind, in order of the text.</summary>
    /// <param name="document">Its number.</param>
    /// <param name="kind">Whose names.</param>
    /// <param name="role">Of units: only those with this part in some task; null for all.</param>
    public ImmutableArray<string> Names(long document, TermKind kind, AssignmentRole? role) => kind switch
    {
        TermKind.Organ => Texts(_authorities, document),
        TermKind.Campaign => Texts(_campaign, document),
        TermKind.Kind => Texts(_kind, document),
        _ => Units(document, role),
    };

    /// <summary>The first and last day of each phase that has any.</summary>
    public ImmutableArray<(LocalDate First, LocalDate Last)> Phases(long document)
    {
        var phases = ImmutableArray.CreateBuilder<(LocalDate, LocalDate)>();
        for (_phases.Ask(document); _phases.Next();)
        {
            if (Searchable.Days(Day(_phases.Text(0)), Day(_phases.Text(1))) is { } days)
            {
                phases.Add(days);
            }
        }

        return phases.ToImmutable();
    }

    public void Dispose()
    {
        foreach (var rows in (Rows[])[_json, _title, _headings, _kind, _campaign, _authorities, _phases, _units])
        {
            rows.Dispose();
        }
    }

    private static LocalDate? Day(string? iso) => iso is null ? null : LocalDatePattern.Iso.Parse(iso).Value;

    private ImmutableArray<string> Units(long document, AssignmentRole? role)
    {
        var (units, wanted) = (ImmutableArray.CreateBuilder<string>(), role is { } part ? NoticeJson.Kebab(part) : null);
        for (_units.Ask(document); _units.Next();)
        {
            if (wanted is null || wanted == _units.Text(1))
            {
                units.Add(_units.Text(0)!);
            }
        }

        return units.ToImmutable();
    }

    private static ImmutableArray<string> Texts(Rows rows, long document)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        for (rows.Ask(document); rows.Next();)
        {
            texts.Add(rows.Text(0)!);
        }

        return texts.ToImmutable();
    }
}
