namespace Gongwen.Ingest;

/// <summary>A charset that a document declares.</summary>
/// <param name="Label">As it stands there.</param>
/// <param name="By"><c>mark</c> (byte order mark), <c>transport</c> (HTTP header), <c>meta</c> or <c>xml</c> (XML declaration).</param>
public sealed record DeclaredCharset(string Label, string By);
