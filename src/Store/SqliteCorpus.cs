using System.Collections.Immutable;
using Gongwen.Ingest;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gongwen.Store;

/// <summary>A corpus in one SQLite file, whose tables (<c>Sqlite/Schema.sql</c>) any SQLite program can read, also while it is written.</summary>
public sealed class SqliteCorpus : ICorpus
{
    private const int Patience = 30;

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly NoticeReader _reader;
    private readonly Lazy<CorpusSearch> _search;
    private readonly Lazy<NoticeWriter> _writer;
    private readonly Lazy<Statement> _holds;
    private readonly WriterLock? _lock;
    private bool _isInSnapshot;

    private SqliteCorpus(string path, SqliteConnection connection, TimeProvider clock, WriterLock? writer)
    {
        _path = path;
        _lock = writer;
        _connection = connection;
        _reader = new NoticeReader(connection);
        _search = new Lazy<CorpusSearch>(() => new CorpusSearch(connection));
        _writer = new Lazy<NoticeWriter>(() => new NoticeWriter(connection, clock, new LedgerWriter(connection)));
        _holds = new Lazy<Statement>(() => new Statement(connection, "SELECT 1 FROM document WHERE sha256 = ? AND rules = ?"));
    }

    /// <summary>Opens a corpus to write to it; creates it when there is none.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="patience">Seconds to wait while another program writes: there is one writer at a time.</param>
    /// <param name="clock">Says when a document that bears no time of its own was seen; by default the system's.</param>
    /// <exception cref="CorpusException">The file is no corpus, or cannot be used.</exception>
    public static SqliteCorpus OpenOrCreate(string path, int patience = Patience, TimeProvider? clock = null) =>
        Open(path, SqliteOpenMode.ReadWriteCreate, patience, clock ?? TimeProvider.System);

    /// <summary>Opens a corpus only to read it. One that an older version of this program made is brought up to date before.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="CorpusException">There is none, or the file cannot be used.</exception>
    public static SqliteCorpus OpenToRead(string path)
    {
        if (!File.Exists(path))
        {
            throw new CorpusException(CorpusProblem.Missing, path, $"There is no corpus at {path}.");
        }

        var corpus = OpenReadOnly(path);
        if (!CorpusSchema.IsOlder(corpus._connection))
        {
            return corpus;
        }

        corpus.Dispose();
        OpenOrCreate(path).Dispose();
        return OpenReadOnly(path);
    }

