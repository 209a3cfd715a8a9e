using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongwen.Ingest;
using Gongwen.Store;
using LiteDB;

namespace Gongwen.Adapters;

/// <summary>What each uri held over time, and which notices no uri holds any more.</summary>
/// <remarks>Standard input is no place: what came through it does not take the place of what came before.</remarks>
internal sealed class Places
{
    private readonly ILiteCollection<BsonDocument> _places;
    private readonly ILiteCollection<BsonDocument> _notices;

    public Places(LiteDatabase database, ILiteCollection<BsonDocument> notices)
    {
        (_places, _notices) = (database.GetCollection("place"), notices);
        _places.EnsureIndex("document", "$.versions[*].document");
    }

    /// <summary>At that time the uri held the document.</summary>
    public void See(string uri, long document, DateTimeOffset at)
    {
        var place = Find(uri);
        var versions = place["versions"].AsArray;
        var last = uri == FolderSource.StandardInput ? null : versions.LastOrDefault();
        var held = last is null ? versions.FirstOrDefault(v => v["document"] == document) : last["document"] == document ? last : null;
        if (held is not null)
        {
            held["last"] = string.CompareOrdinal(held["last"], Iso(at)) < 0 ? Iso(at) : held["last"];
        }
        else
        {
            versions.Add(new BsonDocument { ["document"] = document, ["first"] = Iso(at), ["last"] = Iso(at) });
        }

        place.Remove("gone");
        _places.Upsert(place);
        if (held is null)
        {
            Supersede(last is null ? [document] : [last["document"], document]);
        }
    }

    /// <summary>At that time there was nothing at the uri.</summary>
    public bool Gone(string uri, DateTimeOffset at, int? status)
    {
        var place = Find(uri);
        if (place["gone"].IsNull)
        {
            place["gone"] = new BsonDocument { ["at"] = Iso(at), ["status"] = status };
        }

        return _places.Upsert(place);
    }

    /// <summary>Every uri that ever held the document, in ordinal order.</summary>
    public ImmutableArray<string> Of(long document) => [.. Holding(document).Select(p => p["uri"].AsString).Order(StringComparer.Ordinal)];

    // A key may have no more than 1,023 bytes, a uri may have more.
    private BsonDocument Find(string uri)
    {
        var key = CorpusEntry.Hash(Encoding.UTF8.GetBytes(uri));
        return _places.FindById(key) ?? new BsonDocument { ["_id"] = key, ["uri"] = uri, ["versions"] = new BsonArray() };
    }

    private IEnumerable<BsonDocument> Holding(long document) => _places.Find(BsonExpression.Create("$.versions[*].document ANY = @0", document));

    private void Supersede(params IEnumerable<long> documents)
    {
        foreach (var document in documents)
        {
            var isCurrent = Holding(document).ToList().Exists(p => p["uri"] == FolderSource.StandardInput || p["versions"].AsArray.Last()["document"] == document);
            var notice = _notices.FindById(document);
            if (notice["superseded"].AsBoolean == isCurrent)
            {
                notice["superseded"] = !isCurrent;
                _notices.Update(notice);
            }
        }
    }

    private static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
