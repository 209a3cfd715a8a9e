using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Checks everything in a corpus against everything else. Goes on behind what cannot be read.</summary>
internal sealed class CorpusVerifier(SqliteConnection connection) : IDisposable
{
    private const int FaultsOfFile = 100;

    private readonly List<CorpusFault> _faults = [];
    private readonly CopyVerifier _copies = new(connection);
    private readonly Lazy<DocumentChecksum> _checksums = new(() => new DocumentChecksum(connection));
    private int _originals;

    /// <summary>Checks all of it.</summary>
    public CorpusHealth Verify()
    {
        Attempt("integrity", () => Add(FaultKind.File, Rows($"PRAGMA integrity_check({FaultsOfFile})", row => row.GetString(0)).Where(line => line != "ok")));
        foreach (var check in Seals.Checks(connection))
        {
            Attempt("checksums", () => _faults.AddRange(check()));
        }

        var documents = Numbers("document", "id");
        var known = documents.Union(Numbers("original", "document")).Union(Numbers("notice", "document")).Order().ToList();
        foreach (var number in known)
        {
            if (!documents.Contains(number))
            {
                _faults.Add(new CorpusFault(FaultKind.Document, number, "its row is missing"));
            }

            Attempt($"document {number}", () => Check(number), number);
        }

        CheckIndex(documents);
        CheckVersions();
        Attempt("ledger", () => Add(FaultKind.Ledger, Rows(LedgerWriter.Faults, row => row.GetString(0))));
        return new CorpusHealth(known.Count, _originals, [.. _faults.GroupBy(f => (f.Kind, f.Document, f.Document is null ? f.Detail : null))
            .Select(same => same.Last()) // says more than that a checksum is another
            .OrderBy(f => f.Kind).ThenBy(f => f.Document)]);
    }

    public void Dispose()
    {
        if (_checksums.IsValueCreated)
        {
            _checksums.Value.Dispose();
        }
    }

    private void Check(long number)
    {
        var (sha256, rules) = Rows("SELECT sha256, rules FROM document WHERE id = $p0", row => (row.GetString(0), row.GetString(1)), number).FirstOrDefault();
        Attempt("checksum", () => CheckSum(number), number, FaultKind.Facts);
        Attempt("original", () => CheckOriginal(number, sha256), number, FaultKind.Original);
        Attempt("extraction", () => CheckNotice(number, rules), number, FaultKind.Notice);
    }

    private void CheckSum(long number)
    {
        if (Rows("SELECT checksum FROM document WHERE id = $p0", row => row.IsDBNull(0) ? 0 : row.GetInt64(0), number).FirstOrDefault() != _checksums.Value.Of(number))
        {
            _faults.Add(new CorpusFault(FaultKind.Facts, number, "its row, or one of its facts, is not what was stored"));
        }
    }

    private void CheckOriginal(long number, string? sha256)
    {
        if (Blob("SELECT bytes FROM original WHERE document = $p0", number) is not { } bytes)
        {
            _faults.Add(new CorpusFault(FaultKind.Original, number, "it has no original"));
        }
        else if (sha256 is not null && CorpusEntry.Hash(bytes) is var hash && hash != sha256)
        {
            _faults.Add(new CorpusFault(FaultKind.Original, number, $"its bytes have the hash {hash}, not {sha256}"));
        }
        else
        {
            _originals++;
        }
    }

    private void CheckNotice(long number, string? rules)
    {
        if (Blob("SELECT json FROM notice WHERE document = $p0", number) is not { } json)
        {
            _faults.Add(new CorpusFault(FaultKind.Notice, number, "it has no extraction"));
            return;
        }

        using var notice = JsonDocument.Parse(json);
        var text = notice.RootElement.GetProperty("text").GetString()!;
        _copies.Check(number, text);
        var stated = notice.RootElement.GetProperty("evidence").EnumerateArray().Select(e => StoredFact.Of(notice.RootElement, e)).ToHashSet();
        var isMigrated = rules?.StartsWith(CorpusSchema.StaleMark, StringComparison.Ordinal) == true;
        Attempt("facts", () => CheckFacts(number, text.Length, isMigrated ? null : stated), number, FaultKind.Facts);
    }