    // Killed in the midst of a change, a program leaves a journal that only one who may write can take back.
    private static SqliteCorpus OpenReadOnly(string path)
    {
        try
        {
            return Open(path, SqliteOpenMode.ReadOnly, Patience, TimeProvider.System);
        }
        catch (CorpusException failure) when (failure.InnerException is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_READONLY_ROLLBACK or raw.SQLITE_READONLY_RECOVERY })
        {
            OpenOrCreate(path).Dispose();
            return Open(path, SqliteOpenMode.ReadOnly, Patience, TimeProvider.System);
        }
    }

    /// <inheritdoc/>
    public bool Holds(string sha256, string rules) => Guard(() => _holds.Value.Run(sha256, rules) is not null);

    /// <inheritdoc/>
    public ImmutableArray<StoreOutcome> Store(IReadOnlyList<CorpusEntry> batch) => Guard(() =>
    {
        // Immediate: waits for another writer before anything is done, not in the middle.
        using var transaction = _connection.BeginTransaction(deferred: false);
        var outcomes = _writer.Value.Write(batch);
        transaction.Commit();
        return outcomes;
    });

    /// <inheritdoc/>
    public void Gone(string uri, DateTimeOffset at, int? status = null) => Change((_, writer) => writer.Gone(uri, at, status));

    /// <inheritdoc/>
    public ImmutableArray<CorpusHit> Query(CorpusQuery query) => Consistently(() => _search.Value.Query(query));

    /// <summary>The words that say what a document is about, the most telling first.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="count">How many words at most.</param>
    /// <param name="segmenter">Cuts its text; null for jieba's dictionary alone.</param>
    /// <exception cref="KeyNotFoundException">There is no such document.</exception>
    public ImmutableArray<Keyword> Keywords(long number, int count, Segmenter? segmenter = null) =>
        Consistently(() => _search.Value.Keywords(number, count, segmenter ?? Segmenter.Default));

    /// <summary>Runs several readings that must see the same state while another program writes.</summary>
    /// <param name="read">Reads from this corpus, on the same thread.</param>
    public void Snapshot(Action read) => Consistently(() =>
    {
        read();
        return true;
    });

    /// <summary>The 发文字号 of all documents that bear one, each once, in no order.</summary>
    public ImmutableArray<string> DocumentNumbers() => Guard(() => _reader.DocumentNumbers());

    /// <inheritdoc/>
    public ImmutableArray<DocumentKey> Resolve(string id) => Guard(() => _reader.Resolve(id));

    /// <inheritdoc/>
    public StoredNotice Read(long number) => Consistently(() => _reader.Read(number));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_writer.IsValueCreated)
        {
            _writer.Value.Dispose();
        }

        if (_search.IsValueCreated)
        {
            _search.Value.Dispose();
        }

        if (_holds.IsValueCreated)
        {
            _holds.Value.Dispose();
        }

        _connection.Dispose();
        _lock?.Dispose();
    }

    private static SqliteCorpus Open(string path, SqliteOpenMode mode, int patience, TimeProvider clock)
    {
        // Not pooled: a closed corpus is really closed, its log folded back into the one file.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = patience,
            ForeignKeys = false,
        }.ConnectionString);
        WriterLock? writer = null;
        try
        {
            return Guard(path, () =>
            {
                writer = mode == SqliteOpenMode.ReadOnly ? null : WriterLock.Take(path, TimeSpan.FromSeconds(patience));
                connection.Open();
                CorpusSchema.AddFunctions(connection);
                if (mode == SqliteOpenMode.ReadWriteCreate)
                {
                    CorpusSchema.Ensure(connection, clock);
                }

                CorpusSchema.Check(connection, path);
                Configure(connection);
                return new SqliteCorpus(path, connection, clock, writer);
            });
        }
        catch
        {
            connection.Dispose();
            writer?.Dispose();
            throw;
        }
    }

    // FULL: in WAL mode a commit returns only when its log is on the disk.
    private static void Configure(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -48000";
        command.ExecuteNonQuery();
    }

    /// <summary>The numbers of the documents, in order.</summary>
    /// <param name="except">Leaves out those that were read by this version of the rules; null for none.</param>
    public ImmutableArray<long> Documents(string? except = null) => Consistently(() => _reader.Documents(except));

    /// <summary>Stores corrections, and the document read again with them, as a whole or not at all.</summary>
    /// <param name="number">The document.</param>
    /// <param name="made">New ones, and ones that take the place of those of their numbers; one that says what was extracted is taken back.</param>
    /// <param name="entry">The document with all its corrections.</param>
    /// <exception cref="CorpusException">They could not be stored.</exception>
    public void Correct(long number, ImmutableArray<Correction> made, CorpusEntry entry) => Change((_, writer) =>
    {
        foreach (var correction in made)
        {
            writer.Correct(number, correction);
        }

        writer.Write([entry.Reread()]);
    });

    /// <inheritdoc/>
    public ImmutableArray<Correction> Corrections(string sha256) => Guard(() => _reader.Corrections(sha256));

    /// <summary>The numbers of the documents that have corrections, in order.</summary>
    public ImmutableArray<long> Corrected() => Consistently(_reader.Corrected);

    /// <summary>A document's original, or why it cannot be read.</summary>
    /// <param name="number">Its number.</param>
    public SourceItem Original(long number) => Guard(() => CorpusOriginals.Read(_connection, number));

    /// <summary>A document's extraction as it is stored, <c>gongwen/notice/1</c> in UTF-8; null when it is missing or damaged.</summary>
    /// <param name="number">Its number.</param>
    public ReadOnlyMemory<byte>? Json(long number) => Guard(() => _reader.Json(number));

    /// <summary>Writes, as a whole or not at all.</summary>
    internal void Change(Action<SqliteConnection, NoticeWriter> change) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        change(_connection, _writer.Value);
        transaction.Commit();
        return true;
    });

    /// <summary>Uses the connection outside of any transaction.</summary>
    internal T Use<T>(Func<SqliteConnection, T> use) => Guard(() => use(_connection));

    /// <summary>Answers a question that takes several statements, all of the same state.</summary>
    internal T Ask<T>(Func<SqliteConnection, T> question) => Consistently(() => question(_connection));

    // Several statements that must see the same state while another program writes; within a snapshot they do.
    private T Consistently<T>(Func<T> read) => Guard(() =>
    {
        if (_isInSnapshot)
        {
            return read();
        }

        using var transaction = _connection.BeginTransaction(deferred: true);
        _isInSnapshot = true;
        try
        {
            return read();
        }
        finally
        {
            _isInSnapshot = false;
        }
    });

    private T Guard<T>(Func<T> use) => Guard(_path, use);

    private static T Guard<T>(string path, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (InvalidDataException damage)
        {
            throw new CorpusException(CorpusProblem.Failed, path, $"{path}: {damage.Message}", damage);
        }
        catch (SqliteException failure)
        {
            throw failure.SqliteErrorCode switch
            {
                raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                    new CorpusException(CorpusProblem.Busy, path, $"{path} is being written by another program; try again when it has finished.", failure),
                raw.SQLITE_NOTADB => new CorpusException(CorpusProblem.NotACorpus, path, $"{path} is not a corpus of gongwen.", failure),
                _ => new CorpusException(CorpusProblem.Failed, path, $"{path}: {failure.Message}", failure),
            };
        }
    }
}
