namespace Gongwen.Store;

/// <summary>The two names of a document in a corpus.</summary>
/// <param name="Number">Short, but of this corpus only.</param>
/// <param name="Sha256">Hash of the original, lower-case hexadecimal: the same in every corpus.</param>
public readonly record struct DocumentKey(long Number, string Sha256);
