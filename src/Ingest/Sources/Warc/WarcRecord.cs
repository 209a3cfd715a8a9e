using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>The header of a record in a WARC file (ISO 28500:2017).</summary>
internal sealed record WarcRecord(FieldLines Fields)
{
    /// <summary><c>response</c>, <c>revisit</c>, <c>warcinfo</c> …</summary>
    public string Type => (this["WARC-Type"] ?? "").ToLowerInvariant();

    /// <summary>What was archived; null when the record is of nothing in particular. WARC 1.0 often has it in angle brackets.</summary>
    public string? Target => this["WARC-Target-URI"]?.Trim('<', '>');

    /// <summary>When it was captured; null when the record does not say so in a way that can be read.</summary>
    public DateTimeOffset? Date =>
        DateTimeOffset.TryParse(this["WARC-Date"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;

    /// <summary>Bytes of the block; -1 when the record does not say so, which it must.</summary>
    public long Length => long.TryParse(this["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : -1;

    /// <summary>A field; null when there is none of that name.</summary>
    public string? this[string name] => Fields[name];
}
