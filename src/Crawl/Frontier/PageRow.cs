using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gongwen.Crawl;

/// <summary>A row of the table <c>page</c> as a value, and how times and days are written there.</summary>
internal static class PageRow
{
    /// <summary>The columns that <see cref="Read"/> expects; of <c>page</c> joined with <c>lane</c>.</summary>
    public const string Columns =
        "page.id, uri, site, kind, priority, depth, title, date, found_at, visited_at, changed_at, gone_since, etag, last_modified, content_hash, text_hash, "
        + "tries, unchanged, last_status, last_links, record_id, record_at, record_uri, record_digest";

    public static KnownPage Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Uri = new Uri(row.GetString(1)),
        Site = row.GetString(2),
        Kind = (PageKind)row.GetInt32(3),
        Priority = row.GetInt32(4),
        Depth = row.GetInt32(5),
        Title = Text(row, 6),
        Date = Text(row, 7) is { } date ? DateOnly.ParseExact(date, "O", CultureInfo.InvariantCulture) : null,
        FoundAt = Time(row, 8) ?? default,
        VisitedAt = Time(row, 9),
        ChangedAt = Time(row, 10),
        GoneSince = Time(row, 11),
        ETag = Text(row, 12),
        LastModified = Text(row, 13),
        ContentHash = Text(row, 14),
        TextHash = Text(row, 15),
        Tries = row.GetInt32(16),
        Unchanged = row.GetInt32(17),
        LastStatus = row.IsDBNull(18) ? null : row.GetInt32(18),
        LastLinks = row.IsDBNull(19) ? null : row.GetInt32(19),
        Archived = row.IsDBNull(20) ? null : new ArchivedAs(row.GetString(20), DateTimeOffset.UnixEpoch.AddMicroseconds(row.GetInt64(21)), new Uri(row.GetString(22)), row.GetString(23)),
    };

    public static long? Time(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    public static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public static long? Micros(DateTimeOffset? time) => time is { } t ? (t - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond : null;

    private static DateTimeOffset? Time(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
