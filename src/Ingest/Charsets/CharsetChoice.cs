namespace Gongwen.Ingest;

/// <summary>The charset to read a document in.</summary>
/// <param name="Charset">As <see cref="CharsetLabels.Resolve"/> gives it.</param>
/// <param name="Confidence">0..1</param>
/// <param name="Skip">Bytes of the byte order mark.</param>
internal readonly record struct CharsetChoice(string Charset, double Confidence, int Skip = 0);
