using System.Collections.Immutable;
using Gongwen.Store;
using LiteDB;

namespace Gongwen.Adapters;

/// <summary>A corpus in one LiteDB file: originals, extractions, and a record of each notice that queries read through.</summary>
/// <remarks>
/// It has no index of words, so every query reads all records, and no near copies are found. One program at a time has it open.
/// A document must not be greater than LiteDB's 16 MB, compressed.
/// </remarks>
public sealed class LiteDbCorpus : ICorpus
{
    private const int HeaderAt = 32;
    private static readonly byte[] s_header = [.. "** This is a LiteDB file **"u8];

    private readonly string _path;
    private readonly FileStream _lock;
    private readonly LiteDatabase _database;
    private readonly TimeProvider _clock;
    private readonly ILiteCollection<BsonDocument> _documents;
    private readonly ILiteCollection<BsonDocument> _notices;
    private readonly Places _places;

    private LiteDbCorpus(string path, FileStream held, TimeProvider clock)
    {
        (_path, _lock, _clock) = (path, held, clock);
        // Binary: keys are compared as they are, whatever the culture.
        _database = new LiteDatabase(new ConnectionString { Filename = path, Collation = Collation.Binary });
        _documents = _database.GetCollection("document", BsonAutoId.Int64);
        _notices = _database.GetCollection("notice", BsonAutoId.Int64);
        _documents.EnsureIndex("sha256", unique: true);
        _places = new Places(_database, _notices);
    }

    /// <summary>Opens a corpus; creates it when there is none.</summary>
    /// <param name="path">Its file.</param>
    /// <param name="clock">Says when a document that bears no time of its own was seen; by default the system's.</param>
    /// <exception cref="CorpusException">The file is no corpus, or another program has it open.</exception>
    public static LiteDbCorpus OpenOrCreate(string path, TimeProvider? clock = null) => Guard(path, () =>
    {
        var held = Lock(path);
        try
        {
            Check(path);
            return new LiteDbCorpus(path, held, clock ?? TimeProvider.System);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    });

    /// <inheritdoc/>
    public bool Holds(string sha256, string rules) => Guard(() => Find(sha256) is { } known && known["rules"] == rules);

    /// <inheritdoc/>
    public ImmutableArray<StoreOutcome> Store(IReadOnlyList<CorpusEntry> batch) => Change(() => batch.Select(Write).ToImmutableArray());

    /// <inheritdoc/>
    public void Gone(string uri, DateTimeOffset at, int? status = null) => Change(() => _places.Gone(uri, at, status));

    /// <inheritdoc/>
    public ImmutableArray<CorpusHit> Query(CorpusQuery query) => Guard(() => CorpusSearch.QuestionOf(query) is { } question ? Query(query, question) : []);

    /// <inheritdoc/>
    public ImmutableArray<DocumentKey> Resolve(string id) => Guard<ImmutableArray<DocumentKey>>(() =>
        long.TryParse(id, out var number) && _documents.Query().Where("_id = @0", number).Select("{_id, sha256}").FirstOrDefault() is { } document ? [Key(document)]
        : [.. _documents.Query().Where("sha256 >= @0 AND sha256 < @1", id.ToLowerInvariant(), id.ToLowerInvariant() + "g").OrderBy("sha256").Select("{_id, sha256}").Limit(10).ToEnumerable().Select(Key)]);

    /// <inheritdoc/>
    public StoredNotice Read(long number) => Guard(() =>
    {
        var document = _documents.FindById(number) ?? throw new KeyNotFoundException($"The corpus has no document {number}.");
        var uris = _places.Of(number);
        return new StoredNotice
        {
            Key = Key(document),
            Uris = uris,
            Rules = document["rules"],
            Json = Compression.Decompress(document["json"]),
            Original = new() { Uri = uris[0], Bytes = Compression.Decompress(document["original"]), MediaType = document["mediaType"].AsString, DeclaredCharset = document["declaredCharset"].AsString },
        };
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _lock.Dispose();
    }

    // LiteDB leaves it to the system to keep a second program out, and not every system does.
    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException failure)
        {
            throw new CorpusException(CorpusProblem.Busy, path, $"{path} cannot be opened; perhaps another program has it open: {failure.Message}", failure);
        }
    }

