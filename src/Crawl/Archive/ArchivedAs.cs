namespace Gongwen.Crawl;

/// <summary>Where a page's content was last archived: what a <c>revisit</c> record refers to.</summary>
/// <param name="RecordId"><c>urn:uuid:…</c>, without brackets.</param>
/// <param name="At">The date of that record.</param>
/// <param name="Uri">The target of that record.</param>
/// <param name="Digest">Its WARC-Payload-Digest.</param>
internal sealed record ArchivedAs(string RecordId, DateTimeOffset At, Uri Uri, string Digest);
