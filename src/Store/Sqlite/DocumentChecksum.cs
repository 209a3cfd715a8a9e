using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>The sum of the checksums of a document's own row and of all rows of its facts, so that no order matters.</summary>
internal sealed class DocumentChecksum(SqliteConnection connection) : IDisposable
{
    private readonly CellBuffer _cells = new();
    private readonly Rows _seen = new(connection, "SELECT fetched_at FROM document WHERE id = ?");
    private readonly Rows _own = new(
        connection,
        """
        SELECT sha256, rules, title, document_number, campaign, date, document_date, print_date, published_date, printing_office, repairs, kind, effective_date,
            expiry_date, media_type, charset, lost FROM document WHERE id = ?
        """);

    private readonly ImmutableArray<Rows> _facts =
        [.. Enum.GetValues<FactTable>().Select(table => new Rows(connection, $"SELECT * FROM {NoticeWriter.NameOf(table)} WHERE document = ?"))];

    /// <summary>Of columns of the document's own row.</summary>
    public static long Of(ReadOnlySpan<Cell> cells) => Checksum.Of(cells);

    /// <summary>What it is of a document as it is stored.</summary>
    public long Of(long document)
    {
        var sum = Sum(_seen, document, null, 0) + Sum(_own, document, null, 0);
        foreach (var table in Enum.GetValues<FactTable>())
        {
            sum += Sum(_facts[(int)table], document, table, 1);
        }

        return sum;
    }

    public void Dispose()
    {
        foreach (var rows in (Rows[])[_seen, _own, .. _facts])
        {
            rows.Dispose();
        }
    }

    private long Sum(Rows rows, long document, FactTable? table, int column)
    {
        var sum = 0L;
        for (rows.Ask(document); rows.Next();)
        {
            _cells.Clear();
            if (table is { } known)
            {
                _cells.Add((byte)known);
            }

            rows.AddTo(_cells, column);
            sum += Checksum.Of(_cells.Bytes);
        }

        return sum;
    }
}