    // LiteDB takes whatever it is given for its own, and cuts it to whole pages.
    private static void Check(string path)
    {
        var head = new byte[HeaderAt + s_header.Length];
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read);
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) is var read && read > 0 && !head.AsSpan(HeaderAt).SequenceEqual(s_header))
        {
            throw new CorpusException(CorpusProblem.NotACorpus, path, $"{path} is not a corpus of gongwen.");
        }
    }

    private static DocumentKey Key(BsonDocument document) => new(document["_id"], document["sha256"]);

    private BsonDocument? Find(string sha256) => _documents.Query().Where("sha256 = @0", sha256).Select("{_id, rules}").FirstOrDefault();

    private StoreOutcome Write(CorpusEntry entry)
    {
        var known = Find(entry.Sha256);
        var isNews = entry.Reading is { } content && (entry.IsReread ? known is not null : known?["rules"] != content.Rules);
        var number = isNews ? Write(entry, entry.Reading!, known?["_id"]) : known?["_id"].AsInt64
            ?? throw new InvalidOperationException($"{entry.Raw.Uri} was said to be stored, but its bytes are not.");
        if (!entry.IsReread)
        {
            _places.See(entry.Raw.Uri, number, entry.Raw.FetchedAt ?? _clock.GetUtcNow());
        }

        return !isNews ? StoreOutcome.Unchanged : known is null ? StoreOutcome.New : StoreOutcome.Renewed;
    }

    private long Write(CorpusEntry entry, CorpusEntry.Content content, BsonValue? known)
    {
        var document = new BsonDocument
        {
            ["sha256"] = entry.Sha256,
            ["rules"] = content.Rules,
            ["mediaType"] = entry.Raw.MediaType,
            ["declaredCharset"] = entry.Raw.DeclaredCharset,
            ["original"] = content.Original,
            ["json"] = content.Json,
        };
        if (known is null)
        {
            known = _documents.Insert(document);
        }
        else
        {
            document["_id"] = known;
            _documents.Update(document);
        }

        var superseded = _notices.FindById(known)?["superseded"].AsBoolean ?? false;
        _notices.Upsert(NoticeRecord.Of(known.AsInt64, superseded, Compression.Decompress(content.Json)));
        return known.AsInt64;
    }

    private ImmutableArray<CorpusHit> Query(CorpusQuery query, QueryNode question)
    {
        var phrases = CorpusSearch.PhrasesOf(question).ToList();
        var found = _notices.FindAll().Select(bson => new NoticeRecord(bson)).Where(n => n.IsCurrent && n.Holds(question))
            .Select(n => (n.Number, n.Date, Score: n.Score(phrases))).ToList();
        return
        [
            .. found.OrderByDescending(f => f.Score).ThenByDescending(f => f.Date, StringComparer.Ordinal).ThenByDescending(f => f.Number)
                .Skip(query.Offset).Take(query.Limit).Select(f => Hit(f.Number, f.Score, phrases)),
        ];
    }

    private CorpusHit Hit(long number, float score, List<QueryNode.Phrase> phrases)
    {
        var stored = Read(number);
        return new NoticeRecord(_notices.FindById(number)).ToHit(stored, score, phrases);
    }

    private T Change<T>(Func<T> change) => Guard(() =>
    {
        _database.BeginTrans();
        try
        {
            var result = change();
            _database.Commit();
            _database.Checkpoint(); // what is only committed need not be on the disk
            return result;
        }
        catch
        {
            _database.Rollback();
            throw;
        }
    });

    private T Guard<T>(Func<T> use) => Guard(_path, use);

    private static T Guard<T>(string path, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (LiteException failure)
        {
            var problem = failure.ErrorCode switch
            {
                LiteException.INVALID_DATABASE => CorpusProblem.NotACorpus,
                LiteException.LOCK_TIMEOUT => CorpusProblem.Busy,
                _ => CorpusProblem.Failed,
            };
            throw new CorpusException(problem, path, $"{path}: {failure.Message}", failure);
        }
        catch (IOException failure)
        {
            throw new CorpusException(CorpusProblem.Failed, path, $"{path}: {failure.Message}", failure);
        }
    }
}
