using System.Collections.Immutable;
using System.Text.Json;
using Gongwen.Ingest;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Store;

/// <summary>Reads rows back as what callers ask for.</summary>
internal sealed class NoticeReader(SqliteConnection connection)
{
    public ImmutableArray<CorpusHit> Query(CorpusQuery query)
    {
        var phrases = query.Text is null ? null : SearchPhrases.Parse(query.Text);
        if (phrases is { Words.IsEmpty: true })
        {
            return [];
        }

        using var command = connection.CreateCommand();
        QuerySql.Write(command, query, phrases?.ToExpression());
        return [.. All(command, row => row.GetInt64(0)).Select(number => Hit(number, phrases))];
    }

    public ImmutableArray<DocumentKey> Resolve(string id)
    {
        var byNumber = long.TryParse(id, out var number)
            ? All("SELECT id, sha256 FROM document WHERE id = $p0", Key, number)
            : [];
        // 'g' follows every hexadecimal digit.
        return byNumber.IsEmpty
            ? All("SELECT id, sha256 FROM document WHERE sha256 >= $p0 AND sha256 < $p0 || 'g' ORDER BY sha256 LIMIT 10", Key, id.ToLowerInvariant())
            : byNumber;
    }

    public StoredNotice Read(long number) => All(
        """
        SELECT d.sha256, d.rules, o.media_type, o.declared_charset, o.bytes, n.json
        FROM document d JOIN original o ON o.document = d.id JOIN notice n ON n.document = d.id WHERE d.id = $p0
        """,
        row =>
        {
            var uris = Uris(number);
            return new StoredNotice
            {
                Key = new DocumentKey(number, row.GetString(0)),
                Rules = row.GetString(1),
                Uris = uris,
                Original = new RawDocument
                {
                    Uri = uris.IsEmpty ? $"sha256:{row.GetString(0)}" : uris[0],
                    MediaType = Text(row, 2),
                    DeclaredCharset = Text(row, 3),
                    Bytes = Compression.Decompress(row.GetFieldValue<byte[]>(4)),
                },
                Json = Compression.Decompress(row.GetFieldValue<byte[]>(5)),
            };
        },
        number) is [var stored] ? stored : throw new KeyNotFoundException($"The corpus has no document {number}.");

    public ImmutableArray<long> Documents(string? except) => All("SELECT id FROM document WHERE rules <> $p0 ORDER BY id", row => row.GetInt64(0), except ?? "");

    public ImmutableArray<Correction> Corrections(string sha256) => All(
        """
        SELECT c.id, c.pointer, c.old_value, c.new_value, c.made_at, c.state FROM correction c JOIN document d ON d.id = c.document
        WHERE d.sha256 = $p0 ORDER BY c.id
        """,
        row => new Correction(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), Enum.Parse<CorrectionState>(row.GetString(5), ignoreCase: true)),
        sha256);

    private CorpusHit Hit(long number, SearchPhrases? phrases)
    {
        var days = Days(number);
        return All(
            "SELECT id, sha256, title, campaign, document_number, date FROM document WHERE id = $p0",
            row => new CorpusHit
            {
                Key = Key(row),
                Uri = Uris(number)[0],
                Title = Text(row, 2),
                Campaign = Text(row, 3),
                DocumentNumber = Text(row, 4),
                Date = Text(row, 5),
                SigningAuthorities = Texts("SELECT name FROM organ WHERE document = $p0 AND role = 'signing-authority' ORDER BY ordinal", number),
                LeadUnits = [.. Texts(
                    """
                    SELECT u.name FROM assignment a JOIN unit u ON u.document = a.document AND u.assignment = a.ordinal
                    WHERE a.document = $p0 AND a.role = 'lead' ORDER BY a.ordinal, u.ordinal
                    """,
                    number).Distinct()],
                FirstDay = days.IsEmpty ? null : days.Min(),
                LastDay = days.IsEmpty ? null : days.Max(),
                Snippet = phrases is null ? null : SnippetFinder.Find(TextOf(number), phrases),
            },
            number)[0];
    }

    private ImmutableArray<LocalDate> Days(long number) =>
        [.. Texts(
            """
            SELECT first_day FROM phase WHERE document = $p0 AND first_day IS NOT NULL
            UNION SELECT last_day FROM phase WHERE document = $p0 AND last_day IS NOT NULL
            UNION SELECT last_day FROM deadline WHERE document = $p0 AND last_day IS NOT NULL
            """,
            number).Select(day => LocalDatePattern.Iso.Parse(day).Value)];

    private ImmutableArray<string> Uris(long number) => Texts("SELECT DISTINCT uri FROM version WHERE document = $p0 ORDER BY uri", number);

    private string TextOf(long number)
    {
        var json = All("SELECT json FROM notice WHERE document = $p0", row => row.GetFieldValue<byte[]>(0), number)[0];
        using var notice = JsonDocument.Parse(Compression.Decompress(json));
        return notice.RootElement.GetProperty("text").GetString()!;
    }

    private ImmutableArray<string> Texts(string sql, long number) => All(sql, row => row.GetString(0), number);

    private ImmutableArray<T> All<T>(string sql, Func<SqliteDataReader, T> read, object parameter)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$p0", parameter);
        return All(command, read);
    }

    private static ImmutableArray<T> All<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all.ToImmutable();
    }

    private static DocumentKey Key(SqliteDataReader row) => new(row.GetInt64(0), row.GetString(1));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
