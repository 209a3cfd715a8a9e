using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Extract;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Writes entries as rows, inside a transaction of its caller.</summary>
internal sealed class NoticeWriter(SqliteConnection connection, TimeProvider clock, LedgerWriter ledger) : IDisposable
{
    private readonly Statement _find = new(connection, "SELECT id FROM document WHERE sha256 = ?");
    private readonly Statement _holds = new(connection, "SELECT id FROM document WHERE sha256 = ? AND rules = ?");
    private readonly Rows _seen = new(connection, "SELECT fetched_at FROM document WHERE id = ?");
    private readonly Statement _original = new(connection, "INSERT INTO original VALUES (?, ?, ?, ?, ?)");
    private readonly Statement _notice = new(connection, "INSERT OR REPLACE INTO notice VALUES (?, ?, ?)");
    private readonly SearchIndexWriter _index = new(connection);
    private readonly CopyWriter _copies = new(connection);
    private readonly VersionWriter _versions = new(connection, ledger);
    private readonly List<(long Document, CorpusEntry.Content Content)> _written = [];
    private readonly Statement _state = new(
        connection, $"UPDATE correction SET state = ?1, checksum = {Checksum.SqlName}(id, document, pointer, old_value, new_value, made_at, ?1) WHERE id = ?2");
    private readonly ImmutableArray<BulkInsert> _facts = [.. Enum.GetValues<FactTable>().Select(table => new BulkInsert(connection, NameOf(table)))];

    private readonly ImmutableArray<Statement> _forget =
        [.. Enum.GetValues<FactTable>().Select(table => new Statement(connection, $"DELETE FROM {NameOf(table)} WHERE document = ?"))];

    // Keeps the number of a document that is known already, so that re-extraction changes nobody's references.
    private readonly Statement _document = new(connection, """
        INSERT INTO document (id, sha256, fetched_at, rules, title, document_number, campaign, date, document_date, print_date, published_date, printing_office,
            repairs, kind, effective_date, expiry_date, media_type, charset, lost, checksum)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET rules = excluded.rules, title = excluded.title, document_number = excluded.document_number,
            campaign = excluded.campaign, date = excluded.date, document_date = excluded.document_date, print_date = excluded.print_date,
            published_date = excluded.published_date, printing_office = excluded.printing_office, repairs = excluded.repairs, kind = excluded.kind,
            effective_date = excluded.effective_date, expiry_date = excluded.expiry_date, media_type = excluded.media_type, charset = excluded.charset,
            lost = excluded.lost, checksum = excluded.checksum
        RETURNING id
        """);

    /// <summary>The name of a table of facts.</summary>
    public static string NameOf(FactTable table) => table.ToString().ToLowerInvariant();

    /// <summary>Writes entries, in order; what is made of their facts is written at the end.</summary>
    public ImmutableArray<StoreOutcome> Write(IReadOnlyList<CorpusEntry> batch)
    {
        Begin();
        ImmutableArray<StoreOutcome> outcomes = [.. batch.Select(Write)];
        FlushFacts();
        foreach (var (document, content) in _written)
        {
            _copies.Write(document, content.Fingerprint);
        }

        _index.Add([.. _written.Select(w => (w.Document, w.Content.Terms))]);
        ledger.Settle();
        return outcomes;
    }

    private StoreOutcome Write(CorpusEntry entry)
    {
        var known = _find.Run(entry.Sha256);
        var seen = Iso(entry.Raw.FetchedAt ?? clock.GetUtcNow());
        var outcome = StoreOutcome.Unchanged;
        if (entry.IsReread)
        {
            Write(entry, entry.Reading!, known ?? throw new InvalidOperationException($"{entry.Raw.Uri} is not in the corpus."), seen);
            return StoreOutcome.Renewed;
        }

        if (entry.Reading is { } content && (known is null || _holds.Run(entry.Sha256, content.Rules) is null))
        {
            outcome = known is null ? StoreOutcome.New : StoreOutcome.Renewed;
            known = Write(entry, content, known, seen);
        }

        _versions.See(
            entry.Raw.Uri, known ?? throw new InvalidOperationException($"{entry.Raw.Uri} was said to be stored, but its bytes are not."), seen, outcome == StoreOutcome.New);
        return outcome;
    }

    public void Gone(string uri, DateTimeOffset at, int? status) => _versions.Gone(uri, Iso(at), status);

    public void Remove(long number)
    {
        Begin();
        ledger.Touch(number);
        Forget(number);
        _index.Remove(number);
        _copies.Leave(number);
        _versions.Remove(number);
        foreach (var (table, key) in ((string, string)[])[("correction", "document"), ("notice", "document"), ("original", "document"), ("document", "id")])
        {
            using var delete = new Statement(connection, $"DELETE FROM {table} WHERE {key} = ? RETURNING 1");
            if (delete.Run(number) is null && table == "document")
            {
                throw new KeyNotFoundException($"The corpus has no document {number}.");
            }
        }

        ledger.Settle();
    }

