namespace Gongwen.Ingest;

/// <summary>What it costs to change between the text as it stands and text read anew.</summary>
/// <param name="Entry">To begin to read anew.</param>
/// <param name="Start">The same at the start.</param>
/// <param name="Exit">To go on as the text stands.</param>
internal readonly record struct Prices(int Entry, int Start, int Exit = Price.Exit);