    // Null for what was migrated: its tables do not hold all of its evidence yet.
    private void CheckFacts(long number, int length, HashSet<StoredFact>? stated)
    {
        var facts = Rows(StoredFact.Sql, StoredFact.Of, number).ToHashSet();
        var outside = facts.Where(f => f.Start < 0 || f.Start > f.End || f.End > length).Select(f => f.Fact).Order(StringComparer.Ordinal).ToList();
        if (outside.Count > 0)
        {
            _faults.Add(new CorpusFault(FaultKind.Facts, number, $"outside of its text of {length} characters: {string.Join(", ", outside)}"));
        }
        else if (stated is not null && !stated.SetEquals(facts))
        {
            var differing = stated.Except(facts).Concat(facts.Except(stated)).Select(f => f.Fact).Distinct().Order(StringComparer.Ordinal);
            _faults.Add(new CorpusFault(FaultKind.Facts, number, $"tables and extraction differ: {string.Join(", ", differing)}"));
        }
    }

    private void CheckIndex(HashSet<long> documents) => Attempt("search index", () =>
    {
        var indexed = Rows("SELECT document FROM search_slot", row => row.GetInt64(0)).ToHashSet();
        _faults.AddRange(SearchVerifier.Wrong(connection).Select(n => new CorpusFault(FaultKind.Index, n, indexed.Contains(n) ? "the search index has other words of it" : "it is not in the search index")));
        _faults.AddRange(indexed.Except(documents).Select(n => new CorpusFault(FaultKind.Index, n, "the search index has it, but there is no such document")));
        Add(FaultKind.Index, SearchVerifier.WrongSlots(connection));
        Add(FaultKind.Index, _copies.Wrong());
    });

    private void CheckVersions() => Attempt("versions", () =>
    {
        Add(FaultKind.Versions, Rows("PRAGMA foreign_key_check", row => $"a row of {row.GetString(0)} belongs to no row of {row.GetString(2)}").Distinct());
        Add(FaultKind.Versions, Rows(
            "SELECT uri, count(*), min(ordinal), max(ordinal) FROM version GROUP BY uri HAVING min(ordinal) <> 1 OR max(ordinal) <> count(*)",
            row => $"{row.GetString(0)} has {row.GetInt64(1)} versions, numbered from {row.GetInt64(2)} to {row.GetInt64(3)}"));
        _faults.AddRange(Rows(
            $"SELECT id, superseded FROM document WHERE superseded <> ({VersionWriter.IsSuperseded})",
            row => new CorpusFault(FaultKind.Versions, row.GetInt64(0), row.GetBoolean(1) ? "it is current, but marked as superseded" : "it is superseded, but not marked so")));
        _faults.AddRange(Rows(
            "SELECT id FROM document WHERE NOT EXISTS (SELECT 1 FROM version WHERE document = id)",
            row => new CorpusFault(FaultKind.Versions, row.GetInt64(0), "no uri is known for it")));
    });

    /// <summary>The numbers in a column, read from both ends: what lies behind a damaged page is reached from the other side.</summary>
    /// <param name="connection">The corpus.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">Its key.</param>
    /// <param name="damaged">Is told what stopped the reading from either end.</param>
    public static HashSet<long> NumbersOf(SqliteConnection connection, string table, string column, Action<SqliteException> damaged)
    {
        var numbers = new HashSet<long>();
        var whole = false;
        foreach (var order in (string[])["ASC", "DESC"])
        {
            try
            {
                if (!whole)
                {
                    numbers.UnionWith(Rows(connection, $"SELECT {column} FROM {table} NOT INDEXED ORDER BY {column} {order}", row => row.GetInt64(0)).TakeWhile(n => order == "ASC" || !numbers.Contains(n)));
                    whole = true;
                }
            }
            catch (SqliteException damage)
            {
                damaged(damage);
            }
        }

        return numbers;
    }

    private HashSet<long> Numbers(string table, string column) =>
        NumbersOf(connection, table, column, damage => _faults.Add(new CorpusFault(FaultKind.File, null, $"table {table}: {damage.Message}")));

    private void Attempt(string what, Action check, long? number = null, FaultKind kind = FaultKind.File)
    {
        try
        {
            check();
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or CorpusException))
        {
            // Whatever reading it runs into is what is wrong with it.
            _faults.Add(new CorpusFault(kind, number, $"{what}: {failure.Message}"));
        }
    }

    private void Add(FaultKind kind, IEnumerable<string> details) => _faults.AddRange(details.Select(detail => new CorpusFault(kind, null, detail)));

    private byte[]? Blob(string sql, long number) =>
        Rows(sql, row => row.GetFieldValue<byte[]>(0), number).FirstOrDefault() is { } compressed ? Compression.Decompress(compressed) : null;

    private IEnumerable<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, object? parameter = null) => Rows(connection, sql, read, parameter);

    private static IEnumerable<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, object? parameter = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (parameter is not null)
        {
            command.Parameters.AddWithValue("$p0", parameter);
        }

        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return read(rows);
        }
    }
}