    /// <summary>Deletes rows that belong to no document, says anew what is superseded, makes the ledger anew, and takes what nothing can restore as it is.</summary>
    public void Tidy()
    {
        foreach (var table in (string[])[.. Enum.GetValues<FactTable>().Select(NameOf), "correction", "version"])
        {
            Execute($"DELETE FROM {table} WHERE document NOT IN (SELECT id FROM document)");
        }

        Execute($"UPDATE document SET superseded = ({VersionWriter.IsSuperseded}) WHERE superseded <> ({VersionWriter.IsSuperseded})");
        LedgerWriter.Rebuild(connection);
        Seals.Renew(connection);
    }

    /// <summary>Takes over from the attached corpus <c>other</c> what its documents do not carry.</summary>
    /// <returns>The documents that got corrections.</returns>
    public ImmutableArray<long> Adopt()
    {
        Execute("INSERT INTO resource SELECT * FROM other.resource o WHERE true ON CONFLICT (uri) DO NOTHING"); // with their checksums
        Execute("""
            CREATE TEMP TABLE adopted AS
            SELECT mine.id AS document, c.pointer, c.old_value, c.new_value, c.made_at, c.state
            FROM other.correction c JOIN other.document theirs ON theirs.id = c.document JOIN main.document mine ON mine.sha256 = theirs.sha256
            WHERE NOT EXISTS (SELECT 1 FROM main.correction k WHERE k.document = mine.id AND k.pointer = c.pointer AND k.old_value = c.old_value) ORDER BY c.id
            """);
        Execute("INSERT INTO main.correction (document, pointer, old_value, new_value, made_at, state) SELECT * FROM temp.adopted");
        Execute($"UPDATE main.correction SET checksum = {Checksum.SqlName}(id, document, pointer, old_value, new_value, made_at, state) WHERE checksum IS NULL");
        var documents = ImmutableArray.CreateBuilder<long>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT DISTINCT document FROM temp.adopted ORDER BY 1";
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                documents.Add(rows.GetInt64(0));
            }
        }

        Execute("DROP TABLE temp.adopted");
        return documents.ToImmutable();
    }

    /// <summary>Writes a correction, in the place of the one of its number; one that says what was extracted is taken back.</summary>
    public void Correct(long document, Correction correction)
    {
        using var delete = new Statement(connection, "DELETE FROM correction WHERE id = ?");
        delete.Run(correction.Number);
        if (!correction.IsIdle)
        {
            using var write = new Statement(connection, "INSERT INTO correction VALUES (nullif(?, 0), ?, ?, ?, ?, ?, ?, NULL) RETURNING id");
            using var seal = new Statement(connection, $"UPDATE correction SET checksum = {Checksum.SqlName}(id, document, pointer, old_value, new_value, made_at, state) WHERE id = ?");
            var number = write.Run(correction.Number, document, correction.Place, correction.Old, correction.New, correction.MadeAt, NoticeJson.Kebab(correction.State))!.Value;
            seal.Run(number);
        }
    }

    public void Dispose()
    {
        foreach (var used in (IDisposable[])[ledger, _versions, _index, _copies, _seen, _find, _holds, _original, _notice, _state, .. _facts, .. _forget, _document])
        {
            used.Dispose();
        }
    }

    private long Write(CorpusEntry entry, CorpusEntry.Content content, long? known, string? seen)
    {
        if (known is { } old)
        {
            ledger.Touch(old);
            FlushFacts(); // it may be of this batch
            Forget(old);
            seen = SeenFirst(old);
        }

        var number = _document.Run([
            known is { } id ? id : default(Cell), entry.Sha256, seen, .. content.Rows.Document, content.Rows.Checksum + DocumentChecksum.Of([seen])])!.Value;
        if (known is null)
        {
            ledger.Add(number);
            _original.Run(number, entry.Raw.MediaType, entry.Raw.DeclaredCharset, content.Original, content.OriginalChecksum);
        }

        _notice.Run(number, content.Json, content.JsonChecksum);
        for (var place = 0; place < content.Rows.Facts.Length;)
        {
            var (table, cells) = content.Rows.Next(ref place);
            _facts[(int)table].Add(number, cells.Span);
        }

        foreach (var correction in entry.Corrections)
        {
            _state.Run(NoticeJson.Kebab(correction.State), correction.Number);
        }

        _written.Add((number, content));
        return number;
    }

    // What a batch that failed left behind was never written.
    private void Begin()
    {
        _written.Clear();
        ledger.Clear();
        foreach (var table in _facts)
        {
            table.Clear();
        }
    }

    private void FlushFacts()
    {
        foreach (var table in _facts)
        {
            table.Flush();
        }
    }

    private string? SeenFirst(long number)
    {
        _seen.Ask(number).Next();
        var seen = _seen.Text(0);
        _seen.End();
        return seen;
    }

    private void Forget(long number)
    {
        foreach (var statement in _forget)
        {
            statement.Run(number);
        }
    }

    private void Execute(string sql)
    {
        using var statement = new Statement(connection, sql);
        statement.Run();
    }

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
