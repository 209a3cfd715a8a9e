namespace Gongwen.Ingest;

/// <summary>A charset that a document might be in.</summary>
/// <param name="Charset">WHATWG Encoding label, in lower case.</param>
/// <param name="Confidence">0..1: how likely it is.</param>
public sealed record CharsetGuess(string Charset, double Confidence);
