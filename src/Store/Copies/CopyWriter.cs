using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Finds for each new document whether the corpus has the same notice already, from another site or with small edits, and groups them.</summary>
/// <remarks>
/// A document belongs to the group of the stored document that is most like it. What differs in 发文字号, 成文日期 or the organs that sign is another
/// notice, however much of its text it shares: whole counties issue the same words, every year. Only the first of a group is looked for, so
/// a group does not drift. Groups depend on the order of storing, not on batches.
/// </remarks>
internal sealed class CopyWriter(SqliteConnection connection) : IDisposable
{
    // At 0.8 a hundred letters in a thousand may be other ones.
    private const double LeastLikeness = 0.8;

    // Of a form that was filled in a thousand times only the latest are looked at.
    private readonly Rows _alike = new(connection, "SELECT document FROM copy_band WHERE band = ? ORDER BY document DESC LIMIT 8");
    private readonly Rows _other = new(connection, "SELECT bins, first FROM copy WHERE document = ?");
    private readonly Rows _differ = new(
        connection,
        """
        SELECT 1 FROM document a, document b WHERE a.id = ? AND b.id = ? AND (
            a.document_number <> b.document_number OR a.document_date <> b.document_date
            OR EXISTS (SELECT 1 FROM organ WHERE document = a.id AND role = 'signing-authority') AND EXISTS (SELECT 1 FROM organ WHERE document = b.id AND role = 'signing-authority')
                AND NOT EXISTS (SELECT 1 FROM organ x JOIN organ y ON y.name = x.name WHERE x.document = a.id AND y.document = b.id AND x.role = 'signing-authority' AND y.role = x.role))
        """);

    private readonly Statement _copy = new(connection, "INSERT INTO copy VALUES (?, ?, ?, ?)");
    private readonly Statement _band = new(connection, "INSERT OR IGNORE INTO copy_band VALUES (?, ?)");
    private readonly Statement _forgetBand = new(connection, "DELETE FROM copy_band WHERE band = ? AND document = ?");
    private readonly Rows _next = new(connection, "SELECT document, bins FROM copy WHERE first = ? ORDER BY document LIMIT 1");
    private readonly Statement _follow = new(connection, $"UPDATE copy SET first = ?1, checksum = {Checksum.SqlName}(document, ?1, bins) WHERE first = ?2");
    private readonly Statement _forget = new(connection, "DELETE FROM copy WHERE document = ?");

    /// <summary>Puts a document into its group; its facts are stored already.</summary>
    public void Write(long document, Fingerprint? fingerprint)
    {
        Remove(document);
        if (fingerprint is null)
        {
            return;
        }

        var first = FirstOf(document, fingerprint);
        var bins = fingerprint.ToBytes();
        _copy.Run(document, first, bins, Checksum.Of(document, first, bins));
        foreach (var band in first == document ? fingerprint.Bands : [])
        {
            _band.Run(band, document);
        }
    }

    /// <summary>Takes a document that is removed out of its group, which then begins with the next one.</summary>
    public void Leave(long document)
    {
        Remove(document);
        if (_next.Ask(document).Next())
        {
            var (next, bands) = (_next.Integer(0), Fingerprint.FromBytes(_next.Blob(1)).Bands);
            _next.End();
            _follow.Run(next, document);
            foreach (var band in bands)
            {
                _band.Run(band, next);
            }
        }
    }

    /// <summary>Takes a document out of its group.</summary>
    public void Remove(long document)
    {
        if (_other.Ask(document).Next())
        {
            var old = Fingerprint.FromBytes(_other.Blob(0));
            _other.End();
            foreach (var band in old.Bands)
            {
                _forgetBand.Run(band, document);
            }

            _forget.Run(document);
        }
    }

    public void Dispose()
    {
        foreach (var used in (IDisposable[])[_alike, _other, _differ, _copy, _band, _forgetBand, _forget, _next, _follow])
        {
            used.Dispose();
        }
    }

    private long FirstOf(long document, Fingerprint fingerprint)
    {
        var (first, best) = (document, LeastLikeness);
        foreach (var other in Alike(fingerprint).Order())
        {
            if (_other.Ask(other).Next())
            {
                var (likeness, group) = (fingerprint.Likeness(_other.Blob(0)), _other.Integer(1));
                _other.End();
                if ((first == document ? likeness >= best : likeness > best) && !Differ(document, other))
                {
                    (first, best) = (group, likeness);
                }
            }
        }

        return first;
    }

    private HashSet<long> Alike(Fingerprint fingerprint)
    {
        var alike = new HashSet<long>();
        foreach (var band in fingerprint.Bands)
        {
            for (_alike.Ask(band); _alike.Next();)
            {
                alike.Add(_alike.Integer(0));
            }
        }

        return alike;
    }

    private bool Differ(long document, long other)
    {
        var differ = _differ.Ask(document, other).Next();
        _differ.End();
        return differ;
    }
}
