namespace Gongwen.Store;

/// <summary>Who writes a corpus.</summary>
/// <param name="Process">The id of its process.</param>
/// <param name="Host">The machine that it runs on.</param>
/// <param name="Command">Its command line.</param>
/// <param name="Since">ISO 8601, UTC.</param>
public sealed record CorpusWriter(int Process, string Host, string Command, string Since);
