using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Checks the groups of copies against the texts. Faults are told as one: the groups are made anew as a whole.</summary>
internal sealed class CopyVerifier(SqliteConnection connection)
{
    private readonly HashSet<long> _wrong = [];
    private readonly Lazy<Dictionary<long, (long First, byte[] Bins)>> _copies = new(() => Read(connection));

    /// <summary>Checks what is known of a document's text.</summary>
    public void Check(long document, string text)
    {
        var known = _copies.Value.TryGetValue(document, out var copy);
        if (Fingerprint.Of(text) is { } fingerprint ? !known || !fingerprint.ToBytes().AsSpan().SequenceEqual(copy.Bins) : known)
        {
            _wrong.Add(document);
        }
    }

    /// <summary>What is wrong, after all documents that can be read were checked.</summary>
    public IEnumerable<string> Wrong()
    {
        if (_wrong.Count > 0)
        {
            yield return $"the fingerprints of {string.Join(", ", _wrong.Order().Take(10))}{(_wrong.Count > 10 ? " …" : "")} are not of their texts";
        }

        var due = _copies.Value.Where(c => c.Value.First == c.Key).SelectMany(c => Fingerprint.FromBytes(c.Value.Bins).Bands.Select(band => (band, c.Key))).ToHashSet();
        var strange = 0;
        using var bands = new Rows(connection, "SELECT band, document FROM copy_band");
        for (bands.Ask(); bands.Next();)
        {
            strange += due.Remove((bands.Integer(0), bands.Integer(1))) ? 0 : 1;
        }

        if (due.Count + strange > 0)
        {
            yield return "the bands by which copies are found are not those of the fingerprints";
        }
    }

    private static Dictionary<long, (long First, byte[] Bins)> Read(SqliteConnection connection)
    {
        var copies = new Dictionary<long, (long, byte[])>();
        using var rows = new Rows(connection, "SELECT document, first, bins FROM copy");
        for (rows.Ask(); rows.Next();)
        {
            copies[rows.Integer(0)] = (rows.Integer(1), rows.Blob(2).ToArray());
        }

        return copies;
    }
}
